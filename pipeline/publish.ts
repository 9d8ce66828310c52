/** The whole way of one source: load → extract → normalize → render → verify → store. */
import type { Artefact, ArtefactTask } from './artefact.ts'
import { ColloquyError } from './errors.ts'
import type { Client } from './load/http/client.ts'
import { hasPage, type SourceReference } from './load/index.ts'
import type { RenderContext } from './render/door.ts'
import type { ManifestEntry } from './store/entry.ts'
import { keyOf } from './store/key.ts'
import { keepAside, type ShelfFile, storeSource } from './store/shelf.ts'
import type { Stats } from './store/stats.ts'
import { makeInThread, warmUp } from './threads.ts'
import { transcribe } from './transcribe.ts'
import type { Changes } from './transcript/changes.ts'
import { timestampOf } from './transcript/crosswalk.ts'
import { coverPath, type ImageFile } from './transcript/image.ts'
import type { Transcript } from './transcript/model.ts'
import { type Chosen, type Presentation, presentationOf } from './transcript/presentation.ts'
import { serializeTranscript } from './transcript/serialize.ts'
import { turnsOf } from './transcript/walk.ts'
import type { Finding } from './verify/door.ts'

export interface PublishSettings {
  /** The dist directory. */
  out: string
  formats: readonly string[]
  verify: boolean
  /** Build even what is up to date. */
  force: boolean
  pandoc: RenderContext['pandoc']
  templates: string
  /** Whoever may ask the network; without one nothing is captured. */
  client: Client | undefined
  /** Capture live sources again. */
  refresh: boolean
  /** Where an address becomes a source. */
  sources: string
  /** Chosen on the command line. */
  presentation: Chosen
  /** Once it is aborted nothing is stored any more. */
  signal: AbortSignal
  /** Seconds since 1970, from the environment. */
  sourceDateEpoch: number | undefined
  /** What is known of files without reading them. */
  stats: Stats
  /** Key of the code and the templates, see `toolKey`. */
  toolKey: string
  /** What `out` held when the run began, by slug. */
  shelved: ReadonlyMap<string, ManifestEntry>
}

export interface Published {
  entry: ManifestEntry
  upToDate: boolean
  warnings: string[]
  /** What was fetched, in a sentence. */
  captured?: string | undefined
  /** Against the capture before. */
  changes?: Changes | undefined
}

export async function publishSource(given: SourceReference, settings: PublishSettings): Promise<Published> {
  // What is known by its stats is not even asked whether it has a page.
  const unchanged = settings.refresh ? undefined : await unchangedFolder(given, settings)
  if (unchanged) return unchanged
  if (!(await mayBeLive(given, settings))) return publishCaptured(given, settings)
  const { captured } = await import('./capture.ts')
  const { reference, done, changes, warnings } = await captured(given, settings)
  const published = await publishCaptured(reference, settings)
  return { ...published, warnings: [...warnings, ...published.warnings], captured: done, changes }
}

/** Whether there may be something to fetch: for an address, and for a folder without a page or to be captured again. */
async function mayBeLive({ kind, path }: SourceReference, { refresh }: PublishSettings): Promise<boolean> {
  return kind === 'address' || (kind === 'folder' && (refresh || !(await hasPage(path))))
}

/** Of a folder the key is known before anything in it is parsed. */
async function folderKeyFor({ kind, path }: SourceReference, settings: PublishSettings): Promise<string | undefined> {
  return kind === 'folder' ? keyFor(settings, await settings.stats.folderKey(path)) : undefined
}

async function unchangedFolder(reference: SourceReference, settings: PublishSettings): Promise<Published | undefined> {
  const known = settings.shelved.get(reference.slug)
  if (known === undefined || (await folderKeyFor(reference, settings)) !== known.key) return undefined
  return (await isCurrent(known, settings)) ? { entry: known, upToDate: true, warnings: [] } : undefined
}

async function publishCaptured(reference: SourceReference, settings: PublishSettings): Promise<Published> {
  const known = settings.shelved.get(reference.slug)
  // A refresh may have found the same bytes.
  const unchanged = settings.refresh ? await unchangedFolder(reference, settings) : undefined
  if (unchanged) return unchanged
  const early = await folderKeyFor(reference, settings)
  if (known === undefined || early !== undefined)
    for (const format of settings.formats)
      warmUp({ format, pandoc: settings.pandoc, templates: settings.templates, verify: settings.verify })
  const { transcript, images, cover, presentation: own, warnings } = await transcribe(reference, settings)
  const presentation = presentationOf(own, settings.presentation)
  const key = early ?? keyFor(settings, contentKey(transcript, images))
  if (known && key === known.key && (await isCurrent(known, settings)))
    return { entry: known, upToDate: true, warnings }

  const timestamp = timestampOf(transcript, settings.sourceDateEpoch)
  const task = { name: reference.slug, transcript, images, cover, timestamp, presentation }
  const artefacts = await makeAll(task, settings)
  warnings.push(...artefacts.flatMap((artefact) => artefact.warnings))
  const outputs = outputsOf(transcript, { images, cover }, reference.slug, artefacts)
  await refuseFaulty(artefacts, outputs, reference.slug, settings.out, warnings)
  const entry = await storeSource(settings.out, outputs, entryOf(transcript, reference.slug, timestamp, key), {
    signal: settings.signal,
    placed: settings.stats.placed,
  })
  return { entry, upToDate: false, warnings }
}

