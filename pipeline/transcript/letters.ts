/**
 * What a UTF-16 code unit is, from a table that fills as characters are met. Property escapes (`\p{L}`) walk long lists
 * of ranges for every character: on a page of text they cost as much as parsing it.
 */
export const SPACE = 1
/** Punctuation and symbols. */
export const MARK = 2
export const LETTER = 3
export const DIGIT = 4
/** Combining marks. */
export const COMBINING = 5
/** Half of a pair: what it is, only the pair says. */
export const SURROGATE = 6
/** Controls, format characters, what is not assigned. */
export const OTHER = 7

const table = new Uint8Array(0x10000)

export function classOf(code: number): number {
  return table[code] || classify(code)
}

/** Stretches that are one class throughout, and most of what pages are written in: no pattern is compiled for them. */
const STRETCHES: readonly (readonly [from: number, to: number, found: number])[] = [
  [0x09, 0x0d, SPACE],
  [0x20, 0x20, SPACE],
  [0x21, 0x2f, MARK],
  [0x30, 0x39, DIGIT],
  [0x3a, 0x40, MARK],
  [0x41, 0x5a, LETTER],
  [0x5b, 0x60, MARK],
  [0x61, 0x7a, LETTER],
  [0x7b, 0x7e, MARK],
  [0xa0, 0xa0, SPACE],
  [0xc0, 0xd6, LETTER],
  [0xd8, 0xf6, LETTER],
  [0xf8, 0x24f, LETTER],
  [0x400, 0x481, LETTER],
  [0x48a, 0x52f, LETTER],
  [0x5d0, 0x5ea, LETTER],
  [0x620, 0x64a, LETTER],
  [0x2010, 0x2027, MARK],
  [0x3000, 0x3000, SPACE],
  [0x3001, 0x3003, MARK],
  [0x3008, 0x3011, MARK],
  [0x3041, 0x3096, LETTER],
  [0x30a1, 0x30fa, LETTER],
  [0x4e00, 0x9fff, LETTER],
  [0xac00, 0xd7a3, LETTER],
  [0xd800, 0xdfff, SURROGATE],
  [0xff01, 0xff0f, MARK],
]
for (const [from, to, found] of STRETCHES) table.fill(found, from, to + 1)

function classify(code: number): number {
  const found = classOfText(String.fromCharCode(code))
  table[code] = found
  return found
}

function classOfText(character: string): number {
  if (/\s/.test(character)) return SPACE
  if (/\p{L}/u.test(character)) return LETTER
  if (/\p{N}/u.test(character)) return DIGIT
  if (/\p{M}/u.test(character)) return COMBINING
  return /[\p{P}\p{S}]/u.test(character) ? MARK : OTHER
}

const capitals = new Uint8Array(0x10000)

/** Whether a letter has a lower case that is another one. */
export function isCapital(code: number): boolean {
  const known = capitals[code]
  if (known) return known === 2
  const found = classOf(code) === LETTER && hasCase(code)
  capitals[code] = found ? 2 : 1
  return found
}

/** No capital where the lower case is the same. */
function hasCase(code: number): boolean {
  const character = String.fromCharCode(code)
  return character.toLowerCase() !== character
}

/** Class of the character at `index`, pairs of surrogates taken together. */
export function classAt(text: string, index: number): number {
  const found = classOf(text.charCodeAt(index))
  return found === SURROGATE ? classOfText(String.fromCodePoint(text.codePointAt(index) ?? 0)) : found
}

const sizeAt = (text: string, index: number) => ((text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1)

/** How many code units are neither space nor punctuation nor symbol; counting ends above `most`. */
export function countLetters(text: string, from: number, to: number, most = Number.POSITIVE_INFINITY): number {
  let count = 0
  for (let index = from; index < to && count <= most; index += 1) {
    const size = classOf(text.charCodeAt(index)) === SURROGATE ? sizeAt(text, index) : 1
    if (classAt(text, index) > MARK) count += size
    index += size - 1
  }
  return count
}

/** Letters and digits alone, lower case: two texts alike but for their marks, spaces and capitals give the same. */
export function squash(text: string): string {
  const lower = text.toLowerCase()
  let kept = ''
  let from = 0
  for (let index = 0; index < lower.length; index += 1) {
    const size = classOf(lower.charCodeAt(index)) === SURROGATE ? sizeAt(lower, index) : 1
    const found = classAt(lower, index)
    if (found !== LETTER && found !== DIGIT) {
      kept += lower.slice(from, index)
      from = index + size
    }
    index += size - 1
  }
  return kept + lower.slice(from)
}
