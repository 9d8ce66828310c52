/**
 * What was read from files whose size, times and inode are still what they were then. A shortcut past reading them
 * again and never the truth: where anything differs, or nothing is remembered, the bytes are read.
 */
import { readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { isIntact, type ManifestEntry, sha256 } from './entry.ts'
import { folderKey } from './key.ts'
import { writeWhole } from './write.ts'

/** Milliseconds: of files that changed later than that before they were read, the times may not tell a later change. */
const COARSEST_CLOCK = 2_000

/** File names and what the file system says of them, as one hash. */
interface Look {
  signature: string
  /** Milliseconds since 1970: when the last of them changed. */
  changed: number
}

const memorySchema = z.strictObject({
  version: z.literal(1),
  records: z.record(z.string(), z.tuple([z.string(), z.string()])),
})

export interface Stats {
  /** `folderKey`, at the cost of a stat for each file. */
  folderKey(folder: string): Promise<string>
  /** `isIntact`, likewise. */
  isIntact(out: string, entry: ManifestEntry): Promise<boolean>
  /** Under dist's lock: the files of the entry have just been placed. */
  placed(out: string, entry: ManifestEntry): void
  /** Keeps what was learnt for the next run; where that cannot be, the next run reads bytes. */
  save(): Promise<void>
}

export interface StatsOptions {
  /** Milliseconds since 1970. */
  now: () => number
  /** Nothing remembered counts, as with --force. */
  forget: boolean
}

/** @param folder of the cache; what is remembered for one dist is one file in it */
export async function openStats(folder: string, out: string, { now, forget }: StatsOptions): Promise<Stats> {
  const path = join(folder, `stats-${sha256(resolve(out)).slice(0, 16)}.json`)
  const records = await recordsIn(path)
  let learnt = false
  const remember = (name: string, { signature }: Look, value: string) => {
    records.set(name, [signature, value])
    learnt = true
  }
  const recalled = async (name: string, paths: readonly string[], read: () => Promise<string | undefined>) => {
    const look = lookAt(paths)
    const [signature, value] = records.get(name) ?? []
    if (!forget && look !== undefined && look.signature === signature) return value
    const found = await read()
    if (look && found !== undefined && now() - look.changed > COARSEST_CLOCK) remember(name, look, found)
    return found
  }
  return {
    folderKey: async (given) => {
      const name = resolve(given)
      // A folder that is not there is `folderKey`'s to tell.
      return (await recalled(`folder ${name}`, filesIn(name), () => folderKey(given))) ?? folderKey(given)
    },
    isIntact: async (out, entry) => {
      const read = async () => ((await isIntact(out, entry)) ? contentOf(entry) : undefined)
      return (await recalled(nameOf(entry), pathsOf(out, entry), read)) === contentOf(entry) || isIntact(out, entry)
    },
    placed: (out, entry) => {
      const look = lookAt(pathsOf(out, entry))
      if (look) remember(nameOf(entry), look, contentOf(entry))
    },
    save: async () => {
      if (!learnt) return
      const memory = { version: 1, records: Object.fromEntries(records) }
      await writeWhole(path, JSON.stringify(memory)).catch(() => undefined)
    },
  }
}

const nameOf = ({ slug }: ManifestEntry) => `dist ${slug}`
const pathsOf = (out: string, { files }: ManifestEntry) => files.map(({ path }) => join(out, path))
const contentOf = ({ files }: ManifestEntry) => sha256(files.map((file) => `${file.path}\0${file.sha256}\n`).join(''))

async function recordsIn(path: string): Promise<Map<string, [string, string]>> {
  try {
    const { records } = memorySchema.parse(JSON.parse(await readFile(path, 'utf8')))
    return new Map(Object.entries(records))
  } catch {
    return new Map()
  }
}

/** Not asynchronous: a stat takes microseconds, and a turn of the event loop for each takes ten times that. */
function lookAt(paths: readonly string[]): Look | undefined {
  let changed = 0
  const lines: string[] = []
  for (const path of paths) {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
    if (stat === undefined) return undefined
    lines.push(`${path}\0${stat.dev}.${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}\n`)
    changed = Math.max(changed, Number(stat.mtimeMs), Number(stat.ctimeMs))
  }
  return { signature: sha256(lines.join('')), changed }
}

/** The files that `folderKey` reads. */
function filesIn(folder: string): string[] {
  const files: string[] = []
  const folders = [folder]
  for (const each of folders)
    for (const entry of entriesIn(each)) {
      if (entry.isDirectory()) folders.push(join(each, entry.name))
      else if (entry.isFile() && !entry.name.startsWith('.')) files.push(join(each, entry.name))
    }
  return files.sort()
}

function entriesIn(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
