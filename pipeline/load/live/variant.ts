/** AMP and mobile editions: the page of which they are editions, where they say so. */

import type { PageFacts } from './facts.ts'
import { baseOf } from './pagination.ts'

const EDITION = new Set(['www', 'm', 'mobile', 'amp', 'wap', 'touch', '3g', 'mobil'])

/**
 * The canonical address of an AMP or mobile edition, of the same site only; undefined for any other page, whose
 * canonical address names it but is not fetched.
 */
export function canonicalOfEdition(facts: PageFacts, url: string): string | undefined {
  const own = new URL(url)
  const isMobile = own.hostname.split('.').some((label) => EDITION.has(label) && label !== 'www')
  if ((!facts.amp && !isMobile) || facts.canonical === undefined) return undefined
  const base = baseOf(facts, url)
  const canonical = URL.canParse(facts.canonical, base) ? new URL(facts.canonical, base) : undefined
  if (canonical === undefined || !/^https?:$/.test(canonical.protocol)) return undefined
  canonical.hash = ''
  // A theme that prints the home page as every page's canonical address is a known fault.
  if (canonical.href === own.href || (canonical.pathname === '/' && own.pathname !== '/')) return undefined
  return siteOf(canonical) === siteOf(own) ? canonical.href : undefined
}

/** `en.m.example.org`, `www.example.org` → `en.example.org`, `example.org`. The last two labels are never an edition. */
export function siteOf({ hostname, port }: URL): string {
  const labels = hostname.split('.')
  const site = labels.filter((label, index) => index >= labels.length - 2 || !EDITION.has(label))
  return `${site.join('.')}:${port}`
}
