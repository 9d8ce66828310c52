/** One walk along the page and the transcript: every character of either is met once, or it is a violation. */
import { fold } from '../../transcript/fold.ts'
import { textOf } from '../../transcript/walk.ts'
import type { Additions } from './omissions.ts'
import { behindSeparators, characterAt, Slack } from './separators.ts'
import { BLOCK_START, type Line, type PageStream, type Piece, WITHIN } from './streams.ts'

/** Where the two sides part: `place` in the page's stream, `offset` in the folded text of the piece. */
export interface Violation {
  place: number
  piece: Piece | undefined
  offset: number
}

/** Pieces of figures that may wait for their text further on: a bound, so that the walk stays linear. */
const MOST_WAITING = 32

/** Characters of a speech by which its beginning is known. */
const BEGINNING = 24

export class Walk {
  private place = 0
  private line = 0
  private slack: Slack | undefined
  /** Index in the content of the turn whose head was met last. */
  private head = -1
  private waiting: Piece[] = []
  private readonly page: PageStream
  private readonly additions: Additions

  constructor(page: PageStream, additions: Additions) {
    this.page = page
    this.additions = additions
  }

  /** Undefined where the law holds. */
  run(pieces: readonly Piece[]): Violation | undefined {
    for (let index = 0; index < pieces.length; index += 1) {
      const piece = pieces[index] as Piece
      this.skipOmitted(piece)
      if (piece.index !== this.head) this.endSlack()
      const violation = piece.role === 'text' ? this.meetText(piece, beginningOf(pieces, index)) : this.meetPart(piece)
      if (violation) return violation
    }
    return this.finish()
  }

  private meetPart(piece: Piece): Violation | undefined {
    return piece.role === 'figure' ? this.meetFigure(piece) : this.meetHead(piece)
  }

  /** A turn of a label alone: what parts it from its speech parts it from nothing. */
  private endSlack(): void {
    for (let character = ''; this.slack && !this.isLineStart(); this.place += character.length) {
      character = characterAt(this.page.text, this.place)
      if (!this.slack.passes(character)) break
    }
    this.slack = undefined
  }

  private finish(): Violation | undefined {
    for (this.skipOmitted(); this.place < this.page.text.length; this.skipOmitted())
      if (!this.passBy()) return this.violation(this.waiting[0])
    return this.waiting[0] && this.violation(this.waiting[0])
  }

  private violation(piece: Piece | undefined, offset = 0): Violation {
    return { place: this.place, piece, offset }
  }

  /** A label or a time: here, behind what may stand before it, or behind the speech (`<cite>`), before the next one. */
  private meetHead(piece: Piece): Violation | undefined {
    this.head = piece.index
    if (piece.text === '') {
      if (piece.role === 'label') this.slack = new Slack(false, true)
      return undefined
    }
    this.meetAllWaiting()
    if (this.matchHead(piece)) return undefined
    const late = this.waiting.find(({ index }) => index !== piece.index)
    if (late) return this.violation(late)
    this.waiting.push(piece)
    return undefined
  }

  private matchHead(piece: Piece): boolean {
    const { text } = this.page
    const isWithinHead = this.slack !== undefined
    // Behind a time a label may stand on the next line; before the first of the two, a line of its own is text.
    const isBarred = (place: number) => !isWithinHead && this.page.marks[place] !== WITHIN
    const at = behindSeparators(text, this.place, piece.text, this.isLineStart() || isWithinHead, isBarred)
    if (at < 0) return false
    const isQuoted = text.slice(this.place, at).includes('"')
    this.place = at + piece.text.length
    this.slack = new Slack(isQuoted, false)
    return true
  }

  /** Here, or behind the other pieces of its figure and the captions of figures beside it, but behind no speech. */
  private meetFigure(piece: Piece): Violation | undefined {
    const at = this.behindSlack(piece.text)
    if (at < 0) this.waiting.push(piece)
    else this.passFigure(at + piece.text.length)
    return this.waiting.length > MOST_WAITING ? this.violation(this.waiting[0]) : undefined
  }

  private passFigure(end: number): void {
    this.place = end
    this.slack = undefined
  }

  private behindSlack(wanted: string): number {
    const slack = this.slack?.copy()
    for (let at = this.place; ; ) {
      if (this.page.text.startsWith(wanted, at)) return at
      const character = characterAt(this.page.text, at)
      if (character === '' || !slack?.passes(character)) return -1
      at += character.length
    }
  }

  /** Behind a label that stands alone on its line: the next line, where the speech may itself be a dash. */
  private behindLabelLine(): number {
    const slack = this.slack?.copy()
    for (let at = this.place; slack !== undefined; ) {
      if (this.page.marks[at] !== WITHIN) return at
      const character = characterAt(this.page.text, at)
      if (character === '' || !slack.passes(character)) return -1
      at += character.length
    }
    return -1
  }

