/** A violation in words: what was lost or invented, and where. */
import { ColloquyError } from '../../errors.ts'
import type { Article } from '../../transcript/article.ts'
import { excerpt, fold } from '../../transcript/fold.ts'
import type { Omission } from '../../transcript/model.ts'
import type { Line, PageStream, Piece, Streams } from './streams.ts'
import type { Violation } from './walk.ts'

const ADVICE = 'this is a fault of a rule: report it with the page'

/** Characters by which the two sides are found to meet again. */
const MEETING = 12
/** How far they are looked for. */
const REACH = 20_000

export function violationError(article: Article, { page, pieces }: Streams, violation: Violation): ColloquyError {
  const { place, piece, offset } = retreated(page, pieces, violation)
  const line = lineAt(page, place)
  const made = piece ? restOf(pieces, piece, offset) : ''
  const rest = page.text.slice(place, place + REACH)
  const printed = line ? unfolded(line.text, place - line.start) : ''
  const found = piece ? excerpt(unfolded(piece.printed, offset)) : ''
  const again = made === '' ? -1 : rest.indexOf(made.slice(0, MEETING))
  if (made === '' || again > 0) {
    const lost = line && again > 0 ? unfolded(line.text, place - line.start, again) : printed
    const message = `expected all text of the page in the transcript, lost «${excerpt(lost)}»`
    return error(article, line?.block.path ?? '', message)
  }
  const where = `content[${piece?.index}]`
  if (rest === '' || made.indexOf(rest.slice(0, MEETING)) > 0)
    return error(article, where, `expected only text of the page in the transcript, found «${found}» besides`)
  const message = `expected «${excerpt(printed)}» in the transcript, found «${found}» (${where})`
  return error(article, line?.block.path ?? where, message)
}

/** From the first letters that differ to the beginning of the line, if it is the line that is lost and not letters. */
function retreated(page: PageStream, pieces: readonly Piece[], violation: Violation): Violation {
  const { place, piece, offset } = violation
  const line = lineAt(page, place)
  if (piece === undefined || line === undefined || place - line.start !== offset) return violation
  const again = page.text.slice(line.start, line.start + REACH).indexOf(restOf(pieces, piece, 0).slice(0, MEETING))
  return again > 0 ? { place: line.start, piece, offset: 0 } : violation
}

export function lostOmissionError(article: Article, { path, text }: Omission): ColloquyError {
  return error(article, path, `expected all that extract left out in omitted, lost «${excerpt(text)}»`)
}

export function inventedOmissionError(article: Article, { path, text }: Omission): ColloquyError {
  return error(article, path, `expected only text of the page's blocks in omitted, found «${excerpt(text)}» besides`)
}

function error(article: Article, place: string, message: string): ColloquyError {
  return new ColloquyError('conservation', `${message}; ${ADVICE}`, { file: article.page.name, place })
}

function lineAt({ lines }: PageStream, place: number): Line | undefined {
  return lines.findLast(({ start }) => start <= place)
}

function restOf(pieces: readonly Piece[], piece: Piece, offset: number): string {
  const parts = [piece.text.slice(offset)]
  let length = 0
  for (let index = pieces.indexOf(piece) + 1; index < pieces.length && length < REACH; index += 1) {
    const { text } = pieces[index] as Piece
    parts.push(text)
    length += text.length
  }
  return parts.join('')
}

/** The printed text from where its folded form has `offset` characters, for as long as its folded form has `length`. */
function unfolded(printed: string, offset: number, length = Number.POSITIVE_INFINITY): string {
  const start = printedLength(printed, offset)
  const end = length === Number.POSITIVE_INFINITY ? printed.length : printedLength(printed, offset + length)
  return printed.slice(start, end)
}

/** By halving: how much of the printed text folds to so many characters. */
function printedLength(printed: string, folded: number): number {
  let low = 0
  let high = printed.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (fold(printed.slice(0, middle)).length < folded) low = middle + 1
    else high = middle
  }
  return low
}
