/**
 * parse5's tokenizer, a stretch at a time.
 *
 * parse5 calls three functions for every character and makes a token of every word and of every space between words:
 * two thirds of the time that a page of text takes. Here a stretch without a mark of syntax in it is cut out of the
 * source whole, wherever the tree builder does the same with white space as with other characters. The tree is the
 * same: test/extract/parse.test.ts compares it with parse5's own.
 */
import { Token, Tokenizer } from 'parse5'

/** parse5's insertion modes (it exports no names): in body, text, in caption, in cell. */
const TEXT_MODES: ReadonlySet<number> = new Set([6, 7, 10, 14])

const NUL = 0
const LF = 10
const CR = 13
const QUOT = 0x22
const AMP = 0x26
const APOS = 0x27
const HYPHEN = 0x2d
const LT = 0x3c

const NOT_BLANK = /[^\t\n\f ]/

/** What of the tree builder decides whether its text may come in one piece. */
export interface TextPlace {
  insertionMode: number
  skipNextNewLine: boolean
}

export class StretchTokenizer extends Tokenizer {
  protected override _stateData(cp: number): void {
    if (cp === LT || cp === AMP || !this.takeText(cp, AMP)) super._stateData(cp)
  }

  protected override _stateRcdata(cp: number): void {
    if (cp === LT || cp === AMP || !this.takeText(cp, AMP)) super._stateRcdata(cp)
  }

  protected override _stateRawtext(cp: number): void {
    if (cp === LT || !this.takeText(cp, LT)) super._stateRawtext(cp)
  }

  protected override _stateScriptData(cp: number): void {
    if (cp === LT || !this.takeText(cp, LT)) super._stateScriptData(cp)
  }

  protected override _stateAttributeValueDoubleQuoted(cp: number): void {
    if (cp === QUOT || cp === AMP || !this.isPlain(cp)) super._stateAttributeValueDoubleQuoted(cp)
    else this.currentAttr.value += this.stretch(cp, QUOT, AMP)
  }

  protected override _stateAttributeValueSingleQuoted(cp: number): void {
    if (cp === APOS || cp === AMP || !this.isPlain(cp)) super._stateAttributeValueSingleQuoted(cp)
    else this.currentAttr.value += this.stretch(cp, APOS, AMP)
  }

  protected override _stateComment(cp: number): void {
    if (cp === HYPHEN || cp === LT || !this.isPlain(cp)) super._stateComment(cp)
    else (this.currentToken as Token.CommentToken).data += this.stretch(cp, HYPHEN, LT)
  }

  /** Text up to `<` or the other mark, as one token; false where parse5 has to look at every character. */
  private takeText(cp: number, mark: number): boolean {
    const place = this.handler as unknown as TextPlace
    if (!this.isPlain(cp) || this.inForeignNode || place.skipNextNewLine || !TEXT_MODES.has(place.insertionMode))
      return false
    const text = this.stretch(cp, LT, mark)
    const { CHARACTER, WHITESPACE_CHARACTER } = Token.TokenType
    this._appendCharToCurrentCharacterToken(NOT_BLANK.test(text) ? CHARACTER : WHITESPACE_CHARACTER, text)
    return true
  }

  /** A character of the source that stands for itself; CR is read as LF, and takes the LF behind it along. */
  private isPlain(cp: number): boolean {
    return cp > NUL && (cp !== LF || this.preprocessor.html.charCodeAt(this.preprocessor.pos) === LF)
  }

  /** The source from the character just read to before the first of the marks; it is read then. */
  private stretch(cp: number, one: number, other: number): string {
    const { html, pos } = this.preprocessor
    let end = pos + 1
    for (; end < html.length; end += 1) {
      const code = html.charCodeAt(end)
      if (code === one || code === other || code === NUL || code === CR) break
    }
    this.preprocessor.pos = end - 1
    return html.slice(cp > 0xffff ? pos - 1 : pos, end)
  }
}
