/** The page's own address. */
import type { Page } from '../../transcript/page.ts'
import { type Found, first } from './evidence.ts'
import type { Harvest } from './harvest.ts'

/** Absolute http(s) address, without fragment; undefined for anything else. */
export function addressOf(value: string, base?: string): string | undefined {
  const text = /^https?%3a%2f%2f/i.test(value) ? unescaped(value) : value.trim()
  if (text === '' || text.length > 2000) return undefined
  try {
    const url = base === undefined ? new URL(text.startsWith('//') ? `https:${text}` : text) : new URL(text, base)
    if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
    if (!url.hostname.includes('.') && url.hostname !== 'localhost') return undefined
    url.hash = ''
    return url.href
  } catch {
    return undefined
  }
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The address the page gives itself; the one it was fetched from only where it gives none. */
export function canonicalOf(harvest: Harvest | undefined, page: Page): Found | undefined {
  if (page.settings.url !== undefined) return { value: page.settings.url, from: 'source.yaml' }
  const meta = (name: string) => (harvest?.meta.get(name) ?? []).map((value) => ({ value, from: `meta[${name}]` }))
  const links = (harvest?.rel.get('canonical') ?? [])
    .filter(({ element }) => element.name === 'link')
    .map(({ element }) => ({ value: element.attribs.href ?? '', from: 'link[rel=canonical]' }))
  const candidates = [
    ...links,
    ...meta('og:url'),
    ...meta('twitter:url'),
    ...meta('parsely-link'),
    ...meta('dc.identifier'),
  ]
  // A relative canonical is resolved against the first absolute address that the page or its capture knows.
  const base =
    page.url ??
    first([...meta('og:url'), ...meta('twitter:url'), ...meta('twitter:domain')], (value) => addressOf(value))?.value
  const resolved = candidates.flatMap(({ value, from }) => {
    const url = addressOf(value, base) ?? addressOf(value)
    return url === undefined ? [] : [{ value: url, from }]
  })
  // A theme that prints the home page as every page's canonical address is a known fault.
  const deep = resolved.find(({ value }) => new URL(value).pathname !== '/' || new URL(value).search !== '')
  const fetched =
    page.url === undefined ? undefined : first([{ value: page.url, from: 'address' }], (value) => addressOf(value))
  return deep ?? fetched ?? resolved[0]
}

/** Names by which the host calls the site: `www.example-news.co.uk` → `examplenews`, `example`, `news`. */
export function hostNames(url: string | undefined): string[] {
  if (url === undefined) return []
  const labels = new URL(url).hostname.replace(/^(?:www\d?|m|amp|mobile)\./, '').split('.')
  const names = labels.slice(0, -1).filter((label) => !/^(?:co|com|org|net|gov|edu|ac|or|ne)$/.test(label))
  return [...new Set([labels.join('.'), ...names, ...names.map((name) => name.replace(/-/g, ''))])]
}
