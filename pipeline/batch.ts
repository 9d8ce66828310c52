/** Many sources: one bad source never stops the others, and the run ends non-zero and says which. */
import pLimit from 'p-limit'
import type { ErrorCode } from './errors.ts'
import { asColloquyError, ColloquyError, describeError, EXIT_CODES } from './errors.ts'
import type { SourceReference } from './load/index.ts'
import type { Published, PublishSettings } from './publish.ts'
import { publishSource } from './publish.ts'
import { unlessStopped } from './stop.ts'
import { hasSizes } from './store/entry.ts'
import { isUnderWay, readEntries } from './store/journal.ts'
import { settleManifest } from './store/shelf.ts'
import { sweep } from './store/sweep.ts'

export interface Failure {
  source: string
  code: ErrorCode
  exitCode: number
  message: string
}

export interface BatchResult {
  /** In the order of the references, whatever finished first. */
  published: Published[]
  failures: Failure[]
  /** Slugs of what was not done when the run was stopped. */
  unfinished: string[]
  exitCode: number
}

export interface BatchReporter {
  done(published: Published, finished: number): void
  failed(failure: Failure, finished: number): void
}

/** @param jobs sources at work at the same time */
export async function publishBatch(
  references: readonly SourceReference[],
  given: Omit<PublishSettings, 'shelved'>,
  jobs: number,
  reporter: BatchReporter,
): Promise<BatchResult> {
  const { out, signal } = given
  await sweep(out)
  const settings = { ...given, shelved: await readEntries(out) }
  const limit = pLimit(jobs)
  let finished = 0
  const publish = async (reference: SourceReference): Promise<Published | Failure> => {
    const result = await publishSource(reference, settings).catch((error) => failureOf(reference, error))
    // After a signal the result counts as not done, and nobody is told.
    if (signal.aborted) return result
    finished += 1
    if ('entry' in result) reporter.done(result, finished)
    else reporter.failed(result, finished)
    return result
  }
  const results = await Promise.all(
    references.map((reference) => limit(() => unlessStopped(signal, () => publish(reference)))),
  )
  const published = results.filter((result): result is Published => result !== undefined && 'entry' in result)
  const failures = results.filter((result): result is Failure => result !== undefined && 'exitCode' in result)
  if (published.length > 0 || (await isUnderWay(out)))
    await settleManifest(
      out,
      new Set(published.map(({ entry }) => entry.slug)),
      signal.aborted ? hasSizes : settings.stats.isIntact,
    )
  if (signal.aborted) await sweep(out)
  await settings.stats.save()
  const unfinished = references.filter((_, index) => results[index] === undefined).map(({ slug }) => slug)
  return { published, failures, unfinished, exitCode: exitCodeOf(failures) }
}

function failureOf(reference: SourceReference, error: unknown): Failure {
  const known = error instanceof ColloquyError ? error : asColloquyError(error, 'internal')
  return {
    source: reference.slug,
    code: known.code,
    exitCode: known.exitCode,
    message: describeError(error),
  }
}

/** The class all failures share, else `several`. */
function exitCodeOf(failures: readonly Failure[]): number {
  const codes = new Set(failures.map(({ exitCode }) => exitCode))
  if (codes.size === 0) return 0
  return codes.size === 1 ? (failures[0] as Failure).exitCode : EXIT_CODES.several
}
