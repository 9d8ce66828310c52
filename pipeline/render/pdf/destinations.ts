/** Named destinations (ISO 32000-1, 12.3.2.3) and, where a page has no headings, a bookmark for each turn. */
import type { PDFDict, PDFDocument } from 'pdf-lib'
import { excerpt } from '../../transcript/fold.ts'
import type { Transcript } from '../../transcript/model.ts'
import { textOf, turnsOf } from '../../transcript/walk.ts'
import { pdfLib } from './pdflib.ts'
import type { Mark } from './typesetter.ts'

/** A reader that jumps to a turn sees a little of the page above it. */
const MARGIN = 18

export function addDestinations(document: PDFDocument, marks: readonly Mark[]): void {
  const { PDFName, PDFString, PDFDict: Dictionary } = pdfLib()
  const { context, catalog } = document
  const pages = document.getPages()
  // A name tree is sorted by bytes: t1, t10, t2.
  const turns = marks.flatMap(({ turn, ...at }) => (turn === undefined ? [] : [{ id: turn, ...at }]))
  const names = turns
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, page, y }) => {
      const target = pages[page - 1]
      if (target === undefined) return []
      const top = Math.min(target.getHeight(), target.getHeight() - y + MARGIN)
      return [PDFString.of(id), context.obj([target.ref, 'XYZ', null, Math.round(top * 100) / 100, null])]
    })
  if (names.length === 0) return
  const key = PDFName.of('Names')
  const trees = catalog.lookupMaybe(key, Dictionary) ?? context.obj({})
  trees.set(PDFName.of('Dests'), context.register(context.obj({ Names: names })))
  if (!catalog.has(key)) catalog.set(key, context.register(trees))
}

export function addTurnBookmarks(document: PDFDocument, transcript: Transcript): void {
  const { PDFName, PDFString, PDFHexString } = pdfLib()
  const { context, catalog } = document
  const turns = turnsOf(transcript)
  if (turns.length === 0) return
  const root = context.nextRef()
  const references = turns.map(() => context.nextRef())
  const link = (item: PDFDict, key: string, index: number) => {
    const reference = references[index]
    if (reference) item.set(PDFName.of(key), reference)
  }
  for (const [index, turn] of turns.entries()) {
    const title = excerpt(`${turn.label} ${textOf(turn.children)}`, 48)
    const item: PDFDict = context.obj({ Parent: root })
    item.set(PDFName.of('Title'), PDFHexString.fromText(title === '' ? turn.id : title))
    item.set(PDFName.of('Dest'), PDFString.of(turn.id))
    link(item, 'Prev', index - 1)
    link(item, 'Next', index + 1)
    context.assign(references[index] as (typeof references)[number], item)
  }
  const outlines: PDFDict = context.obj({ Type: 'Outlines', Count: turns.length })
  link(outlines, 'First', 0)
  link(outlines, 'Last', turns.length - 1)
  context.assign(root, outlines)
  catalog.set(PDFName.of('Outlines'), root)
}
