/**
 * What changes in dist while runs are at work: a line a change, so that a run over thousands of sources does not write
 * the manifest thousands of times. Whoever ends last composes manifest.json from it, or the next run does.
 *
 * While files change, the manifest waits as `.manifest.json`: it does not say what has changed since.
 */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { entrySchema, type ManifestEntry, parseManifest } from './entry.ts'
import { unwritable } from './write.ts'

const JOURNAL = '.journal'
const BASE = '.manifest.json'
const LINE = 0x0a

/** A slug and its entry from here on; null while its files change. */
const changeSchema = z.tuple([z.string(), entrySchema.nullable()])
type Change = z.infer<typeof changeSchema>
type Entries = Map<string, ManifestEntry>

/** What this process knows of a dist, so that it reads each line of the journal once. */
interface Known {
  entries: Entries
  /** The journal's first line, which no other journal has. */
  head: string
  /** Bytes of the journal that are in `entries`. */
  read: number
}

const known = new Map<string, Known>()
let begun = 0

/** What dist holds, by slug, for whoever only looks; another run may be changing it. */
export async function readEntries(out: string): Promise<Entries> {
  const journal = await readFile(join(out, JOURNAL)).catch(() => undefined)
  return replay(await manifestEntries(out), journal)
}

/** Whether a run is changing dist, or was stopped while it did. */
export async function isUnderWay(out: string): Promise<boolean> {
  const there = await Promise.all([JOURNAL, BASE].map((name) => readFile(join(out, name)).catch(() => undefined)))
  return there.some((bytes) => bytes !== undefined)
}

/**
 * Under dist's lock: sets manifest.json and SHA256SUMS aside, which stop being true now, and returns what dist holds.
 * Changes are told with `record`; `conclude` ends the journal once manifest.json says what it says.
 */
export async function beginChanges(out: string): Promise<ReadonlyMap<string, ManifestEntry>> {
  try {
    await rm(join(out, 'SHA256SUMS'), { force: true })
    const { entries } = await caughtUp(out)
    await rename(join(out, 'manifest.json'), join(out, BASE)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
    return entries
  } catch (cause) {
    known.delete(out)
    throw unwritable(join(out, 'manifest.json'), cause)
  }
}

/** Under dist's lock, after `beginChanges`: what a source's files are from now on, or that they are changing. */
export async function record(out: string, slug: string, entry: ManifestEntry | null): Promise<void> {
  const state = known.get(out)
  if (state === undefined) throw new Error(`no changes were begun in ${out}`)
  // The first line break ends what a killed run has left half written.
  const line = Buffer.from(`\n${JSON.stringify([slug, entry] satisfies Change)}\n`)
  try {
    await append(join(out, JOURNAL), line)
  } catch (cause) {
    known.delete(out)
    throw unwritable(join(out, JOURNAL), cause)
  }
  state.read += line.length
  apply(state.entries, [slug, entry])
}

/** Under dist's lock, when manifest.json is written: what it was composed from goes. */
export async function conclude(out: string): Promise<void> {
  known.delete(out)
  for (const name of [JOURNAL, BASE]) await rm(join(out, name), { force: true })
}

/** Begins a journal where there is none; else reads what other runs have added since this one looked. */
async function caughtUp(out: string): Promise<Known> {
  const path = join(out, JOURNAL)
  const before = known.get(out)
  const journal = await open(path, 'r').catch(() => undefined)
  if (journal === undefined) return newJournal(out)
  try {
    const { size } = await journal.stat()
    if (before && size >= before.read && (await read(journal, 0, before.head.length)).toString() === before.head) {
      replay(before.entries, await read(journal, before.read, size - before.read))
      before.read = size
      return before
    }
  } finally {
    await journal.close()
  }
  const bytes = await readFile(path)
  const head = bytes.subarray(0, bytes.indexOf(LINE) + 1).toString()
  if (head === '') return newJournal(out)
  return remember(out, { entries: replay(await manifestEntries(out), bytes), head, read: bytes.length })
}

async function newJournal(out: string): Promise<Known> {
  begun += 1
  const head = `colloquy ${process.pid}.${begun}\n`
  const entries = await manifestEntries(out)
  const path = join(out, JOURNAL)
  await rm(path, { force: true })
  await append(path, Buffer.from(head))
  return remember(out, { entries, head, read: head.length })
}

function remember(out: string, state: Known): Known {
  known.set(out, state)
  return state
}

async function read(file: Awaited<ReturnType<typeof open>>, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

async function append(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'a')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A manifest that was set aside counts where there is no newer one. */
async function manifestEntries(out: string): Promise<Entries> {
  for (const name of ['manifest.json', BASE, 'manifest.json']) {
    const json = await readFile(join(out, name), 'utf8').catch(() => undefined)
    if (json !== undefined) return new Map((parseManifest(json)?.sources ?? []).map((entry) => [entry.slug, entry]))
  }
  return new Map()
}

/** Lines that are none of ours, or were never finished, say nothing. */
function replay(entries: Entries, journal: Uint8Array | undefined): Entries {
  for (const line of Buffer.from(journal ?? [])
    .toString('utf8')
    .split('\n')) {
    if (!line.startsWith('[')) continue
    const change = changeSchema.safeParse(parsed(line)).data
    if (change) apply(entries, change)
  }
  return entries
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function apply(entries: Entries, [slug, entry]: Change): void {
  if (entry === null) entries.delete(slug)
  else entries.set(slug, entry)
}
