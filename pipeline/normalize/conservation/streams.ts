/** Both sides of the law as streams of folded text: what the page has, and what the transcript has made of it. */
import type { Article, ArticleBlock } from '../../transcript/article.ts'
import { fold } from '../../transcript/fold.ts'
import type { Transcript, Turn } from '../../transcript/model.ts'
import { type Printed, printedLines } from './printed.ts'

/** What begins at a place of the page's stream. */
export const WITHIN = 0
export const LINE_START = 1
export const BLOCK_START = 2

export interface Line {
  /** As printed. */
  text: string
  /** Where it begins in the stream. */
  start: number
  block: ArticleBlock
}

export interface PageStream {
  /** Folded text of all blocks. */
  text: string
  lines: Line[]
  /** WITHIN, LINE_START or BLOCK_START for each place. */
  marks: Uint8Array
}

export function pageStream(article: Article): PageStream {
  const parts: string[] = []
  const lines: Line[] = []
  const blockStarts: number[] = []
  let start = 0
  for (const block of article.blocks) {
    blockStarts.push(start)
    for (const { text } of printedLines(block.node)) {
      const folded = fold(text)
      if (folded === '') continue
      lines.push({ text, start, block })
      parts.push(folded)
      start += folded.length
    }
  }
  const marks = new Uint8Array(start + 1)
  for (const line of lines) marks[line.start] = LINE_START
  for (const place of blockStarts) marks[place] = BLOCK_START
  return { text: parts.join(''), lines, marks }
}

/** A piece of the transcript, to be found in the page. */
export interface Piece {
  /** Folded. */
  text: string
  /**
   * `label` and `time` stand at the head of a turn with separators around them; a figure's pieces may come from blocks
   * beside it; a `text` stands where it stands.
   */
  role: 'label' | 'time' | 'figure' | 'text'
  /** As the transcript has it, for messages. */
  printed: string
  /** Index in `content`. */
  index: number
}

export function piecesOf(transcript: Transcript): Piece[] {
  const pieces: Piece[] = []
  for (const [index, block] of transcript.content.entries()) {
    if (block.type === 'turn') pieces.push(...headOf(block, index))
    for (const { text, part } of printedLines(block)) pieces.push(pieceOf(text, part, index))
  }
  return pieces
}

/** A turn without a label has an empty one: a dash may stand in its place on the page. */
function headOf(turn: Turn, index: number): Piece[] {
  const label: Piece = { text: fold(turn.label), role: 'label', printed: turn.label, index }
  if (turn.time === undefined) return [label]
  return [label, { text: fold(turn.time), role: 'time', printed: turn.time, index }]
}

function pieceOf(text: string, part: Printed['part'], index: number): Piece {
  return { text: fold(text), role: part === 'text' ? 'text' : 'figure', printed: text, index }
}
