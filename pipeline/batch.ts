/** Many sources: one bad source never stops the others, and the run ends non-zero and says which. */
import pLimit from 'p-limit'
import type { ErrorCode } from './errors.ts'
import { asColloquyError, ColloquyError, describeError, EXIT_CODES } from './errors.ts'
import type { SourceReference } from './load/index.ts'
import type { Published, PublishSettings } from './publish.ts'
import { publishSource } from './publish.ts'
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
  exitCode: number
}

export interface BatchReporter {
  done(published: Published, finished: number, total: number): void
  failed(failure: Failure, finished: number, total: number): void
}

export async function publishBatch(
  references: readonly SourceReference[],
  settings: Omit<PublishSettings, 'shelved'>,
  jobs: number,
  reporter: BatchReporter,
): Promise<BatchResult> {
  await sweep(settings.out)
  const shelved = await readEntries(settings.out)
  const limit = pLimit(jobs)
  let finished = 0
  const results = await Promise.all(
    references.map((reference) =>
      limit(async (): Promise<Published | Failure> => {
        try {
          const published = await publishSource(reference, { ...settings, shelved })
          finished += 1
          reporter.done(published, finished, references.length)
          return published
        } catch (error) {
          const failure = failureOf(reference, error)
          finished += 1
          reporter.failed(failure, finished, references.length)
          return failure
        }
      }),
    ),
  )
  const published = results.filter((result): result is Published => 'entry' in result)
  const failures = results.filter((result): result is Failure => 'exitCode' in result)
  if (published.length > 0 || (await isUnderWay(settings.out)))
    await settleManifest(settings.out, new Set(published.map(({ entry }) => entry.slug)))
  return { published, failures, exitCode: exitCodeOf(failures) }
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
