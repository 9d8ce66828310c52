/** Live sources: fetched once, stored beside source.yaml, and from then on read from there. */
import { join } from 'node:path'
import { ColloquyError } from './errors.ts'
import { type Composed, compose, isSameCapture } from './load/capture/compose.ts'
import { CAPTURE_FILE, CAPTURE_FOLDER } from './load/capture/names.ts'
import type { CaptureRecord } from './load/capture/record.ts'
import { StoredCapture } from './load/capture/stored.ts'
import { homeOf } from './load/home.ts'
import type { Client } from './load/http/client.ts'
import type { SourceReference } from './load/index.ts'
import { load, loadImages } from './load/index.ts'
import { livePage } from './load/live/index.ts'
import { SETTINGS_FILE } from './load/reference.ts'
import { readSettings, savedPage } from './load/settings.ts'
import { writeCapture } from './store/capture.ts'
import { writeWhole } from './store/write.ts'
import { transcribePage } from './transcribe.ts'
import type { Changes } from './transcript/changes.ts'
import { changesBetween } from './transcript/changes.ts'
import type { Transcript } from './transcript/model.ts'
import { imageUrlsOf } from './transcript/walk.ts'

export interface CaptureOptions {
  /** Whoever may ask the network; without one nothing is captured. */
  client?: Client | undefined
  /** Capture again what was captured before. */
  refresh: boolean
  /** Where an address of the command line becomes a source. */
  sources: string
}

export interface Captured {
  /** What is to be read: an address is the folder of its capture now. */
  reference: SourceReference
  /** What was fetched, in a sentence; undefined when nothing was. */
  done?: string
  warnings: string[]
  /** Against the capture before. */
  changes?: Changes
}

/**
 * @throws ColloquyError `unreadable`, `no-article`, `not-a-page`, `settings`: then nothing was stored, and an earlier
 *   capture is as it was.
 */
export async function captured(given: SourceReference, options: CaptureOptions): Promise<Captured> {
  if (given.kind !== 'address' && given.kind !== 'folder') return { reference: given, warnings: [] }
  const home = given.kind === 'address' ? homeOf(given, options.sources) : given
  const before = given.kind === 'address' ? undefined : await capturedBefore(home, options.refresh)
  if (before === 'saved') return { reference: home, warnings: options.refresh ? [SAVED] : [] }
  if (before && !options.refresh) return { reference: home, warnings: [] }
  const address = before?.record.address ?? home.address ?? (await addressIn(home))
  if (options.client === undefined) throw offline(given, before !== undefined)
  return capture({ home, address, client: options.client, before })
}

const SAVED = 'was saved by hand, so --refresh leaves it alone; take the page away to have it captured'

async function capturedBefore(home: SourceReference, refresh: boolean): Promise<StoredCapture | 'saved' | undefined> {
  if (await savedPage(home.path)) return 'saved'
  const { settings, file } = await readSettings(home.path, join(home.given, SETTINGS_FILE))
  if (file !== undefined) return 'saved'
  try {
    return await StoredCapture.open(home.path, home.given)
  } catch (error) {
    // A damaged capture is what a refresh is for, as long as the address is known without it.
    if (refresh && (home.address ?? settings.url) !== undefined) return undefined
    throw error
  }
}

async function addressIn(home: SourceReference): Promise<string> {
  const { settings, missing } = await readSettings(home.path, join(home.given, SETTINGS_FILE))
  if (settings.url === undefined) throw missing()
  return new URL(settings.url).href
}

interface Task {
  home: SourceReference
  address: string
  client: Client
  before: StoredCapture | undefined
}

async function capture({ home, address, client, before }: Task): Promise<Captured> {
  const isNew = home.address !== undefined && before === undefined
  const { page, pages, images } = await livePage({ home, address, client, before, settled: !isNew })
  const { transcript } = transcribePage(page)
  await loadImages(page, imageUrlsOf(transcript))
  const warnings = [...images.warnings]
  const { record, files } = compose({
    address,
    now: client.clock.now(),
    pages,
    images: await images.taken(),
    warnings: page.warnings ?? [],
  })
  if (before && isSameCapture(before.record, record)) return { reference: home, done: 'has not changed', warnings }
  const older = before && (await transcribedBefore(home, warnings))
  const changes = older && changesBetween(older, transcript)
  await store(home, { record, files }, before?.record)
  return {
    reference: home,
    done: `${countOf(record)} from ${address}, kept in ${join(home.given, CAPTURE_FOLDER)}`,
    warnings,
    ...(changes && { changes }),
  }
}

/** The transcript of the capture before, while it is still there. */
async function transcribedBefore(home: SourceReference, warnings: string[]): Promise<Transcript | undefined> {
  try {
    return transcribePage(await load(home)).transcript
  } catch (error) {
    if (!(error instanceof ColloquyError)) throw error
    warnings.push(`what changed cannot be told, since the capture before cannot be read: ${error.message}`)
    return undefined
  }
}

/** The record comes before source.yaml: a folder that is a source has its page. */
async function store(home: SourceReference, { record, files }: Composed, before: CaptureRecord | undefined) {
  await writeCapture(join(home.path, CAPTURE_FOLDER), CAPTURE_FILE, record, files, before)
  if (home.address === undefined) return
  const path = join(home.path, SETTINGS_FILE)
  const { access } = await import('node:fs/promises')
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (!isThere)
    await writeWhole(
      path,
      `# Captured from ${record.address}\n# What an editor knows of the page, and corrections, go here.\n`,
    )
}

function countOf({ pages, images }: CaptureRecord): string {
  const found = images.filter((image) => 'file' in image).length
  return `${pages.length === 1 ? 'a page' : `${pages.length} pages`} and ${found === 1 ? 'an image' : `${found} images`}`
}

function offline(given: SourceReference, refresh: boolean): ColloquyError {
  const found = refresh ? '--refresh together with --offline' : 'none, and --offline forbids the network'
  return new ColloquyError(
    'unreadable',
    `expected a capture of this page, found ${found}; run it once without --offline`,
    {
      file: given.given,
    },
  )
}
