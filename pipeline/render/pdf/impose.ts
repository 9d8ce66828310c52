/**
 * Pages set on sheets: two beside each other, in reading order or as a booklet that is folded and stapled.
 *
 * The sheet is what a home printer holds: A4 (Letter for Letter pages), lying. Pages of A5 keep their size on it, pages
 * of A4 are set at 71 %. What is printed is drawn whole; tags, bookmarks, links and destinations belong to pages that
 * are no longer there, so the document claims neither PDF/UA nor PDF/A.
 */
import type { PDFEmbeddedPage } from 'pdf-lib'
import type { Transcript } from '../../transcript/model.ts'
import type { Presentation } from '../../transcript/presentation.ts'
import { directionOf } from '../semantic/words.ts'
import { dress } from './finish.ts'
import { pdfLib } from './pdflib.ts'

export type Imposition = Exclude<Presentation['impose'], 'none'>

/** Page numbers from 1, left and right of each side of a sheet; undefined for a blank. */
export type Side = [left: number | undefined, right: number | undefined]

const A4: [number, number] = [841.89, 595.28]
const LETTER: [number, number] = [792, 612]

/** Sides in the order in which they are printed: front and back of the outermost sheet first. */
export function sidesOf(pages: number, how: Imposition, direction: 'ltr' | 'rtl'): Side[] {
  const page = (number: number) => (number <= pages ? number : undefined)
  const sides: Side[] = []
  if (how === '2up') for (let first = 1; first <= pages; first += 2) sides.push([first, page(first + 1)])
  else {
    const all = Math.ceil(pages / 4) * 4
    for (let low = 1, high = all; low < high; low += 2, high -= 2)
      sides.push([page(high), page(low)], [page(low + 1), page(high - 1)])
  }
  // A book in Arabic or Hebrew is bound on the right.
  return direction === 'ltr' ? sides : sides.map(([left, right]): Side => [right, left])
}

export async function impose(
  bytes: Uint8Array,
  how: Imposition,
  { transcript, timestamp }: { transcript: Transcript; timestamp: string | undefined },
): Promise<Uint8Array> {
  const { PDFDocument, ParseSpeeds } = pdfLib()
  const source = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  const document = await PDFDocument.create({ updateMetadata: false })
  const pages = await document.embedPages(source.getPages())
  const [first] = pages
  const [width, height] = first !== undefined && Math.round(first.width) === LETTER[1] ? LETTER : A4
  for (const side of sidesOf(pages.length, how, directionOf(transcript.metadata.language))) {
    const sheet = document.addPage([width, height])
    for (const [column, number] of side.entries()) {
      const page = number === undefined ? undefined : pages[number - 1]
      if (page) sheet.drawPage(page, placeOf(page, column, width / 2, height))
    }
  }
  return dress(document, transcript, timestamp, how)
}

/** As large as it can be in its half, in the middle. */
function placeOf(page: PDFEmbeddedPage, column: number, width: number, height: number) {
  // Half of A4 and A5 differ by a rounded millimetre: that is no reason to scale.
  const fit = Math.min(width / page.width, height / page.height)
  const scale = fit > 0.99 && fit < 1.01 ? 1 : fit
  const x = column * width + (width - page.width * scale) / 2
  return { x, y: (height - page.height * scale) / 2, xScale: scale, yScale: scale }
}
