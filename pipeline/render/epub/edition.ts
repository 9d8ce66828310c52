/** One book: manuscript → chapters → package → bytes. */
import type { Transcript } from '../../transcript/model.ts'
import type { RenderContext } from '../door.ts'
import { manuscriptOf } from '../semantic/manuscript.ts'
import { outlineOf } from '../semantic/outline.ts'
import { semanticTree } from '../semantic/tree.ts'
import { directionOf, wordsFor } from '../semantic/words.ts'
import { chaptersOf } from './chapters.ts'
import { gatherImages } from './images.ts'
import { navigationOf } from './navigation.ts'
import { bookOf } from './package.ts'
import { packBook } from './packager.ts'
import { speakerIndexOf } from './speaker-index.ts'
import { readTemplates } from './templates.ts'

export async function renderEdition(original: Transcript, context: RenderContext): Promise<Uint8Array> {
  const transcript = manuscriptOf(original, context.warn)
  const { language, title } = transcript.metadata
  const words = wordsFor(language)
  const [templates, images] = await Promise.all([
    readTemplates(context.templates, language, directionOf(language)),
    gatherImages(transcript, context),
  ])
  const outline = outlineOf(transcript)
  const tree = semanticTree(transcript, { words, outline, image: images.find })
  const chapters = chaptersOf(tree, outline, title)
  const book = bookOf(transcript, { words, timestamp: context.timestamp, images: images.used })
  const index = speakerIndexOf(transcript, chapters)
  return packBook({ book, chapters, navigation: navigationOf(outline, chapters), index, templates })
}
