/** Accessibility metadata (EPUB Accessibility 1.1, 2.2): what is true of this book, and nothing that nobody checked. */
import type { Words } from '../semantic/words.ts'
import type { BookImage } from './images.ts'

export interface Accessibility {
  modes: string[]
  /** Each a set of modes that is enough to read the whole book. */
  sufficient: string[]
  features: string[]
  hazards: string[]
  summary: string
  summaryLanguage: string
}

export interface Checked {
  images: readonly BookImage[]
  words: Words
  hasIndex: boolean
  hasPages: boolean
}

/** `printPageNumbers` is what reading systems knew before `pageBreakMarkers`. */
const PAGE_FEATURES = ['pageBreakMarkers', 'pageNavigation', 'printPageNumbers']

export function accessibilityOf({ images, words, hasIndex, hasPages }: Checked): Accessibility {
  const described = images.every((image) => image.described)
  const summary = [words.summary.text]
  if (images.length > 0) summary.push(described ? words.summary.described : words.summary.undescribed)
  return {
    modes: images.length > 0 ? ['textual', 'visual'] : ['textual'],
    sufficient: described ? ['textual'] : ['textual,visual'],
    features: [
      'tableOfContents',
      'readingOrder',
      'structuralNavigation',
      'displayTransformability',
      ...(hasIndex ? ['index'] : []),
      ...(hasPages ? PAGE_FEATURES : []),
      ...(images.length > 0 && described ? ['alternativeText'] : []),
    ],
    hazards: images.some(mayMove) ? ['unknown'] : ['none'],
    summary: summary.join(words.colon.endsWith(' ') ? ' ' : ''),
    summaryLanguage: words.language,
  }
}

/** These formats can hold an animation, and nobody looked whether it flashes. */
function mayMove({ mediaType }: BookImage): boolean {
  return mediaType === 'image/gif' || mediaType === 'image/webp'
}
