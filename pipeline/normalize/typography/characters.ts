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

const SPECIAL: Partial<Record<Kind, string>> = {
  space: '\u00a0\u202f\u3000',
  mark: ',.:;?!，。：；？！．｡…',
  opener: '([{（［｛【《〈〔',
  closer: ')]}）］｝】》〉〕',
  quote: '"\'“”„‟‘’‚‛«»‹›「」『』',
  dash: '-‐‑‒–—―─',
  object: OBJECT,
  edge: LINE,
}

/** By code: the ASCII characters, and those of SPECIAL. Every character of a page passes here, some ten times. */
const KINDS = new Map<number, Kind>()
for (let code = 0; code < 128; code += 1)
  KINDS.set(
    code,
    code >= 0x30 && code <= 0x39 ? 'digit' : code === 0x20 || (code >= 9 && code <= 13) ? 'space' : 'other',
  )
for (const [kind, characters] of Object.entries(SPECIAL))
  for (const character of characters) KINDS.set(character.charCodeAt(0), kind as Kind)
const ASCII = Array.from({ length: 128 }, (_, code) => KINDS.get(code) as Kind)

/** Kind of the UTF-16 unit; `undefined` (before the first, after the last) and a line break are the edge. */
export function kindOf(character: string | undefined): Kind {
  return character === undefined ? 'edge' : kindOfCode(character.charCodeAt(0))
}

export function kindOfCode(code: number): Kind {
  if (code < 128) return ASCII[code] as Kind
  return KINDS.get(code) ?? (isCjk(code) ? 'cjk' : 'other')
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
export const FULL_WIDTH: ReadonlySet<string> = new Set('、。〈〉《》【】〔〕！（），：；？')
