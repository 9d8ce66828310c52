/** The title that is printed as the article's headline. */
import type { AnyNode, Element } from 'domhandler'
import { fold } from '../../transcript/fold.ts'
import { isElement, namesOf, textIn } from './elements.ts'
import { type Found, line } from './evidence.ts'
import { type Harvest, HOME, type Mark } from './harvest.ts'
import { type LinkedData, strings } from './json-ld.ts'
import { withoutCount } from './page-count.ts'
import { type SiteNames, siteKey } from './site.ts'
import { type Printed, segmentsOf, withoutSite } from './site-suffix.ts'

export interface TitleFound extends Found {
  /** The heading that prints it. */
  heading?: Mark
  /** Last segment of `<title>`: the site's name where nothing else states it. */
  siteSegment?: string
}

const KICKER =
  /^(?:.{0,30}[-_])?(?:kicker|overline|roofline|dachzeile|eyebrow|topline|surtitle|supertitle|uppertitle|headline-?(?:intro|emphasis|prefix)|pretitle|pre-?title|pre-?headline|overhead|spitzmarke|volanta|antetitulo|cintillo|occhiello|chapeau|rubrique|rubrik|category|section-?name|vinjett|kategori|meta|label|sr-only|visually-?hidden|screen-reader-text)(?:[-_].{0,20})?$/
const HEADLINE =
  /^(?:.{0,30}[-_])?(?:headline|title|titel|titre|titulo|titolo|heading|entry-title|post-title|biaoti)(?:[-_].{0,20})?$/

const TITLE_METAS = [
  'og:title', 'citation_title', 'dc.title', 'dcterms.title', 'parsely-title', 'sailthru.title', 'twitter:title', 'twitter:text:title', 'title', 'headline',
  'hdl', 'articletitle', 'article:title', 'eprints.title', 'bt:title', 'cxenseparse:title', 'swiftype:title',
] // biome-ignore format: a list of words reads better in rows

/** What machines are told the title is, best first, each without the site's name. */
function statedTitles(
  harvest: Harvest,
  data: LinkedData,
  site: SiteNames,
  printed: Printed,
): { titles: Found[]; segment?: string } {
  const candidates: Found[] = [
    ...data.articles
      .slice(0, 3)
      .flatMap((node) => strings(node.headline).map((value) => ({ value, from: 'json-ld headline' }))),
    ...(harvest.properties.get('headline') ?? [])
      .filter((mark) => mark.aside === undefined)
      .slice(0, 3)
      .map(({ element }) => ({ value: element.attribs.content ?? textIn(element, 400), from: 'itemprop headline' })),
    ...TITLE_METAS.flatMap((name) =>
      (harvest.meta.get(name) ?? []).slice(0, 1).map((value) => ({ value, from: `meta[${name}]` })),
    ),
    ...data.articles
      .slice(0, 2)
      .flatMap((node) => strings(node.name).map((value) => ({ value, from: 'json-ld name' }))),
  ]
  const document = harvest.documentTitle === undefined ? undefined : line(textIn(harvest.documentTitle, 500))
  const titles = candidates.flatMap(({ value, from }) => {
    const text = line(value)
    return text === undefined || isSiteName(text, site)
      ? []
      : [{ value: withoutSite(text, site.folded, printed).title, from }]
  })
  if (document === undefined || isSiteName(document, site)) return { titles }
  const known = { ...printed, titles: new Set([...printed.titles, ...titles.map(({ value }) => fold(value))]) }
  const { title, removed } = withoutSite(document, site.folded, known)
  return {
    titles: [...titles, { value: title, from: 'title' }],
    ...(removed === undefined ? {} : { segment: siteSegment(removed, site) }),
  }
}

/** Of what was taken off (`财经_腾讯网`) the piece that is the site's name: the one its host bears out, else the last. */
function siteSegment(removed: string, site: SiteNames): string {
  const pieces = segmentsOf(removed)
  return (
    pieces.find((piece) => site.folded.has(siteKey(piece))) ??
    pieces.find((piece) => /[网網报報社]$/.test(piece)) ??
    pieces.at(-1) ??
    removed
  )
}

const isSiteName = (text: string, site: SiteNames) => site.folded.has(siteKey(text))

interface Heading {
  mark: Mark
  text: string
  key: string
}

