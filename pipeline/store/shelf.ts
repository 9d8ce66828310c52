/** Puts a source's files into dist, or beside it when they were found wanting. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ManifestEntry, ManifestFile } from './manifest.ts'
import { sha256 } from './manifest.ts'
import { writeWhole } from './write.ts'

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
 * Writes the files, then removes what an earlier run left of this source and nothing lists any more.
 * `kept` are files of the same key that this run did not make.
 */
export async function storeFiles(
  out: string,
  files: readonly ShelfFile[],
  kept: readonly ManifestFile[],
  before: ManifestEntry | undefined,
): Promise<ManifestFile[]> {
  for (const { path, bytes } of files) await writeWhole(join(out, path), bytes)
  const listed = files.map(({ path, mediaType, bytes, format }) => ({
    path,
    mediaType,
    ...(format === undefined ? {} : { format }),
    bytes: bytes.length,
    sha256: sha256(bytes),
  }))
  const all = [...listed, ...kept].sort((a, b) => (a.path < b.path ? -1 : 1))
  const paths = new Set(all.map(({ path }) => path))
  for (const { path } of before?.files ?? []) if (!paths.has(path)) await rm(join(out, path), { force: true })
  return all
}

/** Keeps files that failed verification in `<out>/.rejected/<slug>`, for a look; returns that folder. */
export async function keepAside(out: string, slug: string, files: readonly ShelfFile[]): Promise<string> {
  const aside = join(out, '.rejected')
  await rm(join(aside, slug), { recursive: true, force: true })
  for (const { path, bytes } of files) await writeWhole(join(aside, path), bytes)
  return join(aside, slug)
}
