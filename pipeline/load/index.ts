/** The room that reads: a reference → sources → pages as text, and the images a page names. */
import { createHash } from 'node:crypto'
import { basename, dirname, join } from 'node:path'
import { ColloquyError } from '../errors.ts'
import type { Page } from '../transcript/page.ts'
import { readCapture, readStdin } from './capture.ts'
import { decode } from './decode.ts'
import { charsetOfHeader, mediaTypeOfHeader, mediaTypeOfName, sniffMediaType } from './media-type.ts'
import type { LoadOptions } from './options.ts'
import type { SourceReference } from './reference.ts'
import { SETTINGS_FILE } from './reference.ts'

export { type LoadedImages, loadImages, loadImagesBeside } from './images.ts'
export type { LoadOptions } from './options.ts'
export { discover, discoverAll, type SourceReference } from './reference.ts'

type Measured = 'text' | 'charset' | 'sha256' | 'bytes' | 'replaced'

/** What a capture is before its bytes are text. */
interface Capture extends Omit<Page, Measured | 'mediaType'> {
  mediaType?: Page['mediaType']
  captured: Uint8Array
  /** For messages: as the user named it. */
  given: string
  /** Charset labels from outside the page, the more trusted first. */
  declared: string[]
}

/** @throws ColloquyError `unreadable`, `not-a-page`, `settings` or `interrupted`. */
export async function load(reference: SourceReference, options: LoadOptions = {}): Promise<Page> {
  return pageOf(await capture(reference, options))
}

/** The bytes of a file or of standard input, before anyone knows what they are. */
export function readBytes({ kind, path, given }: SourceReference, options: LoadOptions = {}): Promise<Uint8Array> {
  return kind === 'stdin' ? readStdin(options.stdin ?? process.stdin) : readCapture(path, given)
}

function capture(reference: SourceReference, options: LoadOptions): Promise<Capture> {
  switch (reference.kind) {
    case 'file':
      return captureFile(reference)
    case 'folder':
      return captureFolder(reference)
    case 'address':
      return captureAddress(reference, options)
    case 'stdin':
      return captureStdin(reference, options)
  }
}

async function captureFile({ path, given, slug }: SourceReference): Promise<Capture> {
  const captured = await readCapture(path, given)
  const file = basename(path)
  return { captured, given, declared: [], settings: {}, name: file, slug, directory: dirname(path), file }
}

async function captureFolder({ path, given, slug }: SourceReference): Promise<Capture> {
  const { readSettings } = await import('./settings.ts')
  const settingsFile = join(given, SETTINGS_FILE)
  const { settings, file } = await readSettings(path, settingsFile)
  const captured = await readCapture(join(path, file), join(given, file))
  return {
    captured,
    given: join(given, file),
    declared: settings.charset === undefined ? [] : [settings.charset],
    settings,
    settingsFile,
    name: slug,
    slug,
    directory: path,
    file: file.replaceAll('\\', '/'),
    ...(settings.url === undefined ? {} : { url: settings.url }),
    ...(settings.retrieved === undefined ? {} : { retrieved: settings.retrieved }),
  }
}

async function captureAddress({ path, given, slug }: SourceReference, options: LoadOptions): Promise<Capture> {
  const { fetchBytes } = await import('./fetch.ts')
  const accept = 'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1'
  const { bytes, url, contentType } = await fetchBytes(path, accept, options)
  const stated = mediaTypeOfHeader(contentType)
  if (stated === 'other')
    throw new ColloquyError(
      'not-a-page',
      `expected HTML, Markdown or plain text, found ${contentType.split(';')[0]}; name the address of the page itself`,
      { file: given },
    )
  const charset = charsetOfHeader(contentType)
  const mediaType = stated ?? mediaTypeOfName(new URL(url).pathname)
  const declared = charset === undefined ? [] : [charset]
  const page = { captured: bytes, given, declared, settings: {}, name: path, slug, url }
  return mediaType === undefined ? page : { ...page, mediaType }
}

async function captureStdin({ given, slug }: SourceReference, options: LoadOptions): Promise<Capture> {
  const captured = await readStdin(options.stdin ?? process.stdin)
  return { captured, given, declared: [], settings: {}, name: 'stdin', slug }
}

async function pageOf({ captured, given, declared, ...known }: Capture): Promise<Page> {
  const { text, charset, replaced } = await decode(captured, { declared, file: given })
  const mediaType = known.mediaType ?? mediaTypeOfName(known.file ?? '') ?? sniffMediaType(text)
  return {
    ...known,
    mediaType,
    text,
    charset,
    sha256: createHash('sha256').update(captured).digest('hex'),
    bytes: captured.length,
    replaced,
  }
}
