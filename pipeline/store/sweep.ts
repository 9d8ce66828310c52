/** What a killed run has left in dist: files that were never whole, and locks. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isAlive } from './process.ts'

/** `.talk.epub.4711.3.part`, `.lock.4711`: the number is the process's. */
const LEFT = /^\.(?:.+\.(\d+)\.\d+\.part|lock(?:\.stale)?\.(\d+))$/

/**
 * Called before a run writes anything. Files of processes that are at work are left to them; what cannot be removed is
 * told when something is written.
 */
export async function sweep(out: string): Promise<void> {
  const entries = await readdir(out, { withFileTypes: true, recursive: true }).catch(() => [])
  for (const entry of entries) {
    const [, file, lock] = LEFT.exec(entry.name) ?? []
    const pid = Number(file ?? lock ?? 0)
    if (pid > 0 && (pid === process.pid || !isAlive(pid)))
      await rm(join(entry.parentPath, entry.name), { recursive: true, force: true }).catch(() => undefined)
  }
}
