/**
 * What the rules ask of a character.
 *
 * A mark, bracket or quotation mark has one kind in all its widths and forms: a rule that judges by its neighbours
 * then judges its own result in the same way, which is what makes typesetting idempotent.
 */

/** Stands in a run for what is not text: inline code, an image, the mark of a footnote. */
export const OBJECT = '\uFFFC'
/** Stands in a run for a forced line break. */
export const LINE = '\u2028'

const MARKS = new Set(',.:;?!，。：；？！．｡…')
const OPENERS = new Set('([{（［｛【《〈〔')
const CLOSERS = new Set(')]}）］｝】》〉〕')
const QUOTES = new Set('"\'“”„‟‘’‚‛«»‹›「」『』')
const DASHES = new Set('-‐‑‒–—―─')

export type Kind =
  | 'edge'
  | 'space'
  | 'cjk'
  | 'digit'
  | 'mark'
  | 'opener'
  | 'closer'
  | 'quote'
  | 'dash'
  | 'object'
  | 'other'

/** Kind of the UTF-16 unit; `undefined` (before the first, after the last) and a line break are the edge. */
export function kindOf(character: string | undefined): Kind {
  if (character === undefined || character === LINE) return 'edge'
  const code = character.charCodeAt(0)
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return 'other'
  if (code === 0x20 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x202f || code === 0x3000) return 'space'
  if (code >= 0x30 && code <= 0x39) return 'digit'
  if (MARKS.has(character)) return 'mark'
  if (OPENERS.has(character)) return 'opener'
  if (CLOSERS.has(character)) return 'closer'
  if (QUOTES.has(character)) return 'quote'
  if (DASHES.has(character)) return 'dash'
  if (character === OBJECT) return 'object'
  return isCjk(code) ? 'cjk' : 'other'
}

/**
 * Han, kana and bopomofo, with the punctuation that belongs to them alone; not Hangul, which is set with half-width
 * punctuation. A surrogate of planes 2 and 3 (rarer Han, U+20000 to U+3FFFF) counts by its half: D840–D8BF.
 */
export function isCjk(code: number): boolean {
  if (code < 0x2e80) return false
  if (code <= 0x9fff) return code !== 0x3000 && !(code >= 0x3130 && code <= 0x318f)
  if (code >= 0xd840 && code <= 0xd8bf) return true
  if (code >= 0xdc00 && code <= 0xdfff) return false
  return (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe4f) || (code >= 0xff01 && code <= 0xff9f)
}

/** As `kindOf`, of what stands before `index`; the second half of a surrogate pair counts as its first half. */
export function kindBefore(text: string, index: number): Kind {
  const code = text.charCodeAt(index - 1)
  return kindOf(code >= 0xdc00 && code <= 0xdfff ? text[index - 2] : text[index - 1])
}

/** Whether any Han or kana stands in the text. */
export function hasCjk(text: string): boolean {
  return /[\u3040-\u30ff\u3105-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ud840-\ud8bf]/.test(text)
}

/** Full-width punctuation that carries its own white space. Curly quotes are not of it: Latin text has them too. */
export const FULL_WIDTH = '\u3001\u3002\u3008-\u300b\u3010\u3011\u3014\u3015\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f'
