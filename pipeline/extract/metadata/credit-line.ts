/** One short line of a page read as metadata: who, when, from where, how often seen. */
import type { ContributorRole } from '../../transcript/model.ts'
import { COLON_LABELS, CONVERSATIONS, type LabelKind, PHRASES, TRANSLATED_FROM } from './credit-labels.ts'
import type { DateReading } from './date-text.ts'
import { FILLERS, withoutWeekdays } from './date-words.ts'
import { type LineDate, lineDates } from './line-dates.ts'
import { isPerson, type NotNames, readNames } from './names.ts'

export interface Credit {
  role: ContributorRole
  name: string
}

export interface LineReading {
  credits: Credit[]
  dates: LineDate[]
  /** Where the text came from; never an author. */
  sources: string[]
  /** Text after a 导读 label. */
  lead?: string
  keywords: string[]
  /** Something counted or labelled that is nobody's speech: views, comments, reading time. */
  counts: number
  /** What no rule knows, without filler words. */
  rest: string
}

/** Longer lines are prose; a lead may be longer. */
const LINE_LENGTH = 300

interface Piece {
  start: number
  /** Where the value begins. */
  value: number
  kind: LabelKind
}

/** @param line one line; width and spaces are normalised here. */
export function readLine(line: string, reading: DateReading, notNames: NotNames): LineReading {
  const result: LineReading = { credits: [], dates: [], sources: [], keywords: [], counts: 0, rest: '' }
  const text = line
    .replace(/\u3000/g, '  ')
    .normalize('NFKC')
    .trim()
  const lead = LEAD.exec(text)
  if (lead !== null) {
    result.lead = text.slice(lead[0].length).trim()
    return result
  }
  if (text.length > LINE_LENGTH) return { ...result, rest: text }
  const dated = lineDates(text, reading)
  result.dates = dated.dates
  const rest = [...labelled(dated.rest, result, notNames)]
  result.rest = meaningful(phrased(rest.join(' · '), result, notNames))
  return result
}

/** Reads the labelled pieces and yields what stands between them. */
function* labelled(text: string, result: LineReading, notNames: NotNames): Generator<string> {
  let position = 0
  const pieces = piecesOf(text)
  for (const [index, { start, value, kind }] of pieces.entries()) {
    if (start > position) yield text.slice(position, start)
    const end = endOfValue(text, value, pieces[index + 1]?.start ?? text.length)
    const left = take(kind, text.slice(value, end).trim(), result, notNames)
    if (left !== '') yield left
    position = end
  }
  yield text.slice(position)
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (const match of text.matchAll(COLON_PATTERN)) {
    const label = (match[2] as string).toLowerCase().replace(/\s+/g, ' ')
    const kind = KINDS.get(label)
    const start = match.index + (match[1] as string).length
    if (kind !== undefined) pieces.push({ start, value: match.index + match[0].length, kind })
  }
  return pieces
}

/** A value ends at the next label, at a bar or bullet, or at a gap of two spaces. */
function endOfValue(text: string, from: number, limit: number): number {
  const stop = /[|·•;]|\s{2}|\s[-–—/]\s/.exec(text.slice(from, limit).trimStart())
  const leading = text.slice(from, limit).length - text.slice(from, limit).trimStart().length
  // A middle dot inside a name (史蒂夫·乔布斯) parts nothing.
  if (stop === null || (stop[0] === '·' && /[\p{Script=Han}]·[\p{Script=Han}]/u.test(text.slice(from, limit))))
    return limit
  return from + leading + stop.index
}

