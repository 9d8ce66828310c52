/** The dists of several machines as the one that a single run would have made. */
import { isDeepStrictEqual } from 'node:util'
import { ColloquyError } from './errors.ts'
import { isIntact, type ManifestEntry } from './store/entry.ts'
import { checkFiles, type Incoming, openDist, readListed } from './store/incoming.ts'
import { readEntries } from './store/journal.ts'
import { type ShelfFile, settleManifest, storeSource } from './store/shelf.ts'
import { sweep } from './store/sweep.ts'

export interface MergedSource {
  entry: ManifestEntry
  /** The first folder that has it, as the user named it. */
  from: string
  /** It was in `out` already, with these bytes. */
  upToDate: boolean
}

/**
 * Puts every source of every folder into `out`; what `out` holds besides stays, as when publishing. Everything is
 * checked before anything is placed, and each source is placed whole or not at all.
 *
 * @param checked hears of each folder when all its files are as listed
 * @returns sources in the order of slugs
 * @throws ColloquyError `unreadable`, `verify` or `usage`: then `out` is as it was; `unwritable`: then it lists only
 *   whole sources and the same call goes on from there.
 */
export async function mergeDists(
  folders: readonly string[],
  out: string,
  checked: (dist: Incoming) => void,
): Promise<MergedSource[]> {
  const dists: Incoming[] = []
  for (const folder of folders) dists.push(await openDist(folder))
  const sources = withoutConflict(dists)
  for (const dist of dists) {
    await checkFiles(dist)
    checked(dist)
  }
  await sweep(out)
  const there = await readEntries(out)
  const merged: MergedSource[] = []
  for (const { entry, from } of sources) {
    const upToDate = isDeepStrictEqual(there.get(entry.slug), entry) && (await isIntact(out, entry))
    if (!upToDate) await copy(entry, from, out)
    merged.push({ entry, from, upToDate })
  }
  await settleManifest(out, new Set(sources.map(({ entry }) => entry.slug)))
  return merged
}

function withoutConflict(dists: readonly Incoming[]): Omit<MergedSource, 'upToDate'>[] {
  const sources = new Map<string, Omit<MergedSource, 'upToDate'>>()
  for (const { folder, entries } of dists)
    for (const entry of entries.values()) {
      const other = sources.get(entry.slug)
      if (other && !isDeepStrictEqual(other.entry, entry)) throw conflict(other, { entry, from: folder })
      sources.set(entry.slug, other ?? { entry, from: folder })
    }
  return [...sources.values()].sort((a, b) => (a.entry.slug < b.entry.slug ? -1 : 1))
}

function conflict(one: Omit<MergedSource, 'upToDate'>, other: Omit<MergedSource, 'upToDate'>): ColloquyError {
  const why =
    one.entry.key === other.entry.key
      ? 'with the same key and other files'
      : `made from different sources or with different options (keys ${one.entry.key.slice(0, 12)}… and ${other.entry.key.slice(0, 12)}…)`
  return new ColloquyError(
    'usage',
    `expected '${one.entry.slug}' in one folder, or alike in all, found it in ${one.from} and in ${other.from}, ${why}; publish it again from the source that is right, or leave one folder out`,
  )
}

async function copy({ files, ...entry }: ManifestEntry, from: string, out: string): Promise<void> {
  const copies: ShelfFile[] = []
  for (const { path, mediaType, format, ...listed } of files) {
    const bytes = await readListed(from, { path, mediaType, ...listed })
    copies.push({ path, mediaType, bytes, ...(format === undefined ? {} : { format }) })
  }
  await storeSource(out, copies, entry)
}
