/** One short line of a page read as metadata: who, when, from where, how often seen. */
import type { ContributorRole } from '../../transcript/model.ts'
import { CONVERSATIONS, type LabelKind, PHRASES } from './credit-labels.ts'
import type { DateReading } from './date-text.ts'
import { FILLERS, WEEKDAYS } from './date-words.ts'
import { KINDS } from './label-kinds.ts'
import { type LineDate, lineDates } from './line-dates.ts'
import { isPerson, type NotNames, readNames } from './names.ts'
import { labelBefore, PhraseIndex, wordsOf } from './phrase-index.ts'
import { takePseudonym } from './pseudonym.ts'
import { siteKey } from './site.ts'
import { isPublication } from './source-name.ts'
import { SPACED, spacedCredits } from './spaced-credits.ts'
import { isChineseName } from './surnames.ts'

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

/** A line while it is read. */
interface Line {
  result: LineReading
  notNames: NotNames
  language: string
}

/** Longer lines are prose; a lead may be longer. */
const LINE_LENGTH = 300

const PHRASE_INDEX = new PhraseIndex(
  PHRASES.flatMap(({ role, plain, words }) => words.map((word) => [word, { role, plain }] as const)),
)
const FILLER_WORDS = new Set([...FILLERS, ...WEEKDAYS].flatMap((words) => words.split(' ')))

/** @param line one line; width and spaces are normalised here. */
export function readLine(line: string, reading: DateReading, notNames: NotNames): LineReading {
  const result: LineReading = { credits: [], dates: [], sources: [], keywords: [], counts: 0, rest: '' }
  const text = line
    .replace(/\u3000/g, '  ')
    .normalize('NFKC')
    .trim()
  const lead = leadOf(text)
  if (lead !== undefined) return { ...result, lead }
  if (text.length > LINE_LENGTH) return { ...result, rest: text }
  const dated = lineDates(text, reading)
  result.dates = dated.dates
  const context: Line = { result, notNames, language: reading.language }
  const rest = [...labelled(dated.rest, context)].join(' · ')
  result.rest = meaningful(phrased(withoutSpacedCredits(rest, context), context))
  takePublication(result, notNames)
  takePseudonym(result, text)
  return result
}

/** `导读：…`, `【核心提示】…`, `摘要` alone. */
export function leadOf(text: string): string | undefined {
  const match = /^[[【<(「]?\s{0,2}([^\s:：[\]【】<>()「」]{2,6})\s{0,2}([\]】>)」]?)\s{0,3}([:：|]?)\s{0,3}/.exec(
    text.slice(0, 40),
  )
  if (match === null || KINDS.get(match[1] as string) !== 'lead') return undefined
  const alone = match[0].length === text.length
  return match[2] !== '' || match[3] !== '' || alone ? text.slice(match[0].length).trim() : undefined
}

/** Reads the labelled pieces and yields what stands between them. */
function* labelled(text: string, line: Line): Generator<string> {
  let position = 0
  const pieces = piecesOf(text)
  for (const [index, { start, value, kind }] of pieces.entries()) {
    if (start > position) yield text.slice(position, start)
    const next = pieces[index + 1]?.start ?? text.length
    const end = endOfValue(text, value, pieces.length > 1 ? beforeLabel(text, value, next) : next)
    const left = take(kind, text.slice(value, end).trim(), line)
    if (left !== '') yield left
    position = end
  }
  yield text.slice(position)
}

interface Piece {
  start: number
  /** Where the value begins. */
  value: number
  kind: LabelKind
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let position = 0
  for (const { 0: sign, index } of text.matchAll(/[:/|丨∣︱=・]/g)) {
    const found = labelBefore(text.slice(position, index), KINDS)
    if (found === undefined || (sign === '・' && !isAskers(found.value, text.slice(index + 1)))) continue
    if (found.value === 'interviewer' && sign !== ':' && opensProse(text.slice(index + 1))) continue
    pieces.push({ start: position + found.start, value: index + 1, kind: found.value })
    position = index + 1
  }
  return pieces
}

/** `Rozhovor / Ada Nová čistí komíny …`: the line goes on and tells what she does. */
function opensProse(text: string): boolean {
  return /^\s?(?:\p{Lu}\S{1,20}\s){1,3}\p{Ll}{3,}\s\p{L}/u.test(text.slice(0, 120))
}

