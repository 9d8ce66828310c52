/** What a run of publish says of itself on stderr: a live line on a terminal, a line a source elsewhere, a summary. */
import type { BatchReporter, BatchResult } from '../batch.ts'
import type { Console } from '../console.ts'
import type { Published } from '../publish.ts'
import type { Passage } from '../transcript/changes.ts'

/** Of so many sources that ended last, the rate is told: a run begins with what is up to date, which is much faster. */
const RECENT = 50
/** Between two drawings of the live line, in milliseconds. */
const PAUSE = 100

/** @param now milliseconds since any moment */
export function reporterOf(to: Console, total: number, now: () => number): BatchReporter {
  const live = to.isLive && total > 1
  const times = [now()]
  let failed = 0
  let drawn = Number.NEGATIVE_INFINITY
  const draw = (finished: number) => {
    const time = now()
    times.push(time)
    if (times.length > RECENT) times.shift()
    if (!live || (time - drawn < PAUSE && finished < total)) return
    drawn = time
    to.live(liveLine({ finished, total, failed, recent: times.length - 1, milliseconds: time - (times[0] as number) }))
  }
  if (live) to.live(liveLine({ finished: 0, total, failed, recent: 0, milliseconds: 0 }))
  return {
    done: (published, finished) => {
      for (const line of captureLines(published)) to.progress(`${published.entry.slug}: ${line}`)
      for (const message of published.warnings) to.warning(`${published.entry.slug}: ${message}`)
      if (!live) to.progress(`[${finished}/${total}] ${lineOf(published)}`)
      draw(finished)
    },
    failed: (failure, finished) => {
      failed += 1
      to.progress(`[${finished}/${total}] ${failure.source}: failed`)
      to.error(failure.message)
      draw(finished)
    },
  }
}

export interface Progress {
  finished: number
  total: number
  failed: number
  /** Sources that ended within the last `milliseconds`. */
  recent: number
  milliseconds: number
}

/** `[412/1000] 3.4/s, 2 min 53 s left, 1 failed` */
export function liveLine({ finished, total, failed, recent, milliseconds }: Progress): string {
  const rate = milliseconds > 0 ? (recent * 1000) / milliseconds : 0
  const pace = rate > 0 ? [`${rate.toFixed(rate < 10 ? 1 : 0)}/s`, `${durationOf((total - finished) / rate)} left`] : []
  return `[${finished}/${total}] ${[...pace, `${failed} failed`].join(', ')}`
}

function durationOf(seconds: number): string {
  const whole = Math.ceil(seconds)
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  if (hours > 0) return `${hours} h ${minutes} min`
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`
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

/** Names that are listed of what a stopped run has not done. */
const LISTED = 10

/** @param stopped the signal that has ended the run before its end */
export function summarize(batch: BatchResult, to: Console, stopped?: string): void {
  const { published, failures, unfinished } = batch
  const upToDate = published.filter((each) => each.upToDate).length
  const counts = `${published.length - upToDate} published, ${upToDate} up to date, ${failures.length} failed`
  to.live('')
  if (stopped === undefined) to.progress(counts)
  else {
    const more = unfinished.length > LISTED ? ` and ${unfinished.length - LISTED} more` : ''
    const names = unfinished.length > 0 ? `: ${unfinished.slice(0, LISTED).join(', ')}${more}` : ''
    to.error(
      `stopped by ${stopped}: ${counts}, ${unfinished.length} not done${names}; the same command goes on from here`,
    )
  }
  if (published.length + failures.length + unfinished.length < 2) return
  for (const { source, code, message } of failures) to.error(`failed: ${source} (${code}): ${message}`)
}
