/** Where the links of a page lead. */
import type { CheerioAPI } from 'cheerio/slim'
import { LINK_PATTERN } from '../transcript/link.ts'

/** Address against which the page's links are resolved: its `<base>`, its own; undefined for a page from nowhere. */
export function baseOf($: CheerioAPI | undefined, url: string | undefined): string | undefined {
  const head = $?.root().children('html').children('head')
  const href = head?.children('base[href]').first().attr('href')
  const own = url ?? head?.children('link[rel~="canonical"]').first().attr('href')
  if (href === undefined) return isWeb(own) ? own : undefined
  const resolved = resolve(href, isWeb(own) ? own : undefined)
  return isWeb(resolved) ? resolved : isWeb(own) ? own : undefined
}

function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//i.test(url) && URL.canParse(url)
}

function resolve(href: string, base: string | undefined): string | undefined {
  return URL.canParse(href, base) ? new URL(href, base).href : undefined
}

/** The address as a transcript may hold it, or nothing: then the link is text. */
export function linkResolver(base: string | undefined): (href: string) => string | undefined {
  const page = base?.split('#')[0]
  return (raw) => {
    const href = raw.trim()
    if (href === '' || href === '#') return undefined
    if (href.startsWith('#')) return /^#[^\s]{1,200}$/.test(href) ? href : undefined
    const url = resolve(href, base)
    if (url === undefined || !LINK_PATTERN.test(url)) return undefined
    return page !== undefined && url.startsWith(`${page}#`) ? url.slice(page.length) : url
  }
}