const keyFor = (settings: PublishSettings, source: string) =>
  keyOf([
    ['tool', settings.toolKey],
    ['pandoc', settings.pandoc],
    ['presentation', JSON.stringify(presentationOf(settings.presentation))],
    ['epoch', String(settings.sourceDateEpoch ?? '')],
    ['source', source],
  ])

function contentKey(transcript: Transcript, images: ReadonlyMap<string, ImageFile>): string {
  return keyOf([
    ['transcript', serializeTranscript(transcript)],
    ...[...images].map(([url, { bytes }]) => [url, bytes] as const),
  ])
}

async function isCurrent(known: ManifestEntry, settings: PublishSettings): Promise<boolean> {
  if (settings.force) return false
  const formats = new Set(known.files.map(({ format }) => format))
  return settings.formats.every((format) => formats.has(format)) && (await settings.stats.isIntact(settings.out, known))
}

type Made = Artefact & { format: string }

function makeAll(
  own: Omit<ArtefactTask, 'format' | 'templates' | 'pandoc' | 'verify'>,
  { formats, templates, pandoc, verify }: PublishSettings,
): Promise<Made[]> {
  const task = { ...own, templates, pandoc, verify }
  const paged: Presentation = { ...own.presentation, impose: 'none' }
  const wanted = formats.map((format) => ({ ...task, format, presentation: paged }))
  // Sheets for the printer come beside the PDF that is read, never in its place.
  const sheets = wanted.filter(({ format }) => format === 'pdf' && own.presentation.impose !== 'none')
  return Promise.all(
    [...wanted, ...sheets.map((each) => ({ ...each, presentation: own.presentation }))].map(async (each) => ({
      format: each.format,
      ...(await makeInThread(each)),
    })),
  )
}

function outputsOf(
  transcript: Transcript,
  { images, cover }: Pick<ArtefactTask, 'images' | 'cover'>,
  slug: string,
  artefacts: readonly Made[],
): ShelfFile[] {
  const json = Buffer.from(serializeTranscript(transcript))
  return [
    ...artefacts.map(({ format, extension, mediaType, bytes }) => ({
      path: `${slug}/${slug}${extension}`,
      mediaType,
      format,
      bytes,
    })),
    { path: `${slug}/${slug}.transcript.json`, mediaType: 'application/json', bytes: json },
    ...[...images, ...(cover ? [[coverPath(cover), cover] as const] : [])].map(([path, { mediaType, bytes }]) => ({
      path: `${slug}/${path}`,
      mediaType,
      bytes,
    })),
  ]
}

/** Throws when an artefact disagrees with its transcript; the artefacts are kept beside dist's folders, not in them. */
async function refuseFaulty(
  artefacts: readonly Made[],
  outputs: readonly ShelfFile[],
  slug: string,
  out: string,
  warnings: string[],
): Promise<void> {
  const findings = artefacts.flatMap((artefact) => artefact.findings)
  for (const finding of findings) if (finding.severity === 'warning') warnings.push(describeFinding(finding))
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  const aside = await keepAside(out, slug, outputs)
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more findings)` : ''
  throw new ColloquyError(
    'verify',
    `${describeFinding(errors[0] as Finding)}${more}; the files were kept in ${aside}`,
    {
      file: slug,
    },
  )
}

export function describeFinding({ check, artefact, place, message }: Finding): string {
  return `${artefact}${place === undefined ? '' : `:${place}`}: ${message} [${check}]`
}

function entryOf(
  transcript: Transcript,
  slug: string,
  timestamp: string | undefined,
  key: string,
): Omit<ManifestEntry, 'files'> {
  const { id, kind, metadata, provenance } = transcript
  return {
    slug,
    source: provenance.source,
    id,
    title: metadata.title,
    kind,
    language: metadata.language,
    turns: turnsOf(transcript).length,
    ...(timestamp === undefined ? {} : { timestamp }),
    key,
  }
}
