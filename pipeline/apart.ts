/**
 * Files that nobody vouches for, read in a thread of their own: PDF.js has a bound neither for time nor for memory, and
 * what runs without end in this thread cannot be stopped by it.
 *
 * Run from source (under vitest) there is no compiled thread to start: then everything is read in this one.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, Worker } from 'node:worker_threads'
import { ColloquyError, type ErrorCode } from './errors.ts'
import { CODE } from './version.ts'

export interface Told<T> {
  answer?: T
  /** An error of ours has a code; any other is a bug. */
  failure?: { code?: ErrorCode; message: string; file?: string | undefined; place?: string | undefined }
}

export interface Patience {
  /** Milliseconds. */
  limit: number
  /** Of objects, in megabytes. Under a smaller limit than the one below, Node ends the process instead of the thread. */
  memory: number
  /** The compiled thread. */
  program: string
}

/** Of a file of so many bytes. Ours take a hundredth of it; the machine may be busy with other things. */
const patienceFor = (bytes: number): Patience => ({
  limit: 30_000 + (bytes / 1_000_000) * 10_000,
  memory: 1024,
  program: join(CODE, 'reading-thread.js'),
})

/** For whoever waits: the file took too long, or more memory than any file of ours. */
export class TooMuch extends Error {}

/**
 * What the thread answers to the question; `here` answers it where there is no thread, or where this is one already.
 *
 * @throws TooMuch past the bounds; what the thread throws is thrown here.
 */
export function readApart<T>(
  question: object,
  bytes: number,
  here: () => Promise<T>,
  { limit, memory, program } = patienceFor(bytes),
): Promise<T> {
  if (!isMainThread || !existsSync(program)) return here()
  const worker = new Worker(program, { workerData: question, resourceLimits: { maxOldGenerationSizeMb: memory } })
  return new Promise<T>((resolve, reject) => {
    const seconds = Math.round(limit / 1000)
    const timer = setTimeout(() => reject(new TooMuch(`found no end of it after ${seconds} s`)), limit)
    worker.once('message', ({ answer, failure }: Told<T>) => {
      clearTimeout(timer)
      if (failure === undefined) resolve(answer as T)
      else reject(failure.code ? new ColloquyError(failure.code, failure.message, failure) : new Error(failure.message))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(full ? new TooMuch(`found that it takes more than ${memory} MB to read`) : error)
    })
  }).finally(() => void worker.terminate())
}
