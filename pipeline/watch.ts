/** Files under watch. What an editor does in one go (write beside, rename, touch) comes as one burst. */

import type { Stats } from 'node:fs'
import { dirname, extname, isAbsolute, relative, sep } from 'node:path'
import { watch } from 'chokidar'
import { EXTENSIONS } from './load/image-file.ts'

/** In milliseconds without a change: then a burst is over. Longer than chokidar keeps silent after a change (50). */
const QUIET = 100
/** In milliseconds: what never comes to rest is looked at all the same. */
const LONGEST = 500
const IMAGES = new Set([...Object.values(EXTENSIONS), 'jpeg'].map((ending) => `.${ending}`))

/** What something is made from: absolute paths. */
export type Root =
  /** A folder with all that is in it, but for hidden names and installed packages. */
  | { folder: string }
  /** A page, with the images in its folder and in the folders of that. */
  | { page: string }

export interface Watch {
  /** Watches these too; what changes in them once it has resolved is not missed. */
  add(roots: readonly Root[]): Promise<void>
  /** Waits for the end of the next burst: what has changed since the last one, or undefined once the signal is given. */
  burst(): Promise<ReadonlySet<string> | undefined>
}

export interface WatchOptions {
  /** The folder that is written to: it is not watched where it lies in a root. */
  out: string
  /** Hears of what cannot be watched; the rest still is. */
  failed(error: Error): void
  /** Ends it. */
  signal: AbortSignal
}

export const isInside = (folder: string, path: string): boolean => {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Whether something is made from this path, or, while nobody knows what it is (no `stats`), from what may be in it. */
export function isPart(root: Root, path: string, stats?: Stats): boolean {
  const top = folderOf(root)
  if ('page' in root && path === root.page) return true
  if (!isInside(top, path)) return false
  const names = relative(top, path)
    .split(sep)
    .filter((name) => name !== '')
  if (names.some((name) => name.startsWith('.') || name === 'node_modules')) return false
  if ('folder' in root || names.length === 0) return true
  const isImage = IMAGES.has(extname(path).toLowerCase())
  return names.length === 1 ? isImage || stats === undefined || stats.isDirectory() : names.length === 2 && isImage
}

const folderOf = (root: Root) => ('folder' in root ? root.folder : dirname(root.page))

/** Begins to watch; what changes once it has resolved is not missed. */
export async function openWatch(roots: readonly Root[], { out, failed, signal }: WatchOptions): Promise<Watch> {
  const known: Root[] = []
  const isOutput = (root: Root, path: string) => isInside(out, path) && !isInside(out, folderOf(root))
  const isWatched = (path: string, stats?: Stats) =>
    known.some((root) => isPart(root, path, stats) && !isOutput(root, path))
  const { changed, burst } = burstsOf(signal)
  const add = async (more: readonly Root[]) => {
    const fresh = more.filter((root) => !known.some((other) => isCovered(root, other)))
    if (fresh.length === 0 || signal.aborted) return
    known.push(...fresh)
    // A watcher of their own: chokidar tells once that it is ready.
    const watcher = watch(fresh.map(folderOf), {
      ignoreInitial: true,
      ignored: (path, stats) => !isWatched(path, stats),
    })
    watcher.on('all', (_, path) => changed(path))
    watcher.on('error', (error) => failed(error instanceof Error ? error : new Error(String(error))))
    await new Promise<void>((resolve) => {
      watcher.once('ready', () => resolve())
      signal.addEventListener('abort', () => resolve(watcher.close()))
    })
  }
  await add(roots)
  return { add, burst }
}

function isCovered(root: Root, other: Root): boolean {
  if ('page' in other) return 'page' in root && root.page === other.page
  return isPart(other, 'folder' in root ? root.folder : root.page) && 'folder' in root
}

function burstsOf(signal: AbortSignal): Pick<Watch, 'burst'> & { changed(path: string): void } {
  let paths = new Set<string>()
  let quiet: NodeJS.Timeout | undefined
  let longest: NodeJS.Timeout | undefined
  let isOver = false
  let wake = () => {}
  const end = () => {
    clearTimeout(quiet)
    clearTimeout(longest)
    longest = undefined
    isOver = true
    wake()
  }
  signal.addEventListener('abort', end)
  const changed = (path: string) => {
    paths.add(path)
    clearTimeout(quiet)
    quiet = setTimeout(end, QUIET)
    longest ??= setTimeout(end, LONGEST)
  }
  const burst = async () => {
    if (!isOver && !signal.aborted)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    if (signal.aborted) return undefined
    const burst = paths
    paths = new Set()
    isOver = false
    return burst
  }
  return { changed, burst }
}
