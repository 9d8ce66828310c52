/** The room that reads: a reference → sources → pages as text, and the images a page names. */
import { basename, dirname, join } from 'node:path'
import { ColloquyError } from '../errors.ts'
import { CAPTURE_FILE, CAPTURE_FOLDER } from './capture/names.ts'
import { confine } from './confine.ts'
import type { LoadOptions } from './options.ts'
import type { LoadedPage, Received } from './page.ts'
import { pageOf } from './page.ts'
import { readCapture, readStdin } from './read-bytes.ts'
import type { SourceReference } from './reference.ts'
import { SETTINGS_FILE } from './reference.ts'

export { type LoadedImages, loadImages, loadImagesBeside } from './images.ts'
export type { LoadOptions } from './options.ts'
export type { LoadedPage } from './page.ts'
export { discover, discoverAll, type SourceReference } from './reference.ts'

/** @throws ColloquyError `unreadable`, `not-a-page`, `no-article` for a wall, `settings` or `interrupted`. */
export async function load(reference: SourceReference, options: LoadOptions = {}): Promise<LoadedPage> {
  switch (reference.kind) {
    case 'file':
      return loadFile(reference)
    case 'folder':
      return loadFolder(reference, options)
    case 'address':
      return loadAddress(reference, options)
    case 'stdin':
      return loadStdin(reference, options)
  }
}

/** The bytes of a file or of standard input, before anyone knows what they are. */
export function readBytes({ kind, path, given }: SourceReference, options: LoadOptions = {}): Promise<Uint8Array> {
  return kind === 'stdin' ? readStdin(options.stdin ?? process.stdin) : readCapture(path, given)
}

/** Whether a folder has a page under one of its usual names, or a capture; nothing is parsed for it. */
export async function hasPage(folder: string): Promise<boolean> {
  const { savedPage } = await import('./settings.ts')
  const captured = await confine(folder, '.', `${CAPTURE_FOLDER}/${CAPTURE_FILE}`)
  return 'path' in captured || (await savedPage(folder)) !== undefined
}

async function loadFile({ path, given, slug }: SourceReference): Promise<LoadedPage> {
  const bytes = await readCapture(path, given)
  const file = basename(path)
  return pageOf([{ bytes, given }], { settings: {}, name: file, slug, directory: dirname(path), file })
}

async function loadFolder({ path, given, slug }: SourceReference, options: LoadOptions): Promise<LoadedPage> {
  const { readSettings } = await import('./settings.ts')
  const settingsFile = join(given, SETTINGS_FILE)
  const { settings, file, missing } = await readSettings(path, settingsFile)
  const known = { settings, settingsFile, name: slug, slug, directory: path }
  if (file !== undefined) {
    const bytes = await readCapture(join(path, file), join(given, file))
    const url = settings.url === undefined ? {} : { url: settings.url }
    const retrieved = settings.retrieved === undefined ? {} : { retrieved: settings.retrieved }
    return pageOf([{ bytes, given: join(given, file) }], {
      ...known,
      file: file.replaceAll('\\', '/'),
      ...url,
      ...retrieved,
    })
  }
  const { StoredCapture } = await import('./capture/stored.ts')
  const capture = await StoredCapture.open(path, given)
  if (capture) {
    const pages = await capture.pages()
    const { retrieved, warnings } = capture.record
    const received = pages.map((page) => ({ ...page, given: page.url }))
    return pageOf(received, {
      retrieved: settings.retrieved ?? retrieved.slice(0, 10),
      ...known,
      warnings,
      archive: capture,
    })
  }
  if (settings.url === undefined || options.client === undefined) throw missing()
  const { fetchPages } = await import('./live/pages.ts')
  const { pages, warnings } = await fetchPages(settings.url, options.client)
  return pageOf(received(pages, settings.url), { ...known, warnings })
}

async function loadAddress({ path, given, slug }: SourceReference, { client }: LoadOptions): Promise<LoadedPage> {
  if (client === undefined)
    throw new ColloquyError(
      'unreadable',
      'expected a capture of this address, found none, and the network is not to be used; publish it once without --offline',
      { file: given },
    )
  const { fetchPages } = await import('./live/pages.ts')
  const { pages, warnings } = await fetchPages(path, client)
  return pageOf(received(pages, given), { settings: {}, name: path, slug, warnings })
}

/** The first page is what the user named. */
function received(pages: readonly Omit<Received, 'given'>[], given: string): Received[] {
  return pages.map((page, index) => ({ ...page, given: index === 0 ? given : (page.url ?? given) }))
}

async function loadStdin({ given, slug }: SourceReference, options: LoadOptions): Promise<LoadedPage> {
  const bytes = await readStdin(options.stdin ?? process.stdin)
  return pageOf([{ bytes, given }], { settings: {}, name: 'stdin', slug })
}
