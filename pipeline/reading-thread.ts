/** The other side of `apart.ts`: reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Told } from './apart.ts'
import { ColloquyError } from './errors.ts'
import type { Artefact } from './verify/door.ts'

export interface ReadingQuestion {
  /** Findings of this artefact's checks are wanted. */
  verify?: Artefact
  /** The transcript in this PDF is wanted. */
  reopen?: { bytes: Uint8Array; file: string }
}

async function answerTo({ verify: artefact, reopen }: ReadingQuestion): Promise<unknown> {
  if (artefact) return (await import('./verify/index.ts')).verify(artefact)
  return reopen && (await import('./reopen/pdf.ts')).reopenPdf(reopen.bytes, reopen.file)
}

async function tell(): Promise<Told<unknown>> {
  try {
    return { answer: await answerTo(workerData as ReadingQuestion) }
  } catch (error) {
    if (!(error instanceof ColloquyError))
      return { failure: { message: error instanceof Error ? error.message : String(error) } }
    const { code, message, file, place } = error
    return { failure: { code, message, file, place } }
  }
}

parentPort?.postMessage(await tell())
