/**
 * Half-width punctuation in Chinese and Japanese text → full-width, where it is punctuation of that text.
 *
 * Decided as a careful editor would (GB/T 15834; W3C clreq and jlreq): a mark belongs to the script before it, and one
 * that stands between another script and Chinese belongs to the Chinese sentence. So `Yann LeCun, Geoffrey Hinton`
 * keeps its comma and space inside a Chinese sentence: two words of Latin script may be one phrase, and only their
 * language sets its marks. A full stop after Latin letters stays (`Inc.`, `No.`), and so does one between two Chinese
 * characters that may be the point in a foreign name or the point after a number in a list.
 */
import { FULL_WIDTH, kindBefore, kindOf, kindOfCode } from './characters.ts'
import type { Edit, Run } from './run.ts'
import type { Style } from './style.ts'

const WIDE: Record<string, string> = {
  ',': '，',
  '.': '。',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}
const TRIGGER = /[,.:;?!()]/

interface Bracket {
  index: number
  /** The script of what stands before it. */
  before: boolean
  /** Chinese or Japanese stands inside. */
  inside: boolean
  /** The sentence before it has Chinese or Japanese. */
  sentence: boolean
}

/** Where the scan is. All the scripts are booleans: true is Chinese or Japanese. */
interface Scan {
  text: string
  mask: Uint8Array | undefined
  edits: Edit[]
  /** Script of the letter or mark before. */
  before: boolean
  /** Whether the sentence has a Chinese or Japanese character since its beginning or the last quotation mark. */
  sentence: boolean
  lineStart: number
  brackets: Bracket[]
}

export function fullWidth({ text, mask }: Run, style: Style): Edit[] {
  if (!style.cjk || !TRIGGER.test(text)) return []
  const scan: Scan = { text, mask, edits: [], before: false, sentence: false, lineStart: 0, brackets: [] }
  for (let index = 0; index < text.length; index += 1) step(scan, index)
  return scan.edits.sort((a, b) => a.start - b.start)
}

function step(scan: Scan, index: number): void {
  const kind = kindOfCode(scan.text.charCodeAt(index))
  if (kind === 'edge') beginLine(scan, index + 1)
  else if (scan.mask?.[index] === 1 || kind === 'digit' || kind === 'other') see(scan, false)
  else if (kind === 'cjk') see(scan, true)
  else if (kind === 'opener') open(scan, index)
  else if (kind === 'closer') close(scan, index)
  else if (kind === 'quote') scan.sentence = false
  else if (kind === 'mark') mark(scan, index, scan.text[index] as string)
}

function beginLine(scan: Scan, index: number): void {
  scan.before = false
  scan.sentence = false
  scan.lineStart = index
}

function see(scan: Scan, cjk: boolean): void {
  scan.before = cjk
  if (!cjk) return
  scan.sentence = true
  const bracket = scan.brackets.at(-1)
  if (bracket) bracket.inside = true
}

function open(scan: Scan, index: number): void {
  scan.brackets.push({ index, before: scan.before, inside: false, sentence: scan.sentence })
  scan.before = false
  scan.sentence = false
}

/** A pair is wide if Chinese stands in it or before it, or if one of the two is wide already. */
function close(scan: Scan, index: number): void {
  const bracket = scan.brackets.pop()
  if (bracket === undefined) return
  const { text } = scan
  const outer = scan.brackets.at(-1)
  if (outer && bracket.inside) outer.inside = true
  // `](`: a link in Markdown that no one has read as one.
  const pair = text[bracket.index - 1] === ']' ? '' : `${text[bracket.index]}${text[index]}`
  const isWide = pair === '(）' || pair === '（)' || (pair === '()' && (bracket.inside || bracket.before))
  if (isWide) for (const place of [bracket.index, index]) if ('()'.includes(text[place] as string)) widen(scan, place)
  scan.before = bracket.before || bracket.inside
  scan.sentence = bracket.sentence
}

function widen(scan: Scan, index: number): void {
  const character = scan.text[index] as string
  const rule = '()'.includes(character) ? 'full-width-bracket' : 'full-width-mark'
  scan.edits.push({ start: index, end: index + 1, after: WIDE[character] as string, rule })
}

function mark(scan: Scan, index: number, character: string): void {
  // An ellipsis, in the making or made, is none of the sentence's marks.
  if (character === '…' || (character === '。' && (scan.text[index - 1] === '。' || scan.text[index + 1] === '。')))
    return
  const isHalf = WIDE[character] !== undefined
  const isWide = !isHalf || belongs(scan, index, character)
  if (isHalf && isWide) widen(scan, index)
  if (isWide) scan.before = true
  if (isWide && /[.?!。？！]/.test(character)) scan.sentence = false
}

/** Whether the half-width mark is one of the Chinese or Japanese sentence. */
function belongs(scan: Scan, index: number, character: string): boolean {
  const { text } = scan
  if (character === '.') return isFullStop(scan, index)
  const next = text[index + 1]
  const after = nextScript(text, index + 1, character === ':')
  if (isSymbol(text, index, character)) return after && OPENERS.has(next ?? '')
  // After a word and a space only what does not begin the next word: `:smile:`, `!important`.
  const isPrefix = text[index - 1] === ' ' && isWord(text, index - 1) && kindOf(next) === 'other'
  if (after || (scan.before && !isPrefix)) return true
  if (character !== '?' && character !== '!') return false
  const end = next === ' ' && kindOf(text[index + 2]) === 'closer' ? 'closer' : kindOf(next)
  return scan.sentence && (end === 'edge' || end === 'closer' || end === 'quote')
}

const OPENERS = new Set('(（')

/** An emoticon, the query of an address, an operator: `:)`, `:-(`, `?q=1`, `!=`. */
function isSymbol(text: string, index: number, character: string): boolean {
  if (character === '?' || character === '!') return /^(?:=|\w{1,32}=)/.test(text.slice(index + 1, index + 35))
  return character !== ',' && /^-?[()（）DPp/](?! ?[A-Za-z])/.test(text.slice(index + 1, index + 5))
}

function isWord(text: string, index: number): boolean {
  const kind = kindBefore(text, index)
  return (kind === 'cjk' || kind === 'other' || kind === 'digit') && !FULL_WIDTH.has(text[index - 1] as string)
}

/** Numbers as Chinese lists have them: `一.`, `第三.` at the beginning of a line. */
const NUMBER = /^[第一二三四五六七八九十百零〇甲乙丙丁戊上中下]{1,5}$/
/** Particles: none of them is the end of a name. */
const PARTICLE = /[了的吗呢吧啊呀嘛么哦着过]/

function isFullStop({ text, before, lineStart }: Scan, index: number): boolean {
  if (!before || text[index - 1] === '.' || text[index + 1] === '.') return false
  if (index - lineStart <= 5 && NUMBER.test(text.slice(lineStart, index))) return false
  const next = kindOf(text[index + 1])
  if (next === 'cjk') return PARTICLE.test(text[index - 1] as string)
  return next === 'edge' || next === 'space' || next === 'closer' || next === 'quote'
}

/**
 * Whether the next letter is Chinese or Japanese, past spaces and opening brackets; past quotation marks only after a
 * colon, since after another mark they may close what the mark belongs to (`"Yes!"他说`).
 */
function nextScript(text: string, start: number, pastQuotes: boolean): boolean {
  for (let index = start; ; index += 1) {
    const kind = kindOf(text[index])
    if (kind !== 'space' && kind !== 'opener' && !(pastQuotes && kind === 'quote')) return kind === 'cjk'
  }
}
