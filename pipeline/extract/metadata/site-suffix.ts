/** Taking the site's name off a title, whatever stands between them. */
import { fold } from '../../transcript/fold.ts'
import { isCapital } from './letters.ts'
import { siteKey } from './site.ts'

/**
 * Separators by how surely the last of them parts title and site. A bare hyphen, and colons above all, belong to titles
 * as often: what stands behind those is taken off only when it is a name of the site.
 */
const STRONG =
  /\s{1,3}[|»›]{1,2}\s{1,3}|\s{0,3}[_|丨∣｜]\s{0,3}|\s{1,3}(?:::|\/\/|<|>|•|·|~|←|▪|■|◆|●|★|※|⋆|▸|→)\s{1,3}/u
const WEAK =
  /\s{1,3}[-–—―]{1,2}\s{1,3}|\s{1,3}\/\s{1,3}|(?<=[\u3400-\u9fff！？》”」])[-–—]{1,2}(?=[\u3400-\u9fffA-ZÀ-ÖØ-ÞА-Я])/u
const WHOLE_STRONG = new RegExp(`^(?:${STRONG.source})$`, 'u')
const ANY = new RegExp(`${STRONG.source}|${WEAK.source}|\\s?[:：]\\s{1,2}|：`, 'gu')

interface Cut {
  start: number
  end: number
  strong: boolean
  colon: boolean
}

export interface Stripped {
  title: string
  /** The segment that was taken off, as printed: the site's name where nothing else states it. */
  removed: string | undefined
}

/** What else the page prints, folded. */
export interface Printed {
  /** Headings, and titles stated elsewhere. */
  titles: ReadonlySet<string>
  /** Short lines around the article. */
  lines: ReadonlySet<string>
}

export function withoutSite(title: string, site: ReadonlySet<string>, printed: Printed): Stripped {
  let current = title.trim()
  let removed: string | undefined
  for (let round = 0; round < 4; round += 1) {
    const key = fold(current)
    if ((printed.titles.has(key) || printed.lines.has(key)) && !endsWithSite(current, site)) break
    const cut = nextCut(current, site, printed)
    if (cut === undefined) break
    current = cut.title
    removed = [cut.removed, removed].filter((part) => part !== undefined).join(' | ')
  }
  return { title: current, removed }
}

function nextCut(title: string, site: ReadonlySet<string>, printed: Printed): Stripped | undefined {
  const cuts = cutsOf(title)
  const last = cuts.at(-1)
  const opening = cuts[0]
  if (last === undefined || opening === undefined) return undefined
  const known = printedPart(title, cuts, site, printed.titles) ?? printedPart(title, cuts, site, printed.lines, isLogo)
  if (known !== undefined) return known
  const [head, tail] = [title.slice(0, last.start).trim(), title.slice(last.end).trim()]
  if (fold(head) === fold(tail)) return { title: head, removed: tail }
  if (isSite(head, site) && GENRE.test(tail)) return undefined
  if (isTitle(head) && isSite(tail, site)) return { title: head, removed: tail }
  const [lead, rest] = [title.slice(0, opening.start).trim(), title.slice(opening.end).trim()]
  if (isTitle(rest) && (isSite(lead, site) || isMedium(lead, rest, opening))) return { title: rest, removed: lead }
  return isTitle(head) && isSegment(head, tail, last) ? { title: head, removed: tail } : undefined
}

/** `Ann Lee - Interview` on Ann Lee's own page: what is left without the name says nothing. */
const GENRE =
  /^(?:interviews?|entretiens?|entrevues?|entrevistas?|intervist[ae]|gespräche?|wywiady?|rozmow[ay]|intervju(?:er)?|интервью|беседа|röportaj|q\s?(?:&|and)\s?a)$/iu

const isTitle = (text: string) => text !== '' && !GENRE.test(text)

/** A headline behind a site's name is so much longer than it. */
const LONGER = 1.5

interface Part extends Cut {
  head: string
  tail: string
}

/** A line prints the word or two that end a long title: a logo, and the paper's name, of which nothing else tells. */
function isLogo({ head, tail, colon }: Part): boolean {
  return !colon && tail.length * 2 < head.length && tail.split(/\s+/).length <= 2
}

