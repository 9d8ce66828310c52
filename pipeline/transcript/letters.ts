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

function classify(code: number): number {
  const found = code >= 0xd800 && code <= 0xdfff ? SURROGATE : classOfText(String.fromCharCode(code))
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
  const found = classOf(code) === LETTER && /[\p{Lu}\p{Lt}]/u.test(String.fromCharCode(code))
  capitals[code] = found ? 2 : 1
  return found
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
