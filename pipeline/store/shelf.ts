/** Puts a source's files into dist, or beside it when they were found wanting. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ManifestEntry, ManifestFile } from './entry.ts'
import { isIntact, sha256 } from './entry.ts'
import { beginChanges, conclude, isUnderWay, readEntries, record } from './journal.ts'
import { whileLocked } from './lock.ts'
import { isSettled, writeManifest } from './manifest.ts'
import { discard, place, type Staged, stage, writeWhole } from './write.ts'

/** A file of one source on its way to dist. */
export interface ShelfFile {
  /** Below dist, with forward slashes. */
  path: string
  mediaType: string
  bytes: Uint8Array
  /** Absent for files that are no format of their own: the transcript, images. */
  format?: string
}

export interface StoreOptions {
  /** Once it is aborted nothing is placed; what is being placed is placed whole. */
  signal?: AbortSignal
  /** Told under dist's lock when the files are in their places. */
  placed?: (out: string, entry: ManifestEntry) => void
}

/**
 * Puts the files and their entry into dist; removes what an earlier run left of this source and nothing lists any more.
 * Files of the same key that this run did not make are kept.
 *
 * At no moment do the manifest and the journal list a file that is not there as they say, wherever the run is killed:
 * everything is written beside its place first, then the old entry is withdrawn, the files are renamed, the new entry is
 * recorded. What that costs does not depend on how many sources dist holds.
 */
export async function storeSource(
  out: string,
  files: readonly ShelfFile[],
  entry: Omit<ManifestEntry, 'files'>,
  { signal, placed }: StoreOptions = {},
): Promise<ManifestEntry> {
  const staged: Staged[] = []
  try {
    for (const { path, bytes } of files) {
      signal?.throwIfAborted()
      staged.push(await stage(join(out, path), bytes))
    }
    return await whileLocked(out, () => {
      signal?.throwIfAborted()
      return putInPlace(out, files, staged, entry).then((stored) => {
        placed?.(out, stored)
        return stored
      })
    })
  } catch (error) {
    for (const each of staged) await discard(each)
    throw error
  }
}

async function putInPlace(
  out: string,
  files: readonly ShelfFile[],
  staged: readonly Staged[],
  { slug, key, ...rest }: Omit<ManifestEntry, 'files'>,
): Promise<ManifestEntry> {
  const before = (await beginChanges(out)).get(slug)
  if (before !== undefined) await record(out, slug, null)
  for (const each of staged) await place(each)
  const listed = listedFiles(files, before?.key === key ? before.files : [])
  const paths = new Set(listed.map(({ path }) => path))
  for (const { path } of before?.files ?? []) if (!paths.has(path)) await rm(join(out, path), { force: true })
  const entry = { slug, ...rest, key, files: listed }
  await record(out, slug, entry)
  return entry
}

function listedFiles(files: readonly ShelfFile[], known: readonly ManifestFile[]): ManifestFile[] {
  const made = files.map(({ path, mediaType, bytes, format }) => ({
    path,
    mediaType,
    ...(format === undefined ? {} : { format }),
    bytes: bytes.length,
    sha256: sha256(bytes),
  }))
  const kept = known.filter((file) => !made.some(({ path }) => path === file.path))
  return [...made, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * At the end of a run: manifest.json and SHA256SUMS are composed from what dist held and what runs have changed since.
 * Entries whose files are gone are dropped. Where that changes nothing, nothing is touched.
 *
 * @param fresh slugs whose files this run has made or looked at
 * @param isWhole whether another entry's files are as listed
 */
export async function settleManifest(out: string, fresh: ReadonlySet<string>, isWhole = isIntact): Promise<void> {
  if (
    !(await isUnderWay(out)) &&
    (await isSettled(out, await wholeEntries(out, await readEntries(out), fresh, isWhole)))
  )
    return
  await whileLocked(out, async () => {
    const entries = await wholeEntries(out, await beginChanges(out), fresh, isWhole)
    await writeManifest(out, entries)
    await conclude(out)
  })
}

async function wholeEntries(
  out: string,
  entries: ReadonlyMap<string, ManifestEntry>,
  fresh: ReadonlySet<string>,
  isWhole: typeof isIntact,
): Promise<Map<string, ManifestEntry>> {
  const whole = new Map(entries)
  for (const entry of entries.values())
    if (!fresh.has(entry.slug) && !(await isWhole(out, entry))) whole.delete(entry.slug)
  return whole
}

/** Keeps files that failed verification in `<out>/.rejected/<slug>`, for a look; returns that folder. */
export async function keepAside(out: string, slug: string, files: readonly ShelfFile[]): Promise<string> {
  const aside = join(out, '.rejected')
  await rm(join(aside, slug), { recursive: true, force: true })
  for (const { path, bytes } of files) await writeWhole(join(aside, path), bytes)
  return join(aside, slug)
}