/** The part of a title that the page prints elsewhere: the longest head, or a tail that is longer still. */
function printedPart(
  title: string,
  cuts: readonly Cut[],
  site: ReadonlySet<string>,
  printed: ReadonlySet<string>,
  isOther: (part: Part) => boolean = () => false,
): Stripped | undefined {
  const isPrinted = (part: string) => printed.has(fold(part)) && !site.has(siteKey(part))
  const parts = cuts.map(
    (cut): Part => ({
      ...cut,
      head: title.slice(0, cut.start).trim(),
      tail: title.slice(cut.end).trim(),
    }),
  )
  const tail = parts.find((part) => isPrinted(part.tail) && !isOther(part))
  // A colon parts a kicker from its headline, or a headline from a site whose logo prints its name in words.
  const head = parts.findLast(
    (part) => isPrinted(part.head) && (!part.colon || (part === tail && part.head.length >= part.tail.length * LONGER)),
  )
  if (head !== undefined && (tail === undefined || tail.tail.length < head.head.length * LONGER))
    return { title: head.head, removed: head.tail }
  return tail === undefined ? undefined : { title: tail.tail, removed: tail.head }
}

/** The pieces of a title between its separators; a colon parts none. */
export function segmentsOf(title: string): string[] {
  const segments: string[] = []
  let start = 0
  for (const cut of cutsOf(title)) {
    if (cut.colon) continue
    segments.push(title.slice(start, cut.start).trim())
    start = cut.end
  }
  return [...segments, title.slice(start).trim()].filter((segment) => segment !== '')
}

function cutsOf(title: string): Cut[] {
  // « … » and » … « around words are quotation marks; » alone, with space on both sides, parts.
  const quoted = title.includes('«') && title.includes('»')
  const cuts = [...(quoted ? title.replace(/[«»]/g, '"') : title).matchAll(ANY)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    strong: WHOLE_STRONG.test(match[0]),
    colon: /^\s?[:：]\s{0,2}$/.test(match[0]),
  }))
  return cuts.length <= MOST_CUTS ? cuts : [...cuts.slice(0, 2), ...cuts.slice(2 - MOST_CUTS)]
}

/** A title has channels and a site behind it, not thousands of strokes: both sides of each are looked at. */
const MOST_CUTS = 16

function endsWithSite(title: string, site: ReadonlySet<string>): boolean {
  const last = cutsOf(title).at(-1)
  return last !== undefined && isSite(title.slice(last.end), site)
}

/** A name of the site, alone or with words around it: `ERP-News`, `CNN Politics` of CNN, `新浪财经` of 新浪. */
function isSite(segment: string, site: ReadonlySet<string>): boolean {
  const key = siteKey(segment)
  if (key === '') return false
  if (site.has(key)) return true
  return (
    segment.length <= 40 &&
    [...site].some((name) => name.length >= 3 && (key.startsWith(name) || name.startsWith(key)) && key.length >= 3)
  )
}

/** `明報新聞網-…`: what a headline follows, and ends as the name of a paper, a station, a site does. */
function isMedium(lead: string, rest: string, { colon }: Cut): boolean {
  return (
    !colon &&
    rest.length > lead.length * LONGER &&
    /^\p{Script=Han}{2,8}(?:新聞網|新闻网|日報|日报|晚報|晚报|時報|时报|周刊|週刊|電視台|电视台|電台|电台|通訊社|通讯社|論壇|论坛)$/u.test(
      lead,
    )
  )
}

/** Whether a last segment that no one names is still more likely a site than a part of the title. */
function isSegment(head: string, tail: string, { strong, colon }: Cut): boolean {
  if (colon || head === '' || tail === '' || /[\d?？!！…"”»]$/.test(tail)) return false
  const han = /\p{Script=Han}/u.test(tail)
  const short = han ? tail.length <= 12 : tail.split(/\s+/).length <= 6 && tail.length <= 50
  if (!short || head.length < tail.length * (han ? 1.2 : 0.8)) return false
  return (
    strong ||
    /(?:网|網|报|報|社|站|论坛|频道|新闻|在线|周刊|日报|博客|电视台)$/u.test(tail) ||
    (isCapital(String.fromCodePoint(tail.codePointAt(0) as number)) && /^\S+(?:\s\S+){0,3}$/.test(tail))
  )
}
