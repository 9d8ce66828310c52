/** Publishes, and then again what has changed, until it is told to stop. */
import { dirname, join, resolve } from 'node:path'
import { ColloquyError, describeError } from './errors.ts'
import { hasPage, type SourceReference } from './load/index.ts'
import { isPart, openWatch, type Root } from './watch.ts'

export interface Rebuilding {
  /** As the command line names them. */
  named: readonly string[]
  /** What these stand for, in this run's shard. */
  discover(named: readonly string[]): Promise<SourceReference[]>
  /** @param round what is not the first is no reason to fetch, and `templates` whether these have changed */
  publish(sources: readonly SourceReference[], round: { isFirst: boolean; templates: boolean }): Promise<unknown>
  templates: string
  out: string
  say(line: string): void
  fault(message: string): void
  signal: AbortSignal
}

/**
 * Resolves after the signal, when what is under way has stopped.
 *
 * @throws ColloquyError what `discover` throws the first time, later faults are told and waited out; `usage` when
 *   sources cannot change or would be written over.
 */
export async function keepPublishing(work: Rebuilding): Promise<void> {
  const { signal } = work
  const templates = resolve(work.templates)
  const sources = await work.discover(work.named)
  assertWatchable(sources, resolve(work.out))
  const watch = await openWatch([{ folder: templates }, ...foldersOf(work.named, sources), ...rootsOf(sources)], {
    out: resolve(work.out),
    failed: (error) => work.fault(`expected to watch everything, found: ${error.message}; restart to build the rest`),
    signal,
  })
  await work.publish(sources, { isFirst: true, templates: false })
  if (signal.aborted) return
  // What was an address is a folder now.
  let before = await present(work, sources)
  await watch.add(rootsOf(before))
  work.say(`watching ${before.length === 1 ? '1 source' : `${before.length} sources`} and the templates; Ctrl-C ends`)
  for (let changed = await watch.burst(); changed !== undefined; changed = await watch.burst()) {
    const now = await present(work, before)
    await watch.add(rootsOf(now))
    for (const { slug } of missing(before, now))
      work.say(`${slug}: gone; what was published of it stays in ${work.out}`)
    const isRestyled = [...changed].some((path) => isPart({ folder: templates }, path))
    const affected = await affectedOf(now, before, changed, isRestyled)
    before = now
    if (affected.length === 0 || signal.aborted) continue
    try {
      await work.publish(affected, { isFirst: false, templates: isRestyled })
    } catch (error) {
      if (!signal.aborted) work.fault(describeError(error))
    }
  }
}

/** Nothing comes after the end of standard input, and a source that is written into would change for ever. */
function assertWatchable(sources: readonly SourceReference[], out: string): void {
  for (const { kind, given, path, slug } of sources) {
    if (kind === 'stdin')
      throw new ColloquyError(
        'usage',
        'expected sources that can change with --watch, found standard input; name a file',
      )
    if (kind === 'folder' && [out, join(out, slug)].includes(path))
      throw new ColloquyError('usage', 'expected --out to be no source with --watch, found that this one would be written into; name another --out', { file: given }) // biome-ignore format: one row
  }
}

/** Folders that were named for what is in them, now and later. */
function foldersOf(named: readonly string[], sources: readonly SourceReference[]): Root[] {
  return named
    .map((name) => resolve(name))
    .filter((folder) => sources.some(({ kind, path }) => kind === 'folder' && dirname(path) === folder))
    .map((folder) => ({ folder }))
}

const rootsOf = (sources: readonly SourceReference[]): Root[] => sources.flatMap((source) => rootOf(source) ?? [])

function rootOf({ kind, path }: SourceReference): Root | undefined {
  if (kind === 'folder') return { folder: path }
  return kind === 'file' ? { page: path } : undefined
}

/** A name that leads to nothing any more is told of, and does not keep the others from being built. */
async function present(work: Rebuilding, before: SourceReference[]): Promise<SourceReference[]> {
  try {
    return await work.discover(work.named)
  } catch (error) {
    work.fault(describeError(error))
  }
  const readable: string[] = []
  for (const name of work.named) if (await isReadable(work, name)) readable.push(name)
  // Each by itself is well: two of them share a name, and it was said.
  return readable.length < work.named.length ? work.discover(readable).catch(() => before) : before
}

const isReadable = ({ discover }: Rebuilding, name: string) =>
  discover([name]).then(
    () => true,
    () => false,
  )

const missing = (before: readonly SourceReference[], now: readonly SourceReference[]) =>
  before.filter(({ slug }) => !now.some((source) => source.slug === slug))

/** What is made anew after a change: what is new or has changed itself, or all of it when the templates have. */
export async function affectedOf(
  now: readonly SourceReference[],
  before: readonly SourceReference[],
  changed: ReadonlySet<string>,
  isRestyled: boolean,
): Promise<SourceReference[]> {
  const known = new Set(before.map(({ path }) => path))
  const affected: SourceReference[] = []
  for (const source of now) {
    const root = rootOf(source)
    // An address that could not be captured: the network is asked once.
    if (root === undefined) continue
    const isOwn = !known.has(source.path) || [...changed].some((path) => isPart(root, path))
    if (isOwn || (isRestyled && (source.kind === 'file' || (await hasPage(source.path))))) affected.push(source)
  }
  return affected
}