/** @returns what of the value is not understood. */
function take(kind: LabelKind, value: string, result: LineReading, notNames: NotNames): string {
  if (kind === 'count') {
    result.counts += 1
    return value.replace(/^\S{0,12}\d[\d.,]{0,12}\s?(?:\p{L}{1,12}\.?)?|^[次人-]?$/u, '').trim()
  }
  if (kind === 'keywords') {
    result.keywords.push(...value.split(/[,，、;；\s#]+/u).filter((word) => word !== ''))
    return ''
  }
  if (kind === 'source') {
    const name = /^[^\s,，;；|()（）]{1,40}(?:\s[^\s,，;；|()（）:]{1,30}){0,4}/u.exec(value)?.[0] ?? ''
    if (name === '') result.counts += 1
    else result.sources.push(name)
    return value
      .slice(name.length)
      .replace(/^\s*[()（）].{0,80}$/u, '')
      .trim()
  }
  if (kind === 'lead') return ''
  return takeNames(kind, value, result, notNames)
}

function takeNames(role: ContributorRole, value: string, result: LineReading, notNames: NotNames): string {
  if (value === '') return role
  const { names, end } = readNames(value)
  const people = names.filter((name) => isPerson(name, notNames))
  for (const name of people) result.credits.push({ role, name })
  const left = value.slice(end).trim()
  // "Redaktion", "admin", "本站编辑": a credit, though no person's.
  if (people.length === 0 && names.length > 0 && left === '') {
    result.counts += 1
    return ''
  }
  if (people.length === 0) return value
  // What follows a name and its comma or bracket is an office or a place.
  return /^[,(（，]/u.test(left) && left.length < 60 ? '' : left
}

/** Reads phrases such as "Interview by …", "Das Gespräch führte …" and "홍길동 기자". */
function phrased(text: string, result: LineReading, notNames: NotNames): string {
  let rest = conversation(text.trim(), result, notNames)
  for (const match of [...rest.matchAll(PHRASE_PATTERN)].reverse()) {
    const words = (match[2] as string).toLowerCase().replace(/\s+/g, ' ')
    const start = match.index + (match[1] as string).length
    const value = rest.slice(match.index + match[0].length)
    const translated = TRANSLATED_FROM.test(`${match[2]} `)
    const row = PHRASES.find((phrase) => phrase.words.includes(words))
    const role = translated ? 'translator' : row?.role
    if (role === undefined) continue
    const { names, end } = readNames(value)
    const people = names.filter((name) => isPerson(name, notNames))
    const after = meaningful(value.slice(end).replace(/^[,(（].{0,60}$/u, ''))
    if (row?.plain && (start > 0 || after !== '')) continue
    if (people.length === 0 || (!/\s/.test(people[0] as string) && row?.plain && !HAN.test(people[0] as string)))
      continue
    for (const name of people) result.credits.push({ role, name })
    rest = `${rest.slice(0, start)} · ${value.slice(end)}`
  }
  return easternReporter(rest, result, notNames)
}

const HAN = /\p{Script=Han}/u

function conversation(text: string, result: LineReading, notNames: NotNames): string {
  for (const { pattern, asks } of CONVERSATIONS) {
    const match = text.length < 160 ? pattern.exec(text) : null
    if (match === null) continue
    const { names } = readNames((match[asks] as string).trim())
    const people = names.filter((name) => isPerson(name, notNames) && /\s/.test(name))
    if (people.length === 0) continue
    for (const name of people) result.credits.push({ role: 'interviewer', name })
    return ''
  }
  return text
}

/** `本报记者 王明`, `홍길동 기자`: the office stands beside the name without a colon. */
function easternReporter(text: string, result: LineReading, notNames: NotNames): string {
  const chinese =
    /(?:^|[\s(【·])\p{Script=Han}{0,8}?(?:记者|記者)\s{1,3}(\p{Script=Han}{2,4}(?:[\s、,]{1,2}\p{Script=Han}{2,3}(?!\p{Script=Han})){0,3})(?!\p{Script=Han})/u.exec(
      text,
    )
  const korean =
    /(?:^|[\s(=·])(\p{Script=Hangul}{2,4})\s?(?:선임|전문|인턴)?(?:기자|특파원)(?!\p{Script=Hangul})/u.exec(text)
  const match = chinese ?? korean
  if (match === null) return text
  const people = (match[1] as string).split(/[\s、,]+/).filter((name) => isPerson(name, notNames))
  for (const name of people) result.credits.push({ role: 'interviewer', name }, { role: 'author', name })
  return people.length === 0 ? text : text.replace(match[0], ' ')
}

/** What is left when filler words, counts, e-mail addresses and punctuation are gone. */
export function meaningful(text: string): string {
  return withoutWeekdays(text)
    .replace(/\S{1,80}@\S{1,80}/g, ' ')
    .replace(/[\d.,:]+\s?(?:k|w|万|千|%)?/giu, ' ')
    .replace(FILLER_PATTERN, ' ')
    .replace(/[\p{P}\p{S}\p{Z}\s]+/gu, ' ')
    .trim()
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s{1,2}')
const longestFirst = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')

const KINDS = new Map<string, LabelKind>(
  (Object.entries(COLON_LABELS) as [LabelKind, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word) => [word.normalize('NFKC'), kind] as const),
  ),
)
const BEFORE = '^|[\\s|·•/;,.()\\[\\]【】<>\\-–—、,]'
const COLON_PATTERN = new RegExp(
  `(${BEFORE})\\p{Script=Han}{0,4}?(${longestFirst([...KINDS.keys()])})\\s{0,3}[:/|丨∣︱]\\s{0,3}`,
  'giu',
)
const LEAD = new RegExp(
  `^[\\[【<(「]?(?:${longestFirst(COLON_LABELS.lead)})[\\]】>)」]?\\s{0,3}(?:[:|丨]|(?<=[\\]】>)」])|$)`,
  'iu',
)
const PHRASE_PATTERN = new RegExp(
  `(^|[\\s|·•/;,.()\\[\\]–—])(${TRANSLATED_FROM.source.replace(/\\s\{1,2\}$/, '')}|${longestFirst(PHRASES.flatMap(({ words }) => words))})\\s{1,2}(?=\\S)`,
  'giu',
)
const FILLER_PATTERN = new RegExp(`(?<![\\p{L}\\p{M}])(?:${longestFirst(FILLERS)})(?![\\p{L}\\p{M}])`, 'giu')
