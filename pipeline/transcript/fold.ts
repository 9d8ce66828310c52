/**
 * The declared normalisation: what may differ between a page, its transcript and an artefact without text being lost.
 *
 * White space, control and format characters; character width (NFKC); the form of quotation marks, dashes and
 * ellipses; the ideographic full stop against the full stop. Everything else must be there, in order.
 */
export function fold(text: string): string {
  return foldByTable(text) ?? foldWhole(text)
}

/** The definition. */
export function foldWhole(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Z}\p{Cc}\p{Cf}]+/gu, '')
    .replace(/["'`´‘’‚‛“”„‟«»‹›「」『』]/g, '"')
    .replace(/[-‐‑‒–—―−─⸺⸻]+/g, '-')
    .replace(/[.。・·]+/g, '.')
}

/** Code unit → what it folds to; 0 where it has not been met, and where one of these says more. */
const folded = new Uint16Array(0x10000)
const DROPPED = 1
/** It folds to several characters, or joins the one before it: only the whole text says how. */
const JOINING = 2

const MINUS = 0x2d
const STOP = 0x2e

/**
 * A text of characters that each fold to one or none, whatever stands beside them: nearly every text. The five passes
 * of the definition took a tenth of the time of a page.
 */
function foldByTable(text: string): string | undefined {
  const units = roomFor(text.length)
  let length = 0
  let last = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    const unit = folded[code] || learn(code)
    if (unit === DROPPED) continue
    if (unit === JOINING) return undefined
    if (unit === last && (unit === MINUS || unit === STOP)) continue
    units[length] = unit
    length += 1
    last = unit
  }
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le')
}

let room = new Uint16Array(1 << 14)

function roomFor(length: number): Uint16Array<ArrayBuffer> {
  if (length > room.length) room = new Uint16Array(2 * length)
  return room
}

/** Characters that may become one with what stands before them: marks, jamo, and what NFKC makes of others. */
const JOINS = /[\p{M}\p{Cs}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u

function learn(code: number): number {
  const unit = usual(code) ?? foldOne(code)
  folded[code] = unit
  return unit
}

const QUOTE = 0x22

/** What most characters of a page are: compiling the definition's patterns costs a cold start 5 ms. */
function usual(code: number): number | undefined {
  if (code >= 0x4e00 && code <= 0x9fff) return code
  if (code >= 0xff01 && code <= 0xff5e) return usual(code - 0xfee0)
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return DROPPED
  const character = String.fromCharCode(code)
  if ('"\'`‘’‚‛“”„‟«»‹›「」『』'.includes(character)) return QUOTE
  if ('-‐‒–—―'.includes(character)) return MINUS
  if ('.。・·…'.includes(character)) return STOP
  if (code < 0x7f) return code <= 0x20 ? DROPPED : code
  return '，、：；？！（）《》【】'.includes(character) ? character.normalize('NFKC').charCodeAt(0) : undefined
}

function foldOne(code: number): number {
  const character = String.fromCharCode(code)
  const one = foldWhole(character)
  const joins = JOINS.test(character) || JOINS.test(character.normalize('NFKC')) || one.length > 1
  return joins ? JOINING : one === '' ? DROPPED : one.charCodeAt(0)
}

/** Excerpt of at most `length` characters for a message, on one line. */
export function excerpt(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= length ? line : `${characters.slice(0, length).join('')}…`
}
