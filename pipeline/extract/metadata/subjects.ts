/** What the page is about, in keywords. */
import { fold } from '../../transcript/fold.ts'
import { textIn } from './elements.ts'
import { type Found, line } from './evidence.ts'
import type { Harvest } from './harvest.ts'
import { isObject, type LinkedData, strings } from './json-ld.ts'
import { siteKey } from './site.ts'

/** A page with more keywords lists its site's, not its own. */
const LIMIT = 20

const METAS = [
  'article:tag',
  'news_keywords',
  'keywords',
  'citation_keywords',
  'parsely-tags',
  'sailthru.tags',
  'dc.subject',
  'dcterms.subject',
  'og:article:tag',
  'video:tag',
  'tags',
]

/** @param printed words after a printed label: 关键词：… */
export function subjectsOf(
  harvest: Harvest | undefined,
  data: LinkedData,
  title: string,
  site: ReadonlySet<string>,
  printed: readonly string[],
): Found<string[]> | undefined {
  const lists: Found<string[]>[] = [
    ...data.articles.slice(0, 2).map((node) => ({ value: keywordsOf(node.keywords), from: 'json-ld keywords' })),
    ...METAS.map((name) => ({
      value: (harvest?.meta.get(name) ?? []).flatMap((value) => split(value.replace(title, ''))),
      from: `meta[${name}]`,
    })),
    { value: [...printed], from: 'keywords line' },
    { value: tagLinks(harvest), from: 'rel=tag' },
  ]
  for (const { value, from } of lists) {
    const subjects = distinct(value, title, site)
    if (subjects.length > 0 && subjects.length <= LIMIT) return { value: subjects, from }
  }
  return undefined
}

function keywordsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? (value as unknown[]) : [value]
  const single = list.length === 1
  return list.flatMap((item) => {
    if (isObject(item)) return strings(item.name)
    return strings(item).flatMap((text) => (single ? split(text) : [text]))
  })
}

function split(value: string): string[] {
  const parts = value.split(/[,，;；、\n]/)
  if (parts.length > 1) return parts
  // Chinese keyword lists are as often parted by spaces or bars.
  return /^[\p{Script=Han}\p{L}\d\s|]+$/u.test(value) && /\p{Script=Han}/u.test(value) ? value.split(/[\s|]+/) : [value]
}

function tagLinks(harvest: Harvest | undefined): string[] {
  return (harvest?.rel.get('tag') ?? [])
    .filter(({ aside, element }) => aside === undefined && element.name === 'a')
    .map(({ element }) => textIn(element, 80))
}

function distinct(words: readonly string[], title: string, site: ReadonlySet<string>): string[] {
  const seen = new Map<string, string>()
  for (const word of words) {
    const text = line(word.replace(/^#/, ''))
    // "channel: politics" and the like are the system's own marks.
    if (text === undefined || text.length > 60 || /[<>{}=]|:\/\/|^\w{1,20}:\s?\S/.test(text)) continue
    const key = fold(text).toLowerCase()
    if (key.length > 0 && key !== fold(title).toLowerCase() && !site.has(siteKey(text)) && !seen.has(key))
      seen.set(key, text)
  }
  return [...seen.values()]
}
