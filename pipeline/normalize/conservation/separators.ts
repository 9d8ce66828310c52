/**
 * The declared exception of the law: what parts a label from the speech, and is in no field of the transcript.
 *
 * Before a label at the beginning of a line: numbers of a list, opening brackets, bullets, ornaments. Behind it:
 * closing brackets, then colons, points or dashes. Never a letter, and never a bracket that opens the speech or closes
 * the speech before.
 */

/** Separators at the most on one side of a label. */
export const MOST = 12
/** Digits that number a label; a longer number is a time or a text. */
const MOST_DIGITS = 3

/** With the variation selector and the keycap that an emoji may carry. */
const ORNAMENT = /\p{So}|\p{Sk}|\p{Sm}|\ufe0f|\u20e3/u
const OPENING = /[([{【〔〖《<"|/\-*#@&•.:、,\u2022]/u
const BETWEEN = /[([{【〔/|-]/u
const CLOSING = /[)\]}】〕〗》>]/u
/** With the stroke that lengthens Arabic letters: alone, it is typed for a dash. A star is left of bold in Markdown. */
const COLON = /[:.\-|/~,=、∶;\u0640*]/u

export function isSeparatorBefore(character: string, isLineStart: boolean): boolean {
  return isLineStart
    ? OPENING.test(character) || CLOSING.test(character) || ORNAMENT.test(character) || /\d/.test(character)
    : BETWEEN.test(character)
}

/**
 * Where text of the page stands if `text` follows `place` behind separators, none of them in a place that `isBarred`;
 * -1 if it does not.
 */
export function behindSeparators(
  stream: string,
  place: number,
  text: string,
  isLineStart: boolean,
  isBarred: (place: number) => boolean,
): number {
  let digits = 0
  for (let at = place, passed = 0; passed <= MOST; passed += 1) {
    if (stream.startsWith(text, at)) return at
    const character = characterAt(stream, at)
    if (character === '' || !isSeparatorBefore(character, isLineStart)) return -1
    digits += /\d/.test(character) ? 1 : 0
    at += character.length
    if (digits > MOST_DIGITS || isBarred(at)) return -1
  }
  return -1
}

/** What may still be passed over behind a label. */
export class Slack {
  private left = MOST
  private digits = MOST_DIGITS
  private colon = false
  private readonly quote: boolean
  private readonly isEmpty: boolean

  /** `quote`: the label stands in quotation marks. `isEmpty`: a turn without a label, which a dash may open. */
  constructor(quote: boolean, isEmpty: boolean) {
    this.quote = quote
    this.isEmpty = isEmpty
  }

  copy(): Slack {
    return Object.assign(new Slack(this.quote, this.isEmpty), {
      left: this.left,
      digits: this.digits,
      colon: this.colon,
    })
  }

  passes(character: string): boolean {
    if (this.left === 0) return false
    this.left -= 1
    if (this.isEmpty) return /[-*•>:]/.test(character)
    if (CLOSING.test(character) || (this.quote && character === '"')) return true
    if (COLON.test(character)) {
      this.colon = true
      return true
    }
    if (this.colon) return false
    if (/\d/.test(character)) {
      this.digits -= 1
      return this.digits >= 0
    }
    return ORNAMENT.test(character)
  }
}

export function characterAt(stream: string, place: number): string {
  const code = stream.codePointAt(place)
  return code === undefined ? '' : String.fromCodePoint(code)
}
