/** publish --watch: published once, and again whenever something changes, until a signal comes. */
import { consoleOf } from '../console.ts'
import { EXIT_CODES } from '../errors.ts'
import type { SourceReference } from '../load/index.ts'
import { keepPublishing } from '../rebuild.ts'
import { type PublishRun, publishAll, toolKeyOf } from './publish.ts'

export async function watchCommand(
  named: readonly string[],
  discover: (named: readonly string[]) => Promise<SourceReference[]>,
  { settings: given, flags, stop, jobs }: PublishRun,
): Promise<number> {
  const { progress, error } = consoleOf(flags.quiet === true)
  let settings = given
  await keepPublishing({
    named,
    discover,
    templates: settings.templates,
    out: settings.out,
    say: progress,
    fault: error,
    signal: stop.signal,
    publish: async (sources, { isFirst, templates }) => {
      if (templates) settings = { ...settings, toolKey: await toolKeyOf(settings.templates, flags, settings.stats) }
      const again = isFirst ? {} : { refresh: false, force: false }
      await publishAll(sources, { settings: { ...settings, ...again }, flags, stop, jobs })
    },
  })
  return stop.received()?.exitCode ?? EXIT_CODES.interrupted
}
