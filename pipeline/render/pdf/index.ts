/** The PDF: set by Typst through templates/pdf, finished by pdf-lib. */
import { basename, join } from 'node:path'
import type { PDFDocument } from 'pdf-lib'
import { excerpt } from '../../transcript/fold.ts'
import type { Transcript } from '../../transcript/model.ts'
import type { Handout, RenderContext, Renderer } from '../door.ts'
import { finish } from './finish.ts'
import { allFontFiles } from './fonts.ts'
import { impose } from './impose.ts'
import { pageBreaks } from './page-breaks.ts'
import { PageTexts } from './page-text.ts'
import { pdfLib } from './pdflib.ts'
import { type Prepared, prepare } from './prepare.ts'
import { titleDrawing } from './title-drawing.ts'
import { hexadecimal } from './typecase.ts'
import {
  canSet,
  drawTitlePage,
  type Job,
  loadTypesetter,
  type Typeset,
  typeset,
  UnreadableImage,
} from './typesetter.ts'

export const pdf: Renderer = {
  format: 'pdf',
  extension: '.pdf',
  mediaType: 'application/pdf',
  warmUp,
  render,
  handout,
}

/** A fault of the templates is told when they are used. */
function warmUp(_pandoc: RenderContext['pandoc'], templates: string): void {
  loadTypesetter({ root: join(templates, 'pdf'), fontFiles: allFontFiles() }).then(
    () => void pdfLib(),
    () => undefined,
  )
}

async function render(transcript: Transcript, context: RenderContext): Promise<Uint8Array> {
  const { prepared, pages } = await setPages(transcript, context)
  warnOfMissing(prepared.missing, context)
  const { timestamp, presentation } = context
  const document = openPages(pages)
  // Finishing changes it: nobody else may have it from now on.
  opened = undefined
  const bytes = await finish(await document, pages.marks, transcript, timestamp)
  if (presentation.impose === 'none') return bytes
  context.warn(
    'an imposed PDF is for the printer: it has no tags, bookmarks or links; hand the PDF page by page to those who read on a screen',
  )
  return impose(bytes, presentation.impose, { transcript, timestamp })
}

async function handout(transcript: Transcript, context: RenderContext): Promise<Handout> {
  const { prepared, pages } = await setPages(transcript, context)
  const document = await openPages(pages)
  return {
    pages: pages.pages,
    breaks: pageBreaks(transcript, pages.marks, pages.pages, new PageTexts(document)),
    titlePage: titleDrawing(await drawTitlePage(jobOf(titleOf(prepared), context))),
  }
}

/** The last pages that were read, and nothing else: whoever finishes them does not read them again. */
let opened: { pages: Typeset; document: Promise<PDFDocument> } | undefined

function openPages(pages: Typeset): Promise<PDFDocument> {
  const { PDFDocument, ParseSpeeds } = pdfLib()
  if (opened?.pages !== pages) {
    const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest }
    opened = { pages, document: PDFDocument.load(pages.bytes, options) }
  }
  return opened.document
}

async function setPages(
  transcript: Transcript,
  context: RenderContext,
): Promise<{ prepared: Prepared; pages: Typeset }> {
  const prepared = prepare(transcript, context)
  const job = jobOf(prepared, context)
  try {
    return { prepared, pages: await typeset(job) }
  } catch (error) {
    if (!(error instanceof UnreadableImage)) throw error
    const broken = new Map<string, string>()
    for (const [path, url] of prepared.images) if (!(await canSet(job, path))) broken.set(path, url)
    for (const url of broken.values())
      context.warn(`the image ${excerpt(url, 80)} cannot be read (${error.message}); the PDF has a placeholder`)
    const again = prepare(transcript, context, new Set(broken.keys()))
    return { prepared: again, pages: await typeset(jobOf(again, context)) }
  }
}

/** What stands on no title page costs time all the same. */
const titleOf = ({ sheet }: Prepared) => ({ sheet: { ...sheet, content: [] }, images: new Map() })

function jobOf(
  { sheet, images }: Pick<Prepared, 'sheet' | 'images'>,
  { templates, images: known }: RenderContext,
): Job {
  const files = new Map<string, Uint8Array>([['sheet.json', Buffer.from(JSON.stringify(sheet))]])
  for (const [path, url] of images) files.set(path, known.get(url)?.bytes ?? new Uint8Array())
  return { root: join(templates, 'pdf'), rootName: `${basename(templates)}/pdf`, files, fontFiles: allFontFiles() }
}

/** A page in a script that no font has would bring a warning a character: the first ones name the rest. */
const NAMED = 8

function warnOfMissing(missing: readonly number[], context: RenderContext): void {
  if (missing.length === 0) return
  const named = missing.slice(0, NAMED).map((code) => `U+${hexadecimal(code)}${shown(code)}`)
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : ''
  context.warn(
    `no font has ${named.join(', ')}${more}; the PDF shows the code point in brackets in ${missing.length === 1 ? 'its' : 'their'} place`,
  )
}

function shown(code: number): string {
  const character = String.fromCodePoint(code)
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? ` (${character})` : ''
}