/** @param lines folded short lines that the page prints around the article. */
export function titleOf(
  harvest: Harvest,
  data: LinkedData,
  site: SiteNames,
  lines: ReadonlySet<string>,
): TitleFound | undefined {
  const headings = harvest.headings.flatMap((mark) => headingOf(mark))
  const printed = { titles: new Set(headings.map(({ key }) => key)), lines }
  const { titles, segment } = statedTitles(harvest, data, site, printed)
  const extra = segment === undefined ? {} : { siteSegment: segment }
  const stated = [...new Set(titles.map(({ value }) => fold(value)))]
  let best: { heading: Heading; score: number } | undefined
  for (const heading of headings) {
    const score = scoreOf(heading, stated, site)
    if (best === undefined || score > best.score) best = { heading, score }
  }
  if (best !== undefined && best.score >= 40) {
    const { heading } = best
    const value = withoutCount(withoutKicker(heading, titles))
    return { value, from: heading.mark.element.name, heading: heading.mark, ...extra }
  }
  const shown = titles.find(({ value }) => printed.titles.has(fold(value)) || lines.has(fold(value)))
  const chosen = shown ?? titles[0]
  return chosen === undefined ? undefined : { ...chosen, value: withoutCount(chosen.value), ...extra }
}

function headingOf(mark: Mark): Heading[] {
  const { element } = mark
  const printed = textIn(element, 600)
  const text = withoutJoint(textIn(element, 600, isKicker), printed) || printed
  return text === '' ? [] : [{ mark, text, key: fold(text) }]
}

/** `<kicker>: <headline>`: the colon between the two goes with the kicker. */
function withoutJoint(text: string, printed: string): string {
  return text === printed ? text : text.replace(/^[\s:|–—·-]{1,4}(?=\S)/u, '')
}

function isKicker(element: Element): boolean {
  return namesOf(element).some((name) => name.length < 60 && KICKER.test(name))
}

/** How likely a heading is the headline: by what machines are told, by its level, its class and its place. */
function scoreOf({ mark, text, key }: Heading, titles: readonly string[], site: SiteNames): number {
  const { element } = mark
  let score = ({ h1: 40, h2: 12, h3: 4 } as Record<string, number>)[element.name] ?? 0
  if (isSiteName(text, site)) score -= 200
  if (mark.hidden) score -= 100
  if (mark.aside !== undefined) score -= 50
  if (isHomeLink(element)) score -= 60
  if (mark.inside) score += 6
  if (key.length < 3) score -= 50
  if (key.length > 300) score -= 50
  if (/headline|title/.test(element.attribs.itemprop ?? '')) score += 25
  if (namesOf(element).some((name) => name.length < 60 && HEADLINE.test(name))) score += 15
  return score + Math.max(0, ...titles.map((stated) => agreement(key, stated)))
}

/** 0 to 100: how much of a heading is a stated title, or of the title the heading. */
function agreement(heading: string, stated: string): number {
  if (heading === stated) return 100
  const [a, b] = [heading.toLowerCase(), stated.toLowerCase()]
  if (a === b) return 98
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  if (short.length >= 6 && long.includes(short)) return 45 + (45 * short.length) / long.length
  if (b.length > 20 && a.startsWith(b.replace(/\.{1,3}$/, ''))) return 85
  return 40 * overlap(a, b)
}

/** Share of the pairs of characters of the shorter text that are in the longer one; 0 when it is small. */
function overlap(a: string, b: string): number {
  if (a.length > 400 || b.length > 400 || a.length < 4 || b.length < 4) return 0
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  let shared = 0
  for (let index = 0; index + 1 < short.length; index += 1)
    if (long.includes(short.slice(index, index + 2))) shared += 1
  const share = shared / (short.length - 1)
  return share > 0.6 ? share : 0
}

function isHomeLink(element: Element): boolean {
  const child = element.children.find((node) => isElement(node)) as Element | undefined
  const link =
    element.parent?.type === 'tag' && (element.parent as Element).name === 'a' ? (element.parent as Element) : child
  return link?.name === 'a' && HOME.test(link.attribs.href ?? 'x')
}

const isBreak = (node: AnyNode) => isElement(node) && node.name === 'br'

/** A heading of several parts, one of which machines are told is the title: the others are kicker and frills. */
function withoutKicker({ mark, text }: Heading, titles: readonly Found[]): string {
  const nodes = mark.element.children
  // `Ada Lin: <em>Low tide</em>` is one headline; a line break parts two.
  if (nodes.some((node) => node.type === 'text' && node.data.trim() !== '') && !nodes.some(isBreak)) return text
  const parts = nodes
    .map((node) => (isElement(node) ? textIn(node, 600) : node.type === 'text' ? (line(node.data) ?? '') : ''))
    .filter((part) => part !== '')
  const stated = new Set(titles.map(({ value }) => fold(value)))
  if (stated.has(fold(text)) || parts.length < 2) return text
  return parts.find((part) => part.length * 3 > text.length && stated.has(fold(part))) ?? text
}
