/**
 * One run at a time puts files into dist; making them, which takes long, goes on beside.
 *
 * The lock is a folder `.lock` with a folder in it that is named by the process. It comes by renaming, which fails while
 * another such folder is there, on every system and every kind of disk. A lock whose process is gone is taken away.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ColloquyError } from '../errors.ts'
import { isAlive } from './process.ts'
import { unwritable } from './write.ts'

/** Between two attempts, in milliseconds, and how many: storing a book takes less than a second. */
const PAUSE = 20
const ATTEMPTS = 3_000

/** Of this process: several of its sources may be ready at the same time. */
let queue: Promise<unknown> = Promise.resolve()

/**
 * Runs `work` while no other run stores anything in `out`, which is made where it is missing.
 *
 * @throws ColloquyError `unwritable` when the lock cannot be had within a minute.
 */
export function whileLocked<T>(out: string, work: () => Promise<T>): Promise<T> {
  const turn = queue.then(async () => {
    const release = await acquire(out)
    try {
      return await work()
    } finally {
      await release()
    }
  })
  queue = turn.catch(() => undefined)
  return turn
}

async function acquire(out: string): Promise<() => Promise<void>> {
  const lock = join(out, '.lock')
  const own = join(out, `.lock.${process.pid}`)
  try {
    await mkdir(join(own, String(process.pid)), { recursive: true })
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (await taken(own, lock)) return () => release(lock, own)
      if (!(await freed(out, lock))) await pause(PAUSE)
    }
  } catch (cause) {
    await rm(own, { recursive: true, force: true }).catch(() => undefined)
    throw unwritable(out, cause)
  }
  await rm(own, { recursive: true, force: true })
  throw new ColloquyError(
    'unwritable',
    `expected to write here, found that process ${await holderOf(lock)} has been writing for a minute; wait for it, or remove .lock if it is no run of colloquy`,
    { file: out },
  )
}

async function taken(own: string, lock: string): Promise<boolean> {
  try {
    await rename(own, lock)
    return true
  } catch (error) {
    // Another's lock is there; Windows and some disks say so in words of their own.
    if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      if ((await holderOf(lock)) !== undefined) return false
    if ((await holderOf(own)) === undefined) throw error
    return false
  }
}

async function release(lock: string, own: string): Promise<void> {
  await rename(lock, own)
  await rm(own, { recursive: true, force: true })
}

async function holderOf(lock: string): Promise<number | undefined> {
  const names = await readdir(lock).catch(() => [])
  const name = names.find((each) => /^\d+$/.test(each))
  return name === undefined ? undefined : Number(name)
}

/** Takes a lock away that a killed run left; who takes it away is alone in doing so, and looks again before. */
async function freed(out: string, lock: string): Promise<boolean> {
  if (!(await isStale(lock))) return false
  const stealing = join(out, '.lock.stale')
  const own = join(out, `.lock.stale.${process.pid}`)
  await mkdir(join(own, String(process.pid)), { recursive: true })
  try {
    // Renamed and then removed: a lock without its inner folder could be taken by another while it goes.
    if (await isStale(stealing)) await rename(stealing, join(own, 'gone'))
    if (!(await taken(own, stealing))) return false
    if (await isStale(lock)) await rename(lock, join(stealing, 'stale'))
    await release(stealing, own)
    return true
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

/** A lock of this very process is of an earlier one with its number: it holds one at a time. */
async function isStale(lock: string): Promise<boolean> {
  const holder = await holderOf(lock)
  return holder !== undefined && (holder === process.pid || !isAlive(holder))
}
