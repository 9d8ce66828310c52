/**
 * A dist that somebody else has made, before any of it is taken over: its manifest may name what it likes. Nothing of
 * it is believed but bytes that have the hash they are listed with, in regular files below the dist's own folder.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ColloquyError } from '../errors.ts'
import { engineVersions, TOOL } from '../version.ts'
import { type Manifest, type ManifestEntry, type ManifestFile, manifestSchema, sha256 } from './entry.ts'
import { isSettled } from './manifest.ts'

export interface Incoming {
  /** As the user named it. */
  folder: string
  /** By slug. */
  entries: Map<string, ManifestEntry>
}

/** In bytes; a source takes some 1,500, a string of V8 holds 512 MB. */
const MAX_TEXT = 400 * 1024 * 1024
/** A name on every file system, and on a line of SHA256SUMS: visible from its first letter on. */
const NAME = /^[^\p{Cc}/\\:*?"<>|.][^\p{Cc}/\\:*?"<>|]*$/u

/**
 * Its manifest, checked; its files are not looked at yet.
 *
 * @throws ColloquyError `unreadable` when it is no dist, not a whole one, or lists what no dist of ours lists; `usage`
 *   when another version has made it.
 */
export async function openDist(folder: string): Promise<Incoming> {
  const manifest = parsed(await ownText(folder, 'manifest.json', NO_DIST), join(folder, 'manifest.json'))
  assertSameVersions(manifest, folder)
  for (const entry of manifest.sources) assertOwnFiles(entry, folder)
  const entries = new Map(manifest.sources.map((entry) => [entry.slug, entry]))
  await ownText(folder, 'SHA256SUMS', NOT_WHOLE)
  if (!(await isSettled(folder, entries))) throw new ColloquyError('unreadable', NOT_WHOLE, { file: folder })
  return { folder, entries }
}

const NO_DIST = 'expected a folder that colloquy publish has written, found no manifest.json in it; check the path'
const NOT_WHOLE =
  'expected SHA256SUMS of all that manifest.json lists, as the end of a run writes it, found none or another; publish this dist again and let it end'

/** A link or a device could be read for ever. */
async function ownText(folder: string, name: string, missing: string): Promise<string> {
  const path = join(folder, name)
  const entry = await lstat(path).catch((cause) => {
    throw new ColloquyError('unreadable', missing, { file: folder, cause })
  })
  if (entry.isFile() && entry.size <= MAX_TEXT) return readFile(path, 'utf8')
  const found = entry.isFile() ? `${entry.size} bytes` : 'a link, a folder or a device'
  throw new ColloquyError('unreadable', `expected a regular file of at most ${MAX_TEXT} bytes, found ${found}`, {
    file: path,
  })
}

function parsed(json: string, file: string): Manifest {
  const fault = (found: string, place?: string) =>
    new ColloquyError(
      'unreadable',
      `expected a manifest as colloquy publish writes it, found a fault: ${found}; publish this dist again`,
      { file, place },
    )
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    throw fault((error as Error).message)
  }
  const result = manifestSchema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw fault(issue?.message ?? 'another shape', issue?.path.join('.'))
}

/** One manifest has one place for versions: what others have made would be published under the wrong ones. */
function assertSameVersions({ tool, engines }: Manifest, folder: string): void {
  const ours: Record<string, string> = { [TOOL.name]: TOOL.version, ...engineVersions() }
  const theirs: Record<string, string> = { [tool.name]: tool.version, ...engines }
  const different = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])]
    .filter((name) => ours[name] !== theirs[name])
    .map((name) => `${name} ${theirs[name] ?? 'none'} instead of ${ours[name] ?? 'none'}`)
  if (different.length === 0) return
  throw new ColloquyError(
    'usage',
    `expected a dist made by the version that merges it, found ${different.join(', ')}; publish it again with this version, or merge with that one`,
    { file: folder },
  )
}

/** What is listed for a source must lie in the source's own folder: another source's files are not its to replace. */
function assertOwnFiles({ slug, files }: ManifestEntry, folder: string): void {
  const seen = new Set<string>()
  for (const { path } of files) {
    const names = path.split('/')
    const isOwn = names[0] === slug && names.every((name) => NAME.test(name)) && !seen.has(path)
    seen.add(path)
    if (!isOwn)
      throw new ColloquyError(
        'unreadable',
        `expected every file of '${slug}' once and below its own folder, found ${JSON.stringify(path)}; this is no manifest of colloquy's, do not merge it`,
        { file: join(folder, 'manifest.json') },
      )
  }
}

/** @throws ColloquyError `verify` when a file is not the one that is listed, `unreadable` when it is none. */
export async function checkFiles({ folder, entries }: Incoming): Promise<void> {
  for (const { files } of entries.values())
    for (const file of files) {
      const path = await regularFile(folder, file)
      const hash = createHash('sha256')
      await pipeline(createReadStream(path), hash)
      assertListed(hash.digest('hex'), file, path)
    }
}

/** Its bytes, checked again: time has passed. */
export async function readListed(folder: string, file: ManifestFile): Promise<Uint8Array> {
  const path = await regularFile(folder, file)
  const bytes = await readFile(path)
  assertListed(sha256(bytes), file, path)
  return bytes
}

/** Never through a link, which could lead out of the dist, and never a device, which could be read for ever. */
async function regularFile(folder: string, { path, bytes }: ManifestFile): Promise<string> {
  const names = path.split('/')
  let way = folder
  for (const [index, name] of names.entries()) {
    way = join(way, name)
    const entry = await lstat(way).catch((cause) => {
      throw new ColloquyError('unreadable', 'expected a file that manifest.json lists, found none; publish this dist again', { file: join(folder, path), cause })
    }) // biome-ignore format: one row
    if (index < names.length - 1 ? entry.isDirectory() : entry.isFile()) {
      if (index < names.length - 1 || entry.size === bytes) continue
      throw notListed(`${entry.size} bytes instead of ${bytes}`, way)
    }
    const found = entry.isSymbolicLink() ? 'a symbolic link' : 'something else'
    throw new ColloquyError('unreadable', `expected a regular file in a folder of its own, found ${found}; put the file itself there`, { file: way }) // biome-ignore format: one row
  }
  return way
}

function assertListed(found: string, { sha256: listed }: ManifestFile, path: string): void {
  if (found !== listed) throw notListed(`others (sha256 ${found.slice(0, 12)}…, not ${listed.slice(0, 12)}…)`, path)
}

const notListed = (found: string, file: string) =>
  new ColloquyError(
    'verify',
    `expected the bytes that manifest.json lists, found ${found}; publish this dist again or fetch it anew`,
    { file },
  )
