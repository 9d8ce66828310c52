/** What stands between the words of a turn without being said: crossheads set as paragraphs, pull quotes. */
import { fold } from '../../transcript/fold.ts'
import type { PageView } from './page.ts'
import type { Reading } from './reading.ts'
import type { Unit } from './unit.ts'
import { announces } from './words/not-speakers.ts'
import { keyOf } from './words/parts.ts'
import { personsIn } from './words/pronouns.ts'

const SENTENCE_END = /[.!?…。！？:：;；,，][\s"'”’»«›)）\]』」\d*]*$/u
const LONGEST_CROSSHEAD = 140

const CROSSHEAD_CLASS =
  /^(?:sub-?head(?:er|ing|line|s)?|cross-?head(?:er|ing|s)?|zwischentitel|zwischen(?:ü|ue)berschrift|intertitre|inter-?title|ladillo|subtitulo|subt[ií]tulo|section-?title|xiaobiaoti|sub-?title|mid-?title|小标题)$/iu

/** Bold lines without an end of sentence, on pages where speech is not bold. */
export function crossheadsOf(page: PageView, reading: Reading): Set<number> {
  const opened = new Set(reading.openings.map(({ unit }) => unit))
  const first = reading.openings[0]?.unit ?? 0
  const spoken = page.units.filter(({ kind, index }) => kind === 'speech' && index >= first)
  const bold = spoken.filter(({ strong, index }) => strong && !opened.has(index))
  const called = spoken.filter(
    ({ block, index }) => !opened.has(index) && block.classes.slice(0, 2).some((name) => CROSSHEAD_CLASS.test(name)),
  )
  const lines = bold.length > spoken.length * 0.2 ? called : [...called, ...bold]
  const short = lines.filter(({ text }) => text.trim().length <= LONGEST_CROSSHEAD && !SENTENCE_END.test(text.trim()))
  const titled = bold.filter((unit) => unit.text.length <= LONGEST_CROSSHEAD && isBelowNumber(page, unit))
  return new Set([...short, ...counted(page, bold), ...titled].map(({ index }) => index))
}

/** `02` in a heading, and in bold below it what the section is called, be it a question. */
function isBelowNumber({ units }: PageView, { index }: Unit): boolean {
  const above = units[index - 1]
  return (
    above?.kind === 'heading' &&
    /^\s*(?:0?\d{1,2}|[IVX]{1,4}|[一二三四五六七八九十]{1,2})[.、．]?\s*$/u.test(above.text)
  )
}

/** `2 A sentence of the guest’s, in bold.`: the page counts its sections, from before the first question on. */
function counted(page: PageView, bold: readonly Unit[]): Unit[] {
  const numbered = bold.filter(({ text }) => text.length <= LONGEST_CROSSHEAD && COUNT.test(text))
  if (numbered.length === 0) return []
  const all = page.units.filter(({ kind, strong, text }) => kind === 'speech' && strong && COUNT.test(text))
  const numbers = all.map(({ text }) => Number(COUNT.exec(text)?.[1]))
  return all.length >= 2 && numbers.every((number, index) => number === index + 1) ? numbered : []
}

const COUNT = /^[\s]{0,4}0?(\d{1,2})[\s\u3000.、．]\s{0,2}(?=\D)/u

/** What happened, not what was said: whole paragraphs in brackets, and short quotations in a headed transcript. */
export function stageLinesOf(page: PageView, reading: Reading): Set<number> {
  return new Set([...bracketed(page, reading), ...quotedInTranscript(page, reading)])
}

/** `[Keys are cut downstairs.]`, and in italics `(The bread arrives.)`: nobody speaks a paragraph in brackets. */
function bracketed(page: PageView, reading: Reading): number[] {
  const opened = new Set(reading.openings.map(({ unit }) => unit))
  const first = reading.openings[0]?.unit ?? 0
  const last = reading.openings.at(-1)?.unit ?? 0
  const lines = page.units.filter(
    ({ index, kind, text, emphasis }) =>
      kind === 'speech' &&
      !opened.has(index) &&
      text.length <= LONGEST_STAGE_LINE &&
      (isBracketed(text.trim(), emphasis) || (index > first && index < last && isWideBracketed(text.trim()))),
  )
  return lines.map(({ index }) => index)
}

function isBracketed(text: string, emphasis: boolean): boolean {
  const inner = text.slice(1, -1)
  if (!/\p{L}/u.test(inner)) return false
  if (text.startsWith('[') && text.endsWith(']')) return !/[[\]]/.test(inner)
  return emphasis && text.startsWith('(') && text.endsWith(')') && !/[()]/.test(inner)
}

/** `（这时有客人推门进来，谈话停了十分钟）` between two turns: in East Asian text without italics, unless somebody says "I". */
function isWideBracketed(text: string): boolean {
  return text.startsWith('（') && text.length >= 6 && /^（[^（）]+）$/u.test(text) && !personsIn(text).first
}

const LONGEST_STAGE_LINE = 240

/**
 * Short quotations in a Markdown transcript whose labels are headings: speech stands plain there, and the quotation
 * mark is left for what the room did and for titles of what is shown.
 */
function quotedInTranscript(page: PageView, reading: Reading): number[] {
  const headed = reading.openings.filter(({ unit }) => page.units[unit]?.kind === 'heading')
  if (page.article.page.mediaType !== 'text/markdown' || headed.length < reading.openings.length * 0.9) return []
  const quoted = page.units.filter(({ node, text }) => node.type === 'blockquote' && text.length <= 200)
  return quoted.map(({ index }) => index)
}

/**
 * A paragraph that is nothing but a short link, where few are: the page points to another page. Nobody says it, nor the
 * minute at which the record was put up.
 */
export function pointersOf(page: PageView, reading: Reading): Set<number> {
  const opened = new Set(reading.openings.map(({ unit }) => unit))
  const spoken = page.units.filter(({ kind, index }) => kind === 'speech' && !opened.has(index))
  const minutes = spoken.filter(({ text }) => text.length <= LONGEST_MINUTE && MINUTE.test(text))
  const linked = spoken.filter(
    ({ node, link, text, runs }) => node.type === 'paragraph' && (link || isPointer(text, runs)),
  )
  const short =
    linked.length > (spoken.length + opened.size) * 0.2 ? [] : linked.filter(({ text }) => text.length <= 160)
  return new Set([...minutes, ...short].map(({ index }) => index))
}

const LONGEST_MINUTE = 24
const MINUTE = /^\s*[[(（【]?(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)?\s{0,2}\d{1,2}:\d{2}(?::\d{2})?[\])）】]?\s*$/u

/** `Related: <a>…</a>`: a word that announces something, and nothing behind it but links. */
function isPointer(text: string, runs: Unit['runs']): boolean {
  const colon = runs.at(-1)?.link ? text.slice(0, LONGEST_ANNOUNCEMENT).search(/[:：]/) : -1
  if (colon < 1 || !announces(keyOf(text.slice(0, colon)))) return false
  return runs.every(
    (run) => run.link || run.end <= colon + 1 || !/[\p{L}\p{N}]/u.test(text.slice(Math.max(run.start, colon), run.end)),
  )
}

const LONGEST_ANNOUNCEMENT = 30

/** More candidates than this are no pull quotes, and looking each up would cost more than the page. */
const MOST_CANDIDATES = 300
/** Of letters; an ideograph says as much as two. */
const SHORTEST = 20
const SHINGLE = 6

/** Quotations, headings and set-off lines that repeat the words of a turn, exactly or with a few words changed. */
export function pullQuotesOf(page: PageView, reading: Reading): Set<number> {
  const opened = new Set(reading.openings.map(({ unit }) => unit))
  const candidates = page.units.filter((unit) => !opened.has(unit.index) && setOff(unit)).slice(0, MOST_CANDIDATES)
  if (candidates.length === 0) return new Set()
  const set = new Set(candidates.map(({ index }) => index))
  const speech = page.units
    .filter(({ index, kind }) => kind === 'speech' && !set.has(index))
    .map(({ text }) => bare(text))
  const wanted = new Set(candidates.flatMap(({ text }) => shinglesOf(bare(text))))
  const said = new Set<string>()
  for (const text of speech)
    for (let at = 0; at + SHINGLE <= text.length; at += 1) {
      const shingle = text.slice(at, at + SHINGLE)
      if (wanted.has(shingle)) said.add(shingle)
    }
  // The page's own class says so; where most turns have one, it is the dress of what is said.
  const called = candidates.filter(
    ({ block, node }) =>
      block.hint === 'pullquote' && (node.type === 'blockquote' || block.ancestors.some((name) => APART.has(name))),
  )
  const few = called.length <= reading.openings.length * 0.34
  return new Set(
    candidates
      .filter((unit) => (few && called.includes(unit)) || repeated(bare(unit.text), said))
      .map(({ index }) => index),
  )
}

/** Elements that stand beside the text, or quote it. */
const APART: ReadonlySet<string> = new Set(['aside', 'blockquote', 'figure'])

function shinglesOf(text: string): string[] {
  const shingles: string[] = []
  for (let at = 0; at + SHINGLE <= text.length; at += 1) shingles.push(text.slice(at, at + SHINGLE))
  return shingles
}

function bare(text: string): string {
  return fold(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, '')
}

function setOff(unit: Unit): boolean {
  if (unit.kind === 'rule' || unit.node.type === 'figure' || unit.text.length > 600) return false
  if (unit.block.hint === 'pullquote' || unit.kind === 'heading') return true
  const quoted = unit.node.type === 'blockquote' || unit.block.ancestors.includes('blockquote')
  return quoted || unit.emphasis || unit.strong || /^[\s]*["“„«»「『]/u.test(unit.text)
}

function repeated(text: string, said: ReadonlySet<string>): boolean {
  if (text.length < SHORTEST && text.length + (text.match(/[\u3040-\ud7af]/g)?.length ?? 0) < SHORTEST) return false
  const shingles = shinglesOf(text)
  return shingles.filter((shingle) => said.has(shingle)).length >= shingles.length * 0.85
}
