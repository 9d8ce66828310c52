/** The site a page belongs to, and who publishes it. */
import { fold } from '../../transcript/fold.ts'
import { addressOf, hostNames } from './address.ts'
import { type Found, first, line } from './evidence.ts'
import type { Harvest } from './harvest.ts'
import { isObject, type JsonObject, type LinkedData, strings, typesOf } from './json-ld.ts'

export interface SiteNames {
  site: Found | undefined
  publisher: Found | undefined
  url: string | undefined
  /** Every name of the site, its owner and its host, folded and lower case: no part of a title. */
  folded: ReadonlySet<string>
  /** Those of them that are nobody's name. */
  notNames: ReadonlySet<string>
}

const meta = (harvest: Harvest | undefined, ...names: string[]): Found[] =>
  names.flatMap((name) => (harvest?.meta.get(name) ?? []).map((value) => ({ value, from: `meta[${name}]` })))

export function siteNamesOf(harvest: Harvest | undefined, data: LinkedData, canonical: string | undefined): SiteNames {
  const website = data.others.find((node) => typesOf(node).includes('website'))
  const publishers = data.articles.flatMap((node) => publisherNames(node.publisher, data))
  const site = first(
    [
      ...meta(harvest, 'og:site_name'),
      ...strings(website?.name).map((value) => ({ value, from: 'json-ld WebSite' })),
      ...meta(
        harvest,
        'application-name',
        'apple-mobile-web-app-title',
        'al:android:app_name',
        'shareaholic:site_name',
        'cre',
      ),
      ...meta(harvest, 'citation_journal_title', 'dc.source.publication', 'dcterms.ispartof'),
    ],
    nameOf,
  )
  const publisher = first(
    [
      ...publishers.map((value) => ({ value, from: 'json-ld publisher' })),
      ...meta(harvest, 'dc.publisher', 'dcterms.publisher', 'citation_publisher', 'publisher', 'og:publisher'),
    ],
    nameOf,
  )
  const handles = meta(harvest, 'twitter:site').map(({ value }) => value.replace(/^@/, ''))
  const names = [
    site?.value,
    publisher?.value,
    ...publishers,
    ...handles,
    ...hostNames(canonical),
    ...alternates(website),
  ]
  const folded = new Set(
    names.flatMap((name) => (name === undefined ? [] : [siteKey(name)])).filter((key) => key !== ''),
  )
  return { site, publisher, url: siteUrl(website, canonical), folded, notNames: folded }
}

/** Site names are compared without case, spaces and hyphens: `ERP-News` is `erpnews`. */
export function siteKey(name: string): string {
  return fold(name)
    .toLowerCase()
    .replace(/[-_.|]/g, '')
    .replace(/^the(?=.{4})/, '')
}

function nameOf(value: string): string | undefined {
  const name = line(value)
  return name === undefined || name.length > 100 || /^https?:|^@|^\d+$/.test(name) ? undefined : name
}

function publisherNames(value: unknown, data: LinkedData): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value]
  return list.flatMap((item) => {
    if (!isObject(item)) return strings(item)
    const id = strings(item['@id'])[0]
    const node = item.name === undefined && id !== undefined ? data.byId.get(id) : item
    return strings(node?.name)
  })
}

function alternates(website: JsonObject | undefined): string[] {
  return strings(website?.alternateName)
}

function siteUrl(website: JsonObject | undefined, canonical: string | undefined): string | undefined {
  const stated = strings(website?.url).map((value) => addressOf(value, canonical))[0]
  return stated ?? (canonical === undefined ? undefined : `${new URL(canonical).origin}/`)
}
