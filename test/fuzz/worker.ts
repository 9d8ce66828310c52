/** A process that tries inputs, one at a time: what hangs it is killed with it. */

import { setImmediate as settled } from 'node:timers/promises'
import { drawing } from '../kill/kill.ts'
import { readCorpus } from './corpus.ts'
import { type Input, inputOf } from './kinds.ts'
import { minimise } from './minimise.ts'
import { type Outcome, tryInput } from './readers.ts'

export interface Task {
  number: number
}

export interface Answer extends Outcome {
  number: number
  kind: Input['kind']
  whole: boolean
  seed: string
  /** The smallest input found that fails in the same way, in base64. */
  smallest?: string
}

const [books = '', seed = '1'] = process.argv.slice(2)
const corpus = readCorpus(books)

/** Deterministic: the same input for the same seed and number, in any worker. */
export const inputFor = (number: number): Input => inputOf(corpus, drawing(Number(seed) * 1_000_003 + number))

process.on('message', async ({ number }: Task) => {
  const input = inputFor(number)
  unhandled = undefined
  const outcome = await tryInput(input)
  await settled()
  if (unhandled !== undefined) outcome.fault ??= `nobody waits for: ${unhandled}`
  const answer: Answer = { number, kind: input.kind, whole: input.whole, seed: input.seed, ...outcome }
  if (outcome.fault) answer.smallest = (await minimise(input, outcome.fault)).toString('base64')
  process.send?.(answer)
})
// A promise that fails and that nobody waits for ends the command line.
let unhandled: string | undefined
process.on('unhandledRejection', (error) => {
  // Those of PDF.js are left alone by who opens PDFs.
  if (error instanceof Error && /unpdf/.test(error.stack ?? '')) return
  unhandled = error instanceof Error ? `${error.constructor.name} ${error.message}` : String(error)
})
process.send?.({ ready: true })