  private meetText(piece: Piece, beginning: string): Violation | undefined {
    if (piece.text === '') return undefined
    this.meetAllWaiting()
    const late = this.waiting.find(({ role }) => role === 'figure')
    if (late) return this.violation(late)
    // Speech may itself begin with a colon or a dash: as many separators as its beginning needs.
    const { text, marks } = this.page
    const next = this.behindLabelLine()
    const at = next >= 0 && text.startsWith(beginning, next) ? next : this.behindSlack(beginning)
    if (at >= 0) this.place = at
    if (this.meetWhole(piece)) return undefined
    for (let offset = 0; offset < piece.text.length; ) {
      if (marks[this.place] === BLOCK_START) this.skipOmitted()
      if (text[this.place] === piece.text[offset]) {
        this.place += 1
        offset += 1
        this.slack = undefined
      } else if (this.isRun(piece.text[offset])) offset += 1
      else if (!this.passBy()) return this.violation(piece, offset)
    }
    return undefined
  }

  /** The whole piece at once, where it stands here in one block: nearly every piece does. */
  private meetWhole(piece: Piece): boolean {
    const { text, marks } = this.page
    const wanted = piece.text
    if (marks[this.place] === BLOCK_START) this.skipOmitted(piece)
    const end = this.place + wanted.length
    if (!text.startsWith(wanted, this.place) || marks.subarray(this.place + 1, end).includes(BLOCK_START)) return false
    this.place = end
    this.slack = undefined
    return true
  }

  /** Passes over text of the page that is not the next piece's but is accounted for. */
  private passBy(): boolean {
    const { text } = this.page
    const character = characterAt(text, this.place)
    if (character === '') return false
    if (this.slack?.passes(character) || this.isRun(character)) {
      this.place += character.length
      return true
    }
    return this.skipPart() || this.meetWaiting() || (this.isLineStart() && this.skipLine())
  }

  private meetAllWaiting(): void {
    if (this.waiting.length === 0) return
    do this.skipOmitted()
    while (this.waiting.length > 0 && this.meetWaiting())
  }

  private meetWaiting(): boolean {
    if (!this.isLineStart() && this.slack === undefined) return false
    const index = this.waiting.findIndex((piece) => {
      if (piece.role !== 'figure') return this.matchHead(piece)
      const at = this.behindSlack(piece.text)
      if (at >= 0) this.passFigure(at + piece.text.length)
      return at >= 0
    })
    if (index >= 0) this.waiting.splice(index, 1)
    return index >= 0
  }

  /**
   * Blocks that are among the omissions under their own path, whole; but not one that `next` is word for word: of two
   * copies under one path, as text without an element has, either may be the one left out.
   */
  private skipOmitted(next?: Piece): void {
    if (this.additions.all.length === 0) return
    while (this.page.marks[this.place] === BLOCK_START) {
      const line = this.lineHere()
      if (line === undefined) return
      const end = this.blockEnd()
      if (next?.role === 'text' && end === this.place + next.text.length && this.isHere(next.text)) return
      const claimed = this.additions.claimAt(
        line.block.path,
        (text) =>
          (this.place + text.length >= end && this.page.text.startsWith(text, this.place)) ||
          text === fold(textOf([line.block.node])),
      )
      if (claimed === undefined) return
      this.place = Math.max(
        end,
        this.page.text.startsWith(claimed.text, this.place) ? this.place + claimed.text.length : 0,
      )
    }
  }

  private isHere(wanted: string): boolean {
    return wanted !== '' && this.page.text.startsWith(wanted, this.place)
  }

  /** A part of a block that is among the omissions under the path of the block. */
  private skipPart(): boolean {
    const path = this.lineHere()?.block.path
    if (path === undefined) return false
    const claimed = this.additions.claimAt(path, (text) => this.page.text.startsWith(text, this.place))
    if (claimed) this.place += claimed.text.length
    return claimed !== undefined
  }

  /** A whole line that is among the omissions, whatever its path. */
  private skipLine(): boolean {
    const line = this.lineHere()
    const claimed = line && this.additions.claimText(this.page.text.slice(line.start, this.lineEnd()))
    if (claimed) this.place += claimed.text.length
    return claimed !== undefined
  }

  private isLineStart(): boolean {
    return this.page.marks[this.place] !== WITHIN
  }

  /** Within a line a run of points or of dashes is one character under `fold`; pieces of it were folded by themselves. */
  private isRun(character: string | undefined): boolean {
    const isRunning = character === '.' || character === '-'
    return isRunning && this.page.text[this.place - 1] === character && this.page.marks[this.place] === WITHIN
  }

  /** The line in which `place` is. */
  private lineHere(): Line | undefined {
    const { lines } = this.page
    while ((lines[this.line + 1]?.start ?? Number.POSITIVE_INFINITY) <= this.place) this.line += 1
    return this.place < this.page.text.length ? lines[this.line] : undefined
  }

  private lineEnd(): number {
    return this.page.lines[this.line + 1]?.start ?? this.page.text.length
  }

  private blockEnd(): number {
    const { lines, text } = this.page
    const block = lines[this.line]?.block
    let index = this.line + 1
    while (lines[index]?.block === block && index < lines.length) index += 1
    return lines[index]?.start ?? text.length
  }
}

/** The beginning of a speech, over lines if its first is short. */
function beginningOf(pieces: readonly Piece[], index: number): string {
  let text = ''
  for (let next = pieces[index]; next?.role === 'text' && text.length < BEGINNING; next = pieces[++index]) {
    text += next.text
    if (next.token !== '') break
  }
  return text.slice(0, BEGINNING)
}
