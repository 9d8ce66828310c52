/** colloquy publish: every source to every format, into dist. */
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import type { BatchResult } from '../batch.ts'
import { publishBatch } from '../batch.ts'
import { consoleOf } from '../console.ts'
import { cacheFolder, clock, sourceDateEpoch } from '../environment.ts'
import { ColloquyError } from '../errors.ts'
import { discoverAll, type SourceReference } from '../load/index.ts'
import type { RenderContext } from '../render/door.ts'
import { assertFormats, FORMAT_NAMES } from '../render/index.ts'
import { inShard, shardFrom } from '../shard.ts'
import { listenForStop, type Stop } from '../stop.ts'
import { keyOf } from '../store/key.ts'
import { settleManifest } from '../store/shelf.ts'
import { openStats, type Stats } from '../store/stats.ts'
import { CODE, TEMPLATES } from '../version.ts'
import { clientOf, type NetworkFlags, settledIn } from './network-flags.ts'
import { chosenOf, type PresentationFlags } from './presentation-flags.ts'
import { reporterOf, summarize } from './publish-progress.ts'

export interface PublishFlags extends PresentationFlags, NetworkFlags {
  refresh?: boolean
  out: string
  format?: string
  jobs?: string
  shard?: string
  cache?: string
  verify: boolean
  force?: boolean
  pandoc: string
  templates?: string
  json?: boolean
  quiet?: boolean
  watch?: boolean
}

export async function publishCommand(sources: string[], flags: PublishFlags): Promise<number> {
  const stop = listenForStop()
  const named = sources.length > 0 ? sources : [flags.sources]
  const shard = flags.shard === undefined ? undefined : shardFrom(flags.shard)
  const discover = async (names: readonly string[]) => {
    // Over all sources, so that every shard sees when two of them share a name.
    const all = await discoverAll(names, settledIn(flags))
    return shard ? inShard(all, shard) : all
  }
  const settings = await settingsOf(flags)
  const jobs = jobsOf(flags.jobs)
  const client = await clientOf(flags, stop.signal)
  const run = { settings: { ...settings, client, signal: stop.signal }, jobs, flags, stop }
  try {
    if (!flags.watch) return await publishAll(await discover(named), run)
    const { watchCommand } = await import('./watch.ts')
    return await watchCommand(named, discover, run)
  } finally {
    await client?.close()
  }
}

export interface PublishRun {
  settings: Parameters<typeof publishBatch>[1]
  jobs: number
  flags: PublishFlags
  stop: Stop
}

async function settingsOf(flags: PublishFlags): Promise<Omit<PublishRun['settings'], 'client' | 'signal'>> {
  const formats = flags.format === undefined ? FORMAT_NAMES : listOf(flags.format)
  assertFormats(formats)
  const templates = flags.templates === undefined ? TEMPLATES : resolve(flags.templates)
  const stats = await openStats(flags.cache ?? cacheFolder(), flags.out, {
    now: clock.now,
    forget: flags.force === true,
  })
  return {
    out: flags.out,
    formats,
    verify: flags.verify,
    force: flags.force === true,
    pandoc: pandocOf(flags.pandoc),
    templates,
    stats,
    refresh: flags.refresh === true,
    sources: flags.sources,
    presentation: chosenOf(flags),
    sourceDateEpoch: sourceDateEpoch(),
    toolKey: await toolKeyOf(templates, flags, stats),
  }
}

/** Of the code, the templates and what is done with them; asked again when templates have changed under --watch. */
export async function toolKeyOf(templates: string, { verify }: PublishFlags, stats: Stats): Promise<string> {
  return keyOf([
    ['code', await stats.folderKey(CODE)],
    ['templates', await templatesKey(templates, stats)],
    ['verify', String(verify)],
  ])
}

/** One run over these sources, told on stdout and stderr; its exit code. */
export async function publishAll(
  references: readonly SourceReference[],
  { settings, jobs, flags, stop }: PublishRun,
): Promise<number> {
  const to = consoleOf(flags.quiet === true)
  const { result, progress } = to
  const batch = await publishBatch(references, settings, jobs, reporterOf(to, references.length, clock.now))
  if (flags.shard && references.length === 0) {
    progress(`nothing to publish in shard ${flags.shard}: all sources are in other shards`)
    // A shard's dist is there for `colloquy merge`, empty or not.
    await settleManifest(flags.out, new Set())
  }
  const stopped = stop.received()
  const exitCode = stopped?.exitCode ?? batch.exitCode
  if (flags.json) result(JSON.stringify(reportOf(batch, exitCode), null, flags.watch ? 0 : 2))
  else for (const path of pathsOf(batch)) result(relative('.', join(flags.out, path)) || '.')
  summarize(batch, to, stopped?.name)
  return exitCode
}

async function templatesKey(templates: string, stats: Stats): Promise<string> {
  try {
    return await stats.folderKey(templates)
  } catch (cause) {
    throw new ColloquyError(
      'template',
      'expected a folder with epub/, pdf/ and markdown/ in it, found none; check --templates',
      {
        file: templates,
        cause,
      },
    )
  }
}

const listOf = (list: string) =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

function jobsOf(value: string | undefined): number {
  if (value === undefined) return Math.min(availableParallelism(), 4)
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value)
  throw new ColloquyError(
    'usage',
    `expected --jobs as a number from 1 to 999, found '${value}'; leave it out for one per core`,
  )
}

export function pandocOf(value: string): RenderContext['pandoc'] {
  if (value === 'auto' || value === 'embedded' || value === 'system') return value
  throw new ColloquyError('usage', `expected --pandoc auto, embedded or system, found '${value}'`)
}

const pathsOf = ({ published }: BatchResult) =>
  published.flatMap(({ entry }) => entry.files.filter(({ path }) => !path.includes('/images/')).map(({ path }) => path))

function reportOf({ published, failures, unfinished }: BatchResult, exitCode: number) {
  return {
    exitCode,
    published: published.map(({ entry, upToDate, warnings, captured, changes }) => ({
      ...entry,
      upToDate,
      warnings,
      ...(captured === undefined ? {} : { captured }),
      ...(changes === undefined ? {} : { changes }),
    })),
    failures,
    ...(unfinished.length > 0 ? { unfinished } : {}),
  }
}
