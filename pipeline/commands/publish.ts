/** colloquy publish: every source to every format, into dist. */
import { availableParallelism } from 'node:os'
import { join, relative, resolve } from 'node:path'
import type { BatchResult } from '../batch.ts'
import { publishBatch } from '../batch.ts'
import { consoleOf } from '../console.ts'
import { sourceDateEpoch } from '../environment.ts'
import { ColloquyError } from '../errors.ts'
import { discoverAll } from '../load/index.ts'
import type { Published } from '../publish.ts'
import type { RenderContext } from '../render/door.ts'
import { assertFormats, FORMAT_NAMES } from '../render/index.ts'
import { inShard, shardFrom } from '../shard.ts'
import { folderKey, keyOf } from '../store/key.ts'
import { settleManifest } from '../store/shelf.ts'
import type { Passage } from '../transcript/changes.ts'
import { CODE, TEMPLATES } from '../version.ts'
import { clientOf, type NetworkFlags, settledIn } from './network-flags.ts'
import { chosenOf, type PresentationFlags } from './presentation-flags.ts'

export interface PublishFlags extends PresentationFlags, NetworkFlags {
  refresh?: boolean
  out: string
  format?: string
  jobs?: string
  shard?: string
  verify: boolean
  force?: boolean
  pandoc: string
  templates?: string
  json?: boolean
  quiet?: boolean
}

export async function publishCommand(sources: string[], flags: PublishFlags): Promise<number> {
  const { result, progress, warning, error } = consoleOf(flags.quiet === true)
  const formats = flags.format === undefined ? FORMAT_NAMES : listOf(flags.format)
  assertFormats(formats)
  const jobs = jobsOf(flags.jobs)
  const shard = flags.shard === undefined ? undefined : shardFrom(flags.shard)
  // Over all sources, so that every shard sees when two of them share a name.
  const all = await discoverAll(sources.length > 0 ? sources : [flags.sources], settledIn(flags))
  const references = shard ? inShard(all, shard) : all
  const client = await clientOf(flags)
  const templates = flags.templates === undefined ? TEMPLATES : resolve(flags.templates)
  const settings = {
    out: flags.out,
    formats,
    verify: flags.verify,
    force: flags.force === true,
    pandoc: pandocOf(flags.pandoc),
    templates,
    client,
    refresh: flags.refresh === true,
    sources: flags.sources,
    presentation: chosenOf(flags),
    sourceDateEpoch: sourceDateEpoch(),
    toolKey: keyOf([
      ['code', await folderKey(CODE)],
      ['templates', await templatesKey(templates)],
      ['verify', String(flags.verify)],
    ]),
  }
  const batch = await publishBatch(references, settings, jobs, {
    done: (published, finished, total) => {
      for (const line of captureLines(published)) progress(`${published.entry.slug}: ${line}`)
      for (const message of published.warnings) warning(`${published.entry.slug}: ${message}`)
      progress(`[${finished}/${total}] ${lineOf(published)}`)
    },
    failed: (failure, finished, total) => {
      progress(`[${finished}/${total}] ${failure.source}: failed`)
      error(failure.message)
    },
  }).finally(() => client?.close())
  if (shard && references.length === 0) {
    progress(`nothing to publish in shard ${flags.shard}: ${all.length} found, all of them in other shards`)
    // A shard's dist is there for `colloquy merge`, empty or not.
    await settleManifest(flags.out, new Set())
  }
  if (flags.json) result(JSON.stringify(reportOf(batch), null, 2))
  else for (const path of pathsOf(batch)) result(relative('.', join(flags.out, path)) || '.')
  summarize(batch, progress, error)
  return batch.exitCode
}

async function templatesKey(templates: string): Promise<string> {
  try {
    return await folderKey(templates)
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

function lineOf({ entry, upToDate }: Published): string {
  const what = entry.kind === 'dialogue' ? `${entry.turns} turns` : 'article, no turns'
  const sizes = entry.files
    .filter(({ format }) => format !== undefined)
    .map(({ format, bytes }) => `${format} ${(bytes / 1024).toFixed(0)} KB`)
  return `${entry.slug}: ${upToDate ? 'up to date' : [what, ...sizes].join(', ')}`
}

/** What was fetched, and what is different from the capture before. */
function* captureLines({ captured, changes }: Published): Generator<string> {
  if (captured !== undefined) yield `captured: ${captured}`
  if (changes === undefined) return
  const { added, removed, changed } = changes
  yield `turns: ${added.length} added, ${removed.length} removed, ${changed.length} changed`
  for (const passage of added) yield `  + ${passageOf(passage)}`
  for (const passage of removed) yield `  - ${passageOf(passage)}`
  for (const { before, after } of changed) yield `  ~ ${passageOf(before)} → ${passageOf(after)}`
}

const passageOf = ({ place, speaker, excerpt }: Passage) => `${[place, speaker].join(' ').trim()}: ${excerpt}`

const pathsOf = ({ published }: BatchResult) =>
  published.flatMap(({ entry }) => entry.files.filter(({ path }) => !path.includes('/images/')).map(({ path }) => path))

function reportOf({ published, failures, exitCode }: BatchResult) {
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
  }
}

function summarize(batch: BatchResult, progress: (line: string) => void, error: (line: string) => void): void {
  const upToDate = batch.published.filter((published) => published.upToDate).length
  const built = batch.published.length - upToDate
  progress(`${built} published, ${upToDate} up to date, ${batch.failures.length} failed`)
  if (batch.failures.length > 0 && batch.published.length + batch.failures.length > 1)
    error(`failed: ${batch.failures.map(({ source, code }) => `${source} (${code})`).join(', ')}`)
}