/** `聞き手・滝本薫`: a dot may part who asked from the word for it, or that word from the next: `聞き手・構成＝…`. */
function isAskers(kind: LabelKind, after: string): boolean {
  const [word] = /^[^\s・:=/、]{1,6}/.exec(after) ?? []
  return kind === 'interviewer' && word !== undefined && !KINDS.has(word)
}

/** `Text: Ada Nowak Korekta: …`: in a row of labels a name ends before the word that another colon follows. */
function beforeLabel(text: string, from: number, limit: number): number {
  const stop = /^\s?(?:\S{1,20}\s){2,4}?(?=\p{Lu}\p{L}{2,20}:\s)/u.exec(text.slice(from, limit))
  return stop === null ? limit : from + stop[0].length
}

/** A value ends at the next label, at a bar or bullet, or at a gap of two spaces. */
function endOfValue(text: string, from: number, limit: number): number {
  const value = text.slice(from, limit)
  const leading = value.length - value.trimStart().length
  const stop = /[|·•;]|\s{2}|\s[-–—/]\s/.exec(value.trimStart())
  // A middle dot inside a name (史蒂夫·乔布斯) parts nothing.
  if (stop === null || (stop[0] === '·' && /[\u3040-\u9fff]·[\u3040-\u9fff]/.test(value))) return limit
  return from + leading + stop.index
}

