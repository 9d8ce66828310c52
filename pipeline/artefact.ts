/** One transcript to one format, read back: what a thread does in one go. */
import { ColloquyError } from './errors.ts'
import type { Handout, ImageFile, RenderContext } from './render/door.ts'
import { rendererOf } from './render/index.ts'
import type { Transcript } from './transcript/model.ts'
import type { Presentation } from './transcript/presentation.ts'
import type { Finding } from './verify/door.ts'
import { loadChecks, verify } from './verify/index.ts'

/** Everything in it can be handed to another thread. */
export interface ArtefactTask {
  format: string
  /** File name without its ending. */
  name: string
  transcript: Transcript
  images: ReadonlyMap<string, ImageFile>
  cover?: ImageFile | undefined
  timestamp: string | undefined
  templates: string
  pandoc: RenderContext['pandoc']
  presentation: Presentation
  verify: boolean
}

export interface Artefact {
  bytes: Uint8Array
  extension: string
  mediaType: string
  warnings: string[]
  findings: Finding[]
}

/** `handout` is asked of the thread that sets the PDF, where there is one. */
export async function makeArtefact(task: ArtefactTask, handout = () => makeHandout(task)): Promise<Artefact> {
  const { format, name, transcript, timestamp } = task
  const warnings: string[] = []
  const context = contextOf(task, handout, (message) => void warnings.push(message))
  const { mediaType, render, ...renderer } = await rendererOf(format)
  const extension = extensionOf(format, renderer.extension, task.presentation)
  // While the format waits for others' pages, what reads it back is loaded.
  if (task.verify) loadChecks(format).catch(() => undefined)
  const bytes = await render(transcript, context)
  const findings = task.verify
    ? await verify({
        name: `${name}${extension}`,
        format: isImposed(format, task.presentation) ? 'imposed' : format,
        bytes,
        transcript,
        timestamp,
      })
    : []
  return { bytes, extension, mediaType, warnings, findings }
}

const isImposed = (format: string, { impose }: Presentation) => format === 'pdf' && impose !== 'none'

/** `.booklet.pdf` beside `.pdf`: a PDF for the printer is not the one that is read. */
export function extensionOf(format: string, extension: string, presentation: Presentation): string {
  return isImposed(format, presentation) ? `.${presentation.impose}${extension}` : extension
}

/** What the PDF's own making warns of is told when the PDF is made. */
export async function makeHandout(task: ArtefactTask): Promise<Handout> {
  const pdf = await rendererOf('pdf')
  const context = contextOf(task, unavailable, () => undefined)
  return (await pdf.handout?.(task.transcript, context)) ?? unavailable()
}

function unavailable(): never {
  throw new ColloquyError('render', 'expected the pages of a PDF, found a format that has none')
}

function contextOf(task: ArtefactTask, handout: () => Promise<Handout>, warn: RenderContext['warn']): RenderContext {
  const { images, cover, timestamp, templates, pandoc, presentation } = task
  let asked: Promise<Handout> | undefined
  return {
    images,
    cover,
    timestamp,
    templates,
    pandoc,
    presentation,
    handout: () => {
      asked ??= handout()
      return asked
    },
    warn,
  }
}
