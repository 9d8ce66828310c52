/** Pieces against a stream of text: every piece must come, in order, with nothing between. */
import type { Piece } from './expected.ts'
import { LINE_HYPHEN } from './passages.ts'

export interface Mismatch {
  /** Index of the piece that does not come. */
  piece: number
  /** How much of that piece came. */
  within: number
  /** How much of the stream was understood. */
  position: number
}

/** Undefined when all pieces are there. Starts wherever the first pieces are found; what comes after is not asked. */
export function mismatchOf(stream: string, pieces: readonly Piece[]): Mismatch | undefined {
  const first = pieces.find(({ optional, bracketed }) => !optional && !bracketed)
  if (first === undefined) return undefined
  let best: Mismatch = { piece: pieces.indexOf(first), within: 0, position: 0 }
  const opening = first.text.slice(0, 1)
  for (let start = stream.indexOf(opening); start !== -1; start = stream.indexOf(opening, start + 1)) {
    const result = matchFrom(stream, pieces, start)
    if (result === undefined) return undefined
    if (result.piece > best.piece || (result.piece === best.piece && result.within > best.within)) best = result
  }
  return best
}

function matchFrom(stream: string, pieces: readonly Piece[], start: number): Mismatch | undefined {
  let position = start
  for (const [index, piece] of pieces.entries()) {
    if (piece.bracketed) {
      position = behindBrackets(stream, position, pieces[index + 1])
      continue
    }
    const end = matchPiece(stream, piece.text, position)
    if (end.within === piece.text.length) position = end.position
    else if (!piece.optional) return { piece: index, ...end }
  }
  return undefined
}

/** What stands in brackets here, unless the text itself does. */
function behindBrackets(stream: string, position: number, next: Piece | undefined): number {
  const found = /^\[[^[\]]{1,80}\]/u.exec(stream.slice(position, position + 90))?.[0] ?? ''
  const isText = next !== undefined && matchPiece(stream, next.text, position).within === next.text.length
  return isText ? position : position + found.length
}

/** fold() joins runs of these; the seams between pieces may part a run. */
const RUNS = '-.'

/** How far the piece and the stream go together; the whole piece is there when `within` is its length. */
function matchPiece(stream: string, text: string, start: number): Omit<Mismatch, 'piece'> {
  let position = start
  for (let index = 0; index < text.length; index += 1) {
    const wanted = text[index] as string
    while (skippable(stream, position, wanted))
      position += stream.startsWith(LINE_HYPHEN, position) ? LINE_HYPHEN.length : 1
    if (stream[position] === wanted) position += 1
    else if (wanted === '-' && stream.startsWith(LINE_HYPHEN, position)) position += LINE_HYPHEN.length
    // A font that draws hyphen and soft hyphen alike has one text for both, and PDF.js drops every soft hyphen.
    else if (wanted !== '-' && !(RUNS.includes(wanted) && endsWith(stream, position, wanted)))
      return { within: index, position }
  }
  return { within: text.length, position }
}

function skippable(stream: string, position: number, wanted: string): boolean {
  if (wanted !== '-' && stream.startsWith(LINE_HYPHEN, position)) return true
  const found = stream[position]
  return found !== undefined && found !== wanted && RUNS.includes(found) && endsWith(stream, position, found)
}

/** Whether the text before `position` ends with the mark, as the mark itself or a hyphen at a line's end. */
function endsWith(stream: string, position: number, mark: string): boolean {
  if (stream[position - 1] === mark) return true
  return mark === '-' && stream.endsWith(LINE_HYPHEN, position)
}