/** @returns what of the value is not understood. */
function take(kind: LabelKind, value: string, line: Line): string {
  const { result } = line
  if (kind === 'lead') return value
  if (kind === 'guest') {
    const { names, end } = readNames(value, line.language)
    if (names.length === 0) return value
    result.counts += 1
    return value.slice(end).trim()
  }
  if (kind === 'count') {
    result.counts += 1
    return value.replace(/^[^\s\d]{0,12}\d[\d.,]{0,12}\s?(?:[^\s\d()]{1,12})?|^[次人-]?$/, '').trim()
  }
  if (kind === 'keywords') {
    result.keywords.push(...value.split(/[,，、;；\s#]+/).filter((word) => word !== ''))
    return ''
  }
  if (kind === 'source') {
    const name = /^[^\s,，;；|()（）]{1,40}(?:\s[^\s,，;；|()（）:]{1,30}){0,4}/.exec(value)?.[0] ?? ''
    if (name === '') result.counts += 1
    else result.sources.push(name)
    return value
      .slice(name.length)
      .replace(/^\s*[()（）].{0,80}$/, '')
      .trim()
  }
  return takeNames(kind, value, line)
}

function takeNames(role: ContributorRole, value: string, { result, notNames, language }: Line): string {
  if (value === '') return role
  const { names, end } = readNames(value, language)
  const people = names.filter((name) => isPerson(name, notNames) && (role !== 'interviewer' || isAsker(name, language)))
  for (const name of people) result.credits.push({ role, name })
  const left = value
    .slice(end)
    .replace(/^[)\]）】]+/, '')
    .trim()
  // "Redaktion", "admin", "本站编辑": a credit, though no person's.
  if (people.length === 0 && names.length > 0 && left === '') {
    result.counts += 1
    return ''
  }
  // "admin", "privat": one word that is no name either.
  if (people.length === 0 && role !== 'interviewer' && /^[^\s.,;!?。，！？]{1,12}$/.test(value)) {
    result.counts += 1
    return ''
  }
  if (people.length === 0) return value
  // What follows a name and its comma or bracket is an office or a place.
  return /^[,(（，]/.test(left) && left.length < 60 ? '' : left
}

/** `记者：谢谢` is a turn: after the words for who asks, only what may be a full name is one. */
function isAsker(name: string, language: string): boolean {
  return !/^[\u3400-\u9fff]+$/.test(name) || isChineseName(name) || language === 'ja'
}

/** Reads phrases such as "Interview by …", "Das Gespräch führte …" and "홍길동 기자". */
function phrased(text: string, line: Line): string {
  const { result, notNames } = line
  let rest = conversation(text.trim(), line)
  for (const { value, start, end } of PHRASE_INDEX.find(rest).reverse()) {
    const names = rest.slice(end)
    const read = readNames(names, line.language)
    const people = read.names.filter((name) => isPerson(name, notNames))
    if (people.length === 0) continue
    let lead = rest.slice(0, start)
    if (value.plain) {
      const after = meaningful(names.slice(read.end).replace(/^[,(（].{0,60}$/, ''))
      if (result.dates.length > 0 && CHANNEL.test(lead)) lead = ''
      // "By bus" is no byline, nor is "Von Berlin nach Paris": two words that are names, and nothing else.
      if (lead !== '' || after !== '' || !people.some((name) => /\s|[\u3040-\u9fff\uac00-\ud7af]/.test(name))) continue
    }
    for (const name of people) result.credits.push({ role: value.role, name })
    rest = `${lead} · ${names.slice(read.end)}`
  }
  return easternReporter(rest, line)
}

function withoutSpacedCredits(text: string, { result, notNames, language }: Line): string {
  const { credits, rest } = spacedCredits(text, language, notNames)
  result.credits.push(...credits)
  return rest
}

/** `Posted in Interviews by Ada`: what a blog's byline says before the name. */
const CHANNEL = /^(?:in|under|en|dans|em|unter|onder)\s[^.:]{2,40}\s$/i

/** `晨江网 2021-03-04`: beside a date the site's own name, or a paper's, is where the text came from. */
function takePublication(result: LineReading, notNames: NotNames): void {
  const { rest } = result
  if (rest === '' || result.dates.length === 0) return
  const own = notNames.has(siteKey(rest))
  if (!own && (!/^[\u3400-\u9fff]{3,12}$/.test(rest) || !isPublication(rest))) return
  if (!own) result.sources.push(rest)
  result.counts += 1
  result.rest = ''
}

/** Each with the spaces around it, put there once. */
const BETWEEN = CONVERSATIONS.map(({ before, between }) => ({
  opening: before === undefined ? '' : `${before} `,
  middle: ` ${between} `,
}))

function conversation(text: string, { result, notNames }: Line): string {
  if (text.length > 160) return text
  const lower = text.toLowerCase()
  for (const { opening, middle } of BETWEEN) {
    if (!lower.startsWith(opening)) continue
    const at = lower.indexOf(middle)
    if (at < 3) continue
    const { names, end } = readNames(text.slice(at + middle.length))
    const people = names.filter((name) => isPerson(name, notNames) && /\s/.test(name))
    const left = meaningful(text.slice(at + middle.length + end))
    if (people.length === 0 || left !== '') continue
    for (const name of people) result.credits.push({ role: 'interviewer', name })
    return ''
  }
  return text
}

const CHINESE_REPORTER =
  /(?:^|[\s(【·])[\u4e00-\u9fff]{0,8}?(?:记者|記者)\s{1,3}([\u4e00-\u9fff]{2,4}(?:[\s、,]{1,2}[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])){0,3})(?![\u4e00-\u9fff])/
const KOREAN_REPORTER = /(?:^|[\s(=·])([\uac00-\ud7af]{2,4})\s?(?:선임|전문|인턴)?(?:기자|특파원)(?![\uac00-\ud7af])/

/** `本报记者 王明`, `홍길동 기자`: the office stands beside the name without a colon. */
function easternReporter(line: string, { result, notNames }: Line): string {
  const text = line.replace(SPACED, '$1$2')
  const match = CHINESE_REPORTER.exec(text) ?? KOREAN_REPORTER.exec(text)
  if (match === null) return text
  const people = (match[1] as string).split(/[\s、,]+/).filter((name) => isPerson(name, notNames))
  for (const name of people) result.credits.push({ role: 'interviewer', name }, { role: 'author', name })
  return people.length === 0 ? text : text.replace(match[0], ' ')
}

const EASTERN_WEEKDAY = /^(?:(?:星期|周|週)[一二三四五六日天]|[月火水木金土日]曜日?|[월화수목금토일]요일?)$/

/** Digits and marks around a word; by ranges, since a class of all letters takes 5 ms to compile. */
const MARKS =
  /^[\d'*+%$#&=~^_@\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u2bff\u3000-\u3004\u3008-\u3020-]+|[\d'*+%$#&=~^_@\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2000-\u2bff\u3000-\u3004\u3008-\u3020-]+$/g

/** What is left when filler words, counts, e-mail addresses and punctuation are gone. */
export function meaningful(text: string): string {
  return wordsOf(text.includes('@') ? text.replace(/[^\s@]{1,80}@[^\s@]{1,80}/g, ' ') : text)
    .map(({ text: word }) => word.replace(MARKS, ''))
    .filter((word) => word !== '' && !FILLER_WORDS.has(word) && !EASTERN_WEEKDAY.test(word))
    .join(' ')
}
