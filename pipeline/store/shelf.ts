/** Puts a source's files into dist, or beside it when they were found wanting. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { whileLocked } from './lock.ts'
import type { ManifestEntry, ManifestFile } from './manifest.ts'
import { entriesOf, isIntact, isSettled, sha256, withdrawSums, writeManifest, writeSums } from './manifest.ts'
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

/**
 * Puts the files and their entry into dist; removes what an earlier run left of this source and nothing lists any more.
 * Files of the same key that this run did not make are kept.
 *
 * At no moment does the manifest list a file that is not there as it says, wherever the run is killed: everything is
 * written beside its place first, then the old entry is withdrawn, the files are renamed, the new entry is written.
 */
export async function storeSource(
  out: string,
  files: readonly ShelfFile[],
  entry: Omit<ManifestEntry, 'files'>,
): Promise<ManifestEntry> {
  const staged: Staged[] = []
  try {
    for (const { path, bytes } of files) staged.push(await stage(join(out, path), bytes))
    return await whileLocked(out, () => putInPlace(out, files, staged, entry))
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
  const entries = await entriesOf(out)
  const before = entries.get(slug)
  await withdrawSums(out)
  if (before !== undefined) {
    entries.delete(slug)
    await writeManifest(out, entries)
  }
  for (const each of staged) await place(each)
  const listed = listedFiles(files, before?.key === key ? before.files : [])
  const paths = new Set(listed.map(({ path }) => path))
  for (const { path } of before?.files ?? []) if (!paths.has(path)) await rm(join(out, path), { force: true })
  const entry = { slug, ...rest, key, files: listed }
  entries.set(slug, entry)
  await writeManifest(out, entries)
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
 * At the end of a run: entries whose files are gone are dropped, and the sums of all files are written. Where that
 * changes nothing, nothing is touched.
 */
export async function settleManifest(out: string, fresh: ReadonlySet<string>): Promise<void> {
  if (await isSettled(out, await wholeEntries(out, fresh))) return
  await whileLocked(out, async () => {
    const entries = await wholeEntries(out, fresh)
    await writeManifest(out, entries)
    await writeSums(out, entries)
  })
}

async function wholeEntries(out: string, fresh: ReadonlySet<string>): Promise<Map<string, ManifestEntry>> {
  const entries = await entriesOf(out)
  for (const entry of [...entries.values()])
    if (!fresh.has(entry.slug) && !(await isIntact(out, entry))) entries.delete(entry.slug)
  return entries
}

/** Keeps files that failed verification in `<out>/.rejected/<slug>`, for a look; returns that folder. */
export async function keepAside(out: string, slug: string, files: readonly ShelfFile[]): Promise<string> {
  const aside = join(out, '.rejected')
  await rm(join(aside, slug), { recursive: true, force: true })
  for (const { path, bytes } of files) await writeWhole(join(aside, path), bytes)
  return join(aside, slug)
}
