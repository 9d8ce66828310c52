/** Page → transcript: load → extract → normalize. No format is loaded for it, and a schema only to publish. */
import { extract } from './extract/index.ts'
import type { LoadOptions, SourceReference } from './load/index.ts'
import { load, loadImages } from './load/index.ts'
import { normalize } from './normalize/index.ts'
import { localizeImages } from './transcript/images.ts'
import type { Page } from './transcript/page.ts'
import { imageUrlsOf } from './transcript/walk.ts'

/** Reads a source to its transcript, held against the schema, with the images that were found beside it. */
export async function transcribe(reference: SourceReference, options: LoadOptions) {
  const { checkTranscript } = await import('./transcript/parse.ts')
  const page = await load(reference, options)
  const { transcript, warnings } = transcribePage(page)
  const found = await loadImages(page, imageUrlsOf(transcript), options)
  return {
    transcript: checkTranscript(localizeImages(transcript, found.images), page.name),
    presentation: page.settings.presentation,
    cover: found.cover,
    images: new Map([...found.images.values()].map((image) => [`images/${image.name}`, image])),
    warnings: [...warnings, ...found.warnings],
  }
}

export function transcribePage(page: Page) {
  // What extract warns of comes through normalize.
  const normalized = normalize(extract(page))
  return { ...normalized, warnings: [...replacedBytes(page), ...new Set(normalized.warnings)] }
}

/** Of a page whose bytes are not all text: how many were not, and where. */
function replacedBytes({ replaced, charset }: Page): string[] {
  if (replaced.length === 0) return []
  const places = replaced.slice(0, 5).join(', ')
  const more = replaced.length > 5 ? ' and more' : ''
  return [
    `expected ${charset} throughout, found invalid bytes at ${places}${more}; each is U+FFFD in the transcript; capture the page again or name its charset in source.yaml`,
  ]
}
