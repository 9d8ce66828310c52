/** What the page says it is about, in a sentence or two. */
import { fold } from '../../transcript/fold.ts'
import { type Found, first, line } from './evidence.ts'
import type { Harvest } from './harvest.ts'
import { type LinkedData, strings } from './json-ld.ts'
import { siteKey } from './site.ts'

const METAS = [
  'og:description', 'description', 'twitter:description', 'dc.description', 'dcterms.abstract', 'dcterms.description', 'citation_abstract', 'sailthru.description',
  'abstract', 'articledescription', 'article:description', 'excerpt',
] // biome-ignore format: a list of words reads better in rows

/** Systems that have no description print a sentence of their own. */
const EMPTY =
  /^(?:visit the post for more|read more|continue reading|just another wordpress site|description|null|undefined|no description|click to read|lire la suite|weiterlesen|leer más)\b/i

/** @param body plain text of the article. @param site folded names. */
export function descriptionOf(
  harvest: Harvest | undefined,
  data: LinkedData,
  title: string,
  body: string,
  site: ReadonlySet<string>,
): Found | undefined {
  let folded: string[] | undefined
  // Most descriptions end like a sentence; the text is folded for the others only.
  const beginning = () => {
    folded ??= body.slice(0, 6000).split('\n').map(fold)
    return folded
  }
  const candidates: Found[] = [
    ...METAS.slice(0, 1).flatMap((name) => metaValues(harvest, name)),
    ...data.articles
      .slice(0, 2)
      .flatMap((node) => strings(node.description).map((value) => ({ value, from: 'json-ld description' }))),
    ...METAS.slice(1).flatMap((name) => metaValues(harvest, name)),
  ]
  return first(candidates, (value) => summary(value, title, beginning, site))
}

function metaValues(harvest: Harvest | undefined, name: string): Found[] {
  return (harvest?.meta.get(name) ?? []).slice(0, 2).map((value) => ({ value, from: `meta[${name}]` }))
}

function summary(
  value: string,
  title: string,
  beginning: () => readonly string[],
  site: ReadonlySet<string>,
): string | undefined {
  const text = line(value.replace(/<[^<>]{0,300}>/g, ' '))
  if (text === undefined || text.length < 12 || text.length > 2000 || EMPTY.test(text)) return undefined
  const key = fold(text)
  if (key === fold(title) || site.has(siteKey(text)) || fold(title).includes(key)) return undefined
  return isCutOff(text, key, beginning) ? undefined : text
}

/** The first characters of the article, cut in the middle of a sentence: no summary, and the text is there anyway. */
function isCutOff(text: string, key: string, beginning: () => readonly string[]): boolean {
  const ended = /[.!?。！？…”"»）)]$/.test(text) && !/(?:\.{3}|…|\[…\])$/.test(text)
  // A paragraph of the page, whole: the standfirst, whatever it ends with.
  if (ended || beginning().includes(key)) return false
  const stem = key.replace(/[.[\]…]+$/, '').replace(/(?:more|weiterlesen|readmore)$/i, '')
  const core = stem.slice(0, Math.max(12, stem.length - 8))
  return core.length >= 12 && beginning().join('').includes(core)
}
