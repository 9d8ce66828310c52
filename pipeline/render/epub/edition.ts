/** One book: manuscript → chapters → package → bytes. */
import { ColloquyError } from '../../errors.ts'
import type { Transcript } from '../../transcript/model.ts'
import type { Handout, RenderContext } from '../door.ts'
import { manuscriptOf } from '../semantic/manuscript.ts'
import { outlineOf } from '../semantic/outline.ts'
import { withPageBreaks } from '../semantic/page-break.ts'
import { semanticTree } from '../semantic/tree.ts'
import { directionOf, type Words, wordsFor } from '../semantic/words.ts'
import { type Chapter, chaptersOf } from './chapters.ts'
import { coverOf } from './cover.ts'
import { embeddedFonts } from './fonts.ts'
import { gatherImages } from './images.ts'
import { navigationOf } from './navigation.ts'
import { bookOf } from './package.ts'
import { packBook } from './packager.ts'
import { pagesOf } from './pages.ts'
import { speakerIndexOf } from './speaker-index.ts'
import { readTemplates } from './templates.ts'
import { canBeVertical, setUpright } from './vertical.ts'

export async function renderEdition(original: Transcript, context: RenderContext): Promise<Uint8Array> {
  const transcript = manuscriptOf(original, context.warn)
  const { language, title } = transcript.metadata
  const words = wordsFor(language)
  const vertical = isVertical(language, context)
  const [templates, images, handout] = await Promise.all([
    readTemplates(context.templates, { language, direction: directionOf(language), vertical }),
    gatherImages(transcript, context),
    handoutOf(context),
  ])
  const paged = { ...transcript, content: withPageBreaks(transcript.content, handout?.breaks ?? []) }
  const outline = outlineOf(paged)
  const tree = semanticTree(paged, { words, outline, image: images.find })
  if (vertical) setUpright(tree)
  const chapters = chaptersOf(tree, outline, title)
  const index = speakerIndexOf(transcript, chapters)
  const fonts =
    context.presentation.fonts === 'embed'
      ? await embeddedFonts(printed(transcript, chapters, words), language)
      : undefined
  if (fonts) templates.css += `\n${fonts.css}`
  const book = bookOf(transcript, {
    words,
    timestamp: context.timestamp,
    images: images.used,
    cover: await coverOf(context, handout),
    pages: handout && pagesOf(handout, chapters),
    vertical,
    hasIndex: index.length > 0,
    fonts: fonts?.files ?? [],
  })
  return packBook({ book, chapters, navigation: navigationOf(outline, chapters), index, templates })
}

/** Every character that any page of the book may print. */
function printed({ metadata, speakers, provenance }: Transcript, chapters: readonly Chapter[], words: Words): string {
  const around = JSON.stringify([metadata, speakers, provenance, words])
  return [...chapters.map(({ xhtml, title }) => title + xhtml), around, '0123456789()'].join('')
}

function isVertical(language: string, { presentation, warn }: RenderContext): boolean {
  if (presentation.writing === 'horizontal') return false
  if (canBeVertical(language)) return true
  warn(`the EPUB is written in lines: columns are for Chinese and Japanese, not for '${language}'`)
  return false
}

/** A page that cannot be set in print is still a book, without the numbers of pages that are not there. */
async function handoutOf({ handout, warn }: RenderContext): Promise<Handout | undefined> {
  try {
    return await handout()
  } catch (error) {
    if (!(error instanceof ColloquyError)) throw error
    warn(`the EPUB has no page numbers and no cover of the PDF’s: ${error.message}`)
    return undefined
  }
}
