/**
 * A thread a format: the typesetter and pandoc each hold a core for as long as the page takes to be read, so they
 * load beside the reading and work beside each other. Measured on two cores: one page cold in 60 % of the time.
 *
 * Run from source (under vitest) there is no compiled thread to start: then everything is made in this one.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import type { Artefact, ArtefactTask } from './artefact.ts'
import { ColloquyError, type ErrorCode } from './errors.ts'
import type { Handout } from './render/door.ts'
import { CODE } from './version.ts'

export type WarmUp = Pick<ArtefactTask, 'format' | 'pandoc' | 'templates' | 'verify'>

export interface Question {
  number: number
  task?: ArtefactTask
  /** The pages of this one's PDF are wanted, not the PDF. */
  handout?: ArtefactTask
  warmUp?: WarmUp
}

export interface Answer {
  number: number
  artefact?: Artefact
  handout?: Handout
  /** An error of ours has a code; any other is a bug. */
  failure?: { code?: ErrorCode; message: string; file?: string | undefined; place?: string | undefined }
}

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
}

interface Thread {
  worker: Worker
  waiting: Map<number, Waiting>
}

/** Formats whose engines are heavy; the others are made where they are asked for. */
const THREADED = new Set(['pdf', 'md'])
/**
 * Bytes of bytecode that a function runs before V8 optimises it; its own 67,584 are for programs that live long. Here
 * a quarter of the processor's time went into code that was thrown away a second later: now an eighth does.
 */
const BUDGET_BEFORE_OPTIMISING = 400_000
const PROGRAM = join(CODE, 'artefact-thread.js')

const threads = new Map<string, Thread>()
let asked = 0

/** Starts the format's thread and lets it load its engine while the page is read. */
export function warmUp(wanted: WarmUp): void {
  // A format without a thread waits for the pages of the PDF.
  const threaded = THREADED.has(wanted.format) ? wanted : { ...wanted, format: 'pdf', verify: false }
  threadOf(threaded.format)?.worker.postMessage({ number: 0, warmUp: threaded } satisfies Question)
}

export async function makeInThread(task: ArtefactTask): Promise<Artefact> {
  const thread = threadOf(task.format)
  if (thread) return (await ask(thread, { task })).artefact as Artefact
  const handout = soonest(task)
  return (await import('./artefact.ts')).makeArtefact(task, handout)
}

/** Asked before the PDF itself is: then its pages are told as soon as they are set, not after it is read back. */
function soonest(task: ArtefactTask): () => Promise<Handout> {
  if (threadOf('pdf') === undefined) return () => handoutInThread(task)
  const handout = handoutInThread(task)
  // Who waits for it hears of a failure.
  handout.catch(() => undefined)
  return () => handout
}

/** From the thread that sets the PDF of the same transcript: it sets it once for both. */
async function handoutInThread(task: ArtefactTask): Promise<Handout> {
  const thread = threadOf('pdf')
  if (thread) return (await ask(thread, { handout: task })).handout as Handout
  return (await import('./artefact.ts')).makeHandout(task)
}

function ask({ worker, waiting }: Thread, question: Omit<Question, 'number'>): Promise<Answer> {
  asked += 1
  const number = asked
  return new Promise((resolve, reject) => {
    waiting.set(number, { resolve, reject })
    worker.ref()
    worker.postMessage({ number, ...question } satisfies Question)
  })
}

function threadOf(format: string): Thread | undefined {
  if (!THREADED.has(format) || !existsSync(PROGRAM)) return undefined
  const known = threads.get(format)
  if (known) return known
  if (threads.size === 0) setFlagsFromString(`--interrupt-budget=${BUDGET_BEFORE_OPTIMISING}`)
  // The typesetter's font library reads the process's own environment, not a thread's copy of it.
  const worker = new Worker(PROGRAM, { env: SHARE_ENV })
  const waiting = new Map<number, Waiting>()
  worker.on('message', (answer: Answer) => settle(worker, waiting, answer))
  worker.on('error', (error) => abandon(format, waiting, error))
  worker.unref()
  const thread = { worker, waiting }
  threads.set(format, thread)
  return thread
}

function settle(worker: Worker, waiting: Map<number, Waiting>, answer: Answer): void {
  const { number, failure } = answer
  const promise = waiting.get(number)
  waiting.delete(number)
  // A thread with nothing to do must not keep the process alive.
  if (waiting.size === 0) worker.unref()
  if (failure === undefined) promise?.resolve(answer)
  else
    promise?.reject(
      failure.code ? new ColloquyError(failure.code, failure.message, failure) : new Error(failure.message),
    )
}

/** A thread that died takes its tasks along; the next task starts another. */
function abandon(format: string, waiting: Map<number, Waiting>, error: Error): void {
  threads.delete(format)
  for (const { reject } of waiting.values())
    reject(
      new ColloquyError(
        'render',
        `expected the ${format} engine to answer, found its thread stopped (${error.message}); try again with --jobs 1`,
        { cause: error },
      ),
    )
}

/**
 * Stops all threads, for a run that is stopped.
 *
 * @returns false when one of them is deep in its engine after `milliseconds` and cannot be stopped
 */
export async function endThreads(milliseconds: number): Promise<boolean> {
  const ended = Promise.all([...threads.values()].map(({ worker }) => worker.terminate())).then(() => true)
  return Promise.race([ended, pause(milliseconds, false, { ref: false })])
}
