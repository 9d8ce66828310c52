/** colloquy merge: the dists of shards become one. */
import { join, relative } from 'node:path'
import { consoleOf } from '../console.ts'
import { mergeDists } from '../merge.ts'

export interface MergeFlags {
  out: string
  json?: boolean
  quiet?: boolean
}

export async function mergeCommand(folders: string[], flags: MergeFlags): Promise<number> {
  const { result, progress } = consoleOf(flags.quiet === true)
  const merged = await mergeDists(folders, flags.out, ({ folder, entries }) =>
    progress(`${folder}: ${countOf(entries.size)}, every file as listed`),
  )
  if (flags.json) result(JSON.stringify({ exitCode: 0, merged: merged.map(reportOf) }, null, 2))
  else for (const path of merged.flatMap(pathsOf)) result(relative('.', join(flags.out, path)))
  const upToDate = merged.filter((source) => source.upToDate).length
  progress(`${countOf(merged.length)} in ${flags.out}: ${merged.length - upToDate} merged, ${upToDate} up to date`)
  return 0
}

const countOf = (sources: number) => (sources === 1 ? '1 source' : `${sources} sources`)

type Merged = Awaited<ReturnType<typeof mergeDists>>[number]

const reportOf = ({ entry, from, upToDate }: Merged) => ({ ...entry, from, upToDate })

const pathsOf = ({ entry }: Merged) =>
  entry.files.filter(({ path }) => !path.includes('/images/')).map(({ path }) => path)
