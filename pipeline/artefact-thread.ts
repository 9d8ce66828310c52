/** The other side of `threads.ts`: makes artefacts for whoever started this thread. */
import { parentPort } from 'node:worker_threads'
import type { ArtefactTask } from './artefact.ts'
import { makeArtefact, makeHandout } from './artefact.ts'
import { ColloquyError } from './errors.ts'
import { rendererOf } from './render/index.ts'
import type { Answer, Question, WarmUp } from './threads.ts'
import { loadChecks } from './verify/index.ts'

async function answer({ number, task, handout }: Question): Promise<Answer> {
  try {
    if (handout) return { number, handout: await makeHandout(handout) }
    return { number, artefact: await makeArtefact(task as ArtefactTask) }
  } catch (error) {
    if (error instanceof ColloquyError) {
      const { code, message, file, place } = error
      return { number, failure: { code, message, file, place } }
    }
    return { number, failure: { message: error instanceof Error ? error.message : String(error) } }
  }
}

/** What goes wrong here goes wrong again when it is asked for, and is told then. */
async function load({ format, pandoc, templates, verify }: WarmUp): Promise<void> {
  const renderer = await rendererOf(format)
  renderer.warmUp?.(pandoc, templates)
  if (verify) await loadChecks(format)
}

parentPort?.on('message', async (question: Question) => {
  if (question.warmUp) await load(question.warmUp).catch(() => undefined)
  else parentPort?.postMessage(await answer(question))
})
