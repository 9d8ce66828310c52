/** Page → transcript: load → extract → normalize. No format is loaded for it, and a schema only to publish. */
import { dirname } from 'node:path'
import { extract } from './extract/index.ts'
import type { LoadOptions, SourceReference } from './load/index.ts'
import { load, loadImages, loadImagesBeside, readBytes } from './load/index.ts'
import { normalize } from './normalize/index.ts'
import type { Reopened } from './reopen/index.ts'
import { localizeImages } from './transcript/images.ts'
import type { Transcript } from './transcript/model.ts'
import type { Page } from './transcript/page.ts'
import { imageUrlsOf } from './transcript/walk.ts'

/** Reads a source to its transcript, held against the schema, with the images that were found beside it. */
export async function transcribe(reference: SourceReference, options: LoadOptions) {
  const { checkTranscript } = await import('./transcript/parse.ts')
  const { reopened, rest } = await reopenSource(reference, options)
  if (reopened.transcript) return withImages({ ...reopened, transcript: reopened.transcript }, reference)
  const page = await load(reference, rest)
  const { transcript, warnings } = transcribePage(page)
  const found = await loadImages(page, imageUrlsOf(transcript), options)
  return {
    transcript: checkTranscript(localizeImages(transcript, found.images), page.name),
    presentation: page.settings.presentation,
    cover: found.cover,
    images: byPath(found.images),
    warnings: [...reopened.warnings, ...warnings, ...found.warnings],
  }
}

/**
 * The transcript of a source that is an artefact of ours. `rest` are the options for reading it as a page when it is
 * none: standard input is read once.
 */
export async function reopenSource(
  reference: SourceReference,
  options: LoadOptions,
): Promise<{ reopened: Reopened<Transcript | undefined>; rest: LoadOptions }> {
  if (reference.kind !== 'file' && reference.kind !== 'stdin')
    return { reopened: { transcript: undefined, warnings: [] }, rest: options }
  const bytes = await readBytes(reference, options)
  const rest = reference.kind === 'stdin' ? { ...options, stdin: only(bytes) } : options
  const { reopen } = await import('./reopen/index.ts')
  return { reopened: await reopen(bytes, reference.given), rest }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The images of an artefact stand beside it, under the names that its transcript has for them. */
async function withImages({ transcript, warnings }: Reopened, { kind, path }: SourceReference) {
  const found = await loadImagesBeside(kind === 'stdin' ? '.' : dirname(path), imageUrlsOf(transcript))
  return {
    transcript: localizeImages(transcript, found.images),
    presentation: undefined,
    cover: found.cover,
    images: byPath(found.images),
    warnings: [...warnings, ...found.warnings],
  }
}

function byPath(images: Awaited<ReturnType<typeof loadImages>>['images']) {
  return new Map([...images.values()].map((image) => [`images/${image.name}`, image]))
}

export function transcribePage(page: Page) {
  // What extract warns of comes through normalize.
  const normalized = normalize(extract(page))
  return {
    ...normalized,
    warnings: [...(page.warnings ?? []), ...replacedBytes(page), ...new Set(normalized.warnings)],
  }
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
