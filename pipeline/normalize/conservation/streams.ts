/** Both sides of the law as streams of folded text: what the page has, and what the transcript has made of it. */
import type { Article, ArticleBlock } from '../../transcript/article.ts'
import { fold } from '../../transcript/fold.ts'
import type { Transcript } from '../../transcript/model.ts'
import { printedLines } from './printed.ts'

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

/** A line as printed, before it is folded. */
interface Printing {
  text: string
  block: ArticleBlock
  isBlockStart: boolean
  token: string
}

export interface Streams {
  page: PageStream
  pieces: Piece[]
}

/**
 * `isWhole`: every character is folded, which messages need. Otherwise a stretch that both sides print alike is one
 * token on both, since folding a page twice costs as much as recognising it; tokens that do not meet prove nothing.
 */
export function streamsOf(article: Article, transcript: Transcript, isWhole: boolean): Streams {
  const printings = printingsOf(article)
  const pieces = piecesOf(transcript)
  if (!isWhole) shareTokens(printings, pieces)
  for (const piece of pieces) if (piece.token === '') piece.text = fold(piece.printed)
  return { page: pageStream(printings), pieces }
}

function printingsOf(article: Article): Printing[] {
  const printings: Printing[] = []
  for (const block of article.blocks) {
    let isBlockStart = true
    for (const { text } of printedLines(block.node)) {
      printings.push({ text, block, isBlockStart, token: '' })
      isBlockStart = false
    }
  }
  return printings
}

/** What a token begins with: nobody's character (private use). A page that prints it is folded whole. */
const TOKEN = '\ue000'
/** Characters of a token behind its sign: units that fold to themselves. */
const FIRST_UNIT = 0xe100
const UNITS = 1 << 12

/** Shorter texts are cheaper folded than shared. */
const SHORTEST = 24
/** Lines of the page in which no piece ends: how far one is looked for. */
const FARTHEST = 8

/** In the order of the page: where a line ends in the whole text of a piece, both have the same token. */
function shareTokens(printings: Printing[], pieces: Piece[]): void {
  if (printings.some(({ text }) => text.includes(TOKEN)) || pieces.some(({ printed }) => printed.includes(TOKEN)))
    return
  let next = 0
  let number = 0
  for (const piece of pieces) {
    if (piece.role !== 'text' || piece.printed.length < SHORTEST) continue
    const end = Math.min(printings.length, next + FARTHEST)
    let at = next
    while (at < end && !(printings[at] as Printing).text.endsWith(piece.printed)) at += 1
    const printing = at < end ? printings[at] : undefined
    if (printing === undefined) continue
    const token = TOKEN + String.fromCharCode(FIRST_UNIT + (number >> 12), FIRST_UNIT + (number & (UNITS - 1)))
    number += 1
    next = at + 1
    piece.token = token
    piece.text = token
    printing.token = token
    printing.text = printing.text.slice(0, printing.text.length - piece.printed.length)
    if (number === UNITS * UNITS) return
  }
}

function pageStream(printings: readonly Printing[]): PageStream {
  const parts: string[] = []
  const lines: Line[] = []
  const blockStarts: number[] = []
  let start = 0
  for (const { text, block, isBlockStart, token } of printings) {
    if (isBlockStart) blockStarts.push(start)
    const folded = fold(text) + token
    if (folded === '') continue
    lines.push({ text, start, block })
    parts.push(folded)
    start += folded.length
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
  /** What stands for its text, on both sides; empty where it is folded. */
  token: string
  /** Index in `content`. */
  index: number
}

function piecesOf(transcript: Transcript): Piece[] {
  const pieces: Piece[] = []
  transcript.content.forEach((block, index) => {
    if (block.type === 'turn') {
      // A turn without a label has an empty one: a dash may stand in its place on the page.
      pieces.push(pieceOf(block.label, 'label', index))
      if (block.time !== undefined) pieces.push(pieceOf(block.time, 'time', index))
    }
    for (const { text, part } of printedLines(block))
      pieces.push(pieceOf(text, part === 'text' ? 'text' : 'figure', index))
  })
  return pieces
}

const pieceOf = (printed: string, role: Piece['role'], index: number): Piece => ({
  text: '',
  role,
  printed,
  token: '',
  index,
})
