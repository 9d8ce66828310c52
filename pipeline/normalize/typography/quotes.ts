/** Straight quotation marks → those of the language, in pairs; what has no partner stays as it is. */
import { hasCjk, type Kind, kindOf } from './characters.ts'
import { ELISIONS, type QuoteSystem } from './languages.ts'
import type { Edit, Run } from './run.ts'
import type { Style } from './style.ts'

const APOSTROPHE = '’'

interface Opening {
  index: number
  /** `"`, `'`, or an opening mark that was set already: it parts what is inside from what is outside. */
  mark: string
}

interface Pairing {
  text: string
  system: QuoteSystem
  edits: Edit[]
  stack: Opening[]
  /** Straight double marks open since the last mark that was set already. */
  open: number
  /** `open` outside of each mark that was set already and is open. */
  outer: number[]
}

/**
 * `"` → outer marks, `'` → inner ones.
 *
 * In one pass: a mark that may close and has something to close does; else it opens if it may.
 */
export function quotes({ text, mask }: Run, { cjk, quotes: system }: Style): Edit[] {
  if (system === undefined || !/["']/.test(text)) return []
  const pairing: Pairing = { text, system, edits: [], stack: [], open: 0, outer: [] }
  const [opening, closing] = [system.outer[0][0] as string, system.outer[1].at(-1) as string]
  const skipped = cjk && isUneven(text, mask) ? '"' : ''
  for (const { 0: mark, index } of text.matchAll(marksOf(opening, closing))) {
    if (mask?.[index] === 1 || mark === skipped) continue
    if (mark === '"') double(pairing, index)
    else if (mark === "'") single(pairing, index)
    else if (mark === opening && (opening !== closing || pairing.outer.length === 0)) enter(pairing, index, mark)
    else leave(pairing)
  }
  return pairing.edits.sort((a, b) => a.start - b.start)
}

const PATTERNS = new Map<string, RegExp>()

/** Compiled once for each system: a page has 100,000 paragraphs. */
function marksOf(opening: string, closing: string): RegExp {
  const key = `["'${opening}${closing}]`
  const pattern = PATTERNS.get(key) ?? new RegExp(key, 'g')
  PATTERNS.set(key, pattern)
  return pattern
}

/** Between Chinese characters nothing tells opening from closing but the order: one too many, and all would be wrong. */
function isUneven(text: string, mask: Uint8Array | undefined): boolean {
  let count = 0
  for (let index = text.indexOf('"'); index >= 0; index = text.indexOf('"', index + 1))
    if (mask?.[index] !== 1) count += 1
  return count % 2 === 1 && hasCjk(text)
}

function double(pairing: Pairing, index: number): void {
  const { text, stack, system } = pairing
  if (pairing.open > 0 && stack.at(-1)?.index !== index - 1 && canClose(text, index)) {
    let opening = stack.pop()
    for (; opening?.mark === "'"; opening = stack.pop()) setApostrophe(pairing, opening.index)
    pairing.open -= 1
    if (opening) setPair(pairing, opening.index, index, system.outer)
  } else if (canOpen(text, index)) {
    stack.push({ index, mark: '"' })
    pairing.open += 1
  }
}

function single(pairing: Pairing, index: number): void {
  const { text, stack, system } = pairing
  const opening = stack.at(-1)
  if (isApostrophe(text, index)) setApostrophe(pairing, index)
  else if (opening?.mark === "'" && opening.index !== index - 1 && canClose(text, index)) {
    stack.pop()
    setPair(pairing, opening.index, index, isAlone(pairing) ? system.outer : system.inner)
  } else if (canOpen(text, index) && kindOf(text[index + 1]) !== 'mark') stack.push({ index, mark: "'" })
  else if (isLetter(text[index - 1])) setApostrophe(pairing, index)
}

/** Single marks outside of a quotation, in a language whose inner marks would be the outer ones of another. */
function isAlone({ open, outer, system }: Pairing): boolean {
  return open === 0 && outer.length === 0 && /[„“]/.test(system.inner[0])
}

function enter(pairing: Pairing, index: number, mark: string): void {
  pairing.stack.push({ index, mark })
  pairing.outer.push(pairing.open)
  pairing.open = 0
}

function leave(pairing: Pairing): void {
  const open = pairing.outer.pop()
  if (open === undefined) return
  pairing.open = open
  for (let opening = pairing.stack.pop(); opening?.mark === '"' || opening?.mark === "'"; opening = pairing.stack.pop())
    if (opening.mark === "'") setApostrophe(pairing, opening.index)
}

function setPair({ edits }: Pairing, start: number, end: number, [open, close]: readonly [string, string]): void {
  edits.push({ start, end: start + 1, after: open, rule: 'quotation-marks' })
  edits.push({ start: end, end: end + 1, after: close, rule: 'quotation-marks' })
}

function setApostrophe({ edits }: Pairing, index: number): void {
  edits.push({ start: index, end: index + 1, after: APOSTROPHE, rule: 'apostrophe' })
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && kindOf(character) === 'other' && /\p{L}/u.test(character)
}

/** Inside a word, before a year (`'68`), or before a word that begins so (`'tis`); not the prime of `5'10`. */
function isApostrophe(text: string, index: number): boolean {
  const before = text[index - 1]
  const after = text[index + 1]
  if (isLetter(after) && (isLetter(before) || kindOf(before) === 'digit')) return true
  if (!(isLetter(after) || kindOf(after) === 'digit') || !OPENABLE.has(kindOf(before))) return false
  const rest = text.slice(index + 1, index + 9)
  if (/^\d\d(?:s\b|(?![\d'\p{L}]))/u.test(rest)) return true
  const word = /^\p{L}+/u.exec(rest)?.[0].toLowerCase() ?? ''
  return ELISIONS.has(word) && (word === 'n' || !/['’]/.test(rest[word.length] ?? ''))
}

const OPENABLE: ReadonlySet<Kind> = new Set(['edge', 'space', 'opener', 'dash', 'quote', 'cjk', 'mark'])
const CLOSABLE: ReadonlySet<Kind> = new Set([
  'edge',
  'space',
  'mark',
  'closer',
  'opener',
  'dash',
  'object',
  'quote',
  'cjk',
])

function canOpen(text: string, index: number): boolean {
  const after = kindBeside(text, index, 1)
  if (after === 'edge' || after === 'space' || after === 'closer') return false
  if (after === 'mark' && text[index + 1] !== '…') return false
  return OPENABLE.has(kindBeside(text, index, -1))
}

function canClose(text: string, index: number): boolean {
  const before = kindBeside(text, index, -1)
  if (before === 'edge' || before === 'space' || before === 'opener') return false
  return CLOSABLE.has(kindBeside(text, index, 1)) || before === 'mark' || before === 'cjk'
}

/**
 * Kind of what stands beside a mark, past up to three other quotation marks and the no-break spaces that belong to
 * them; 'quote' after an elision (`l'"effet"`) and where there are more.
 */
function kindBeside(text: string, index: number, step: 1 | -1): Kind {
  let place = index + step
  for (let passed = 0; passed < 4; passed += 1) {
    const character = text[place]
    const isInner = character === '\u00a0' && /[«»]/.test(`${text[place - 1] ?? ''}${text[place + 1] ?? ''}`)
    const kind = kindOf(character)
    if (!isInner && kind !== 'quote') return kind
    if (step < 0 && /['’]/.test(character as string) && isLetter(text[place - 1])) return 'quote'
    place += step
  }
  return 'quote'
}
