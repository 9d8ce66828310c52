/**
 * The case of type: every printed string passes through it, so that each character has a glyph, or says that it has
 * none, and the families that the text needs are known before any font is loaded.
 */

import { type Coverage, coverageOf, covers } from './coverage.ts'
import { type FontFamily, familiesFor, filesOf, SHARED_MARKS, usesFullWidthMarks } from './fonts.ts'

/** Drawn as nothing by every engine (UAX #44, Default_Ignorable_Code_Point); they need no glyph. */
const IGNORABLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\s]/u
/**
 * Characters that draw nothing and join nothing: no-break and soft-hyphen marks, variation selectors, tags. PDF.js and
 * others lose a glyph whose text ends in one of them, and all its sisters.
 */
const INVISIBLE =
  /\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]|[\u00ad\u061c\u180e\u2060-\u2064\ufeff\u{1bca0}-\u{1bca3}\u{e0000}-\u{e00ff}]/gu
/** Joiners are meant for letters that join, and for emoji. */
const IDLE_JOINERS =
  /(?<=[\s\p{N}\p{P}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hangul}])[\u200c\u200d]+/gu
/** Marks of direction: they do nothing in a line without right-to-left letters. */
const DIRECTION_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
/** A base with its marks must come from one font. */
const CLUSTERS = /\P{M}[\p{M}\u200d]+/gu
/**
 * A word this long has to break somewhere, or it runs off the page: addresses, checksums, endless lines, bytes read in
 * the wrong charset. Scripts without spaces are not in it: the typesetter knows where their words end.
 */
const LONG_WORDS =
  /[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]{26,}/gu
const ZERO_WIDTH_SPACE = '\u200b'

export class Typecase {
  /** Families the text asked for, in the order of preference. */
  readonly #needed = new Set<FontFamily>()
  readonly #families: readonly FontFamily[]
  readonly #fullWidthMarks: boolean
  readonly #byCodePoint = new Map<number, FontFamily | undefined>()
  readonly #coverages = new Map<FontFamily, Coverage[]>()
  /** Code points that no font has, in order of appearance. */
  readonly missing = new Set<number>()

  constructor(language: string) {
    this.#families = familiesFor(language)
    this.#fullWidthMarks = usesFullWidthMarks(language)
  }

  /** Prose: one line, white space as single spaces, long words with places to break. */
  set(text: string): string {
    const line = text.replace(/[\s\p{Cc}]+/gu, ' ')
    return this.#printable(line).replace(LONG_WORDS, breakable)
  }

  /** Code: white space as it is, long words as in prose. */
  code(text: string): string {
    const lines = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')
    return this.#printable(lines).replace(LONG_WORDS, breakable)
  }

  /** Names for the template; the first family is there in any case, for page numbers. */
  families(): string[] {
    return this.#families.filter((family, index) => index === 0 || this.#needed.has(family)).map(({ name }) => name)
  }

  #printable(raw: string): string {
    const seen = raw.replace(INVISIBLE, '').replace(IDLE_JOINERS, '')
    const text = RIGHT_TO_LEFT.test(seen) ? seen : seen.replace(DIRECTION_MARKS, '')
    let whole = true
    for (const character of text) if (!this.#has(character.codePointAt(0) as number)) whole = false
    const clustered = text.replace(CLUSTERS, (cluster) => this.#cluster(cluster))
    if (whole) return clustered
    return clustered.replace(/[\s\S]/gu, (character) => {
      const code = character.codePointAt(0) as number
      return this.#has(code) ? character : visible(code)
    })
  }

  #has(code: number): boolean {
    const known = this.#byCodePoint.get(code)
    if (known !== undefined || this.#byCodePoint.has(code)) return known !== undefined
    const character = String.fromCodePoint(code)
    const family = IGNORABLE.test(character)
      ? this.#families[0]
      : this.#families.find((candidate) => this.#familyHas(candidate, code))
    this.#byCodePoint.set(code, family)
    if (family === undefined) this.missing.add(code)
    else if (!IGNORABLE.test(character)) this.#needed.add(family)
    return family !== undefined
  }

  /** The first family with all of it; where none has it, the marks are written out as code points. */
  #cluster(cluster: string): string {
    const codes = [...cluster].filter((character) => !IGNORABLE.test(character)).map((c) => c.codePointAt(0) as number)
    const family = this.#families.find((candidate) => codes.every((code) => this.#familyHas(candidate, code)))
    if (family !== undefined) {
      if (codes.length > 0) this.#needed.add(family)
      return cluster
    }
    const [base = '', ...marks] = cluster
    return base + marks.map((mark) => this.#mark(mark)).join('')
  }

  #mark(mark: string): string {
    if (IGNORABLE.test(mark)) return ''
    const code = mark.codePointAt(0) as number
    this.missing.add(code)
    return visible(code)
  }

  #familyHas(family: FontFamily, code: number): boolean {
    if (this.#fullWidthMarks && family.name === 'Noto Serif' && SHARED_MARKS.includes(String.fromCodePoint(code)))
      return false
    let faces = this.#coverages.get(family)
    if (faces === undefined) {
      faces = filesOf(family).map(coverageOf)
      this.#coverages.set(family, faces)
    }
    // Faces differ by a character here and there, and any of them may be asked for it.
    return faces.every((coverage) => covers(coverage, code))
  }
}

/** `[U+1F9FF]`: a character without a glyph as text that can be read, searched and looked up. */
export function visible(code: number): string {
  return `[U+${hexadecimal(code)}]`
}

export const hexadecimal = (code: number) => code.toString(16).toUpperCase().padStart(4, '0')

/** After the marks at which an address may break; inside a run without any, every 24 characters. */
function breakable(word: string): string {
  return word
    .replace(/[/?&=._~#%,:;@+-](?=[^/?&=._~#%,:;@+-])/g, `$&${ZERO_WIDTH_SPACE}`)
    .replace(ENDLESS_RUN, `$&${ZERO_WIDTH_SPACE}`)
}

/**
 * Letters with their marks, and what a joiner joins: 24 of the widest still fit between the margins of A5. Nothing
 * begins behind a joiner, so there is one way only to count them.
 */
const ENDLESS_RUN =
  /(?:(?<!\u200d)(?!\u200d)[^\u200b\p{M}](?:\p{M}|\u200d(?:(?!\u200d)[^\u200b\p{M}])?)*){24}(?!\u200d|\p{M})(?=[^\u200b]{8})/gu
