/** One transcript to one format, read back: what a thread does in one go. */
import type { ImageFile, RenderContext } from './render/door.ts'
import { rendererOf } from './render/index.ts'
import type { Transcript } from './transcript/model.ts'
import type { Finding } from './verify/door.ts'
import { verify } from './verify/index.ts'

/** Everything in it can be handed to another thread. */
export interface ArtefactTask {
  format: string
  /** File name without its ending. */
  name: string
  transcript: Transcript
  images: ReadonlyMap<string, ImageFile>
  timestamp: string | undefined
  templates: string
  pandoc: RenderContext['pandoc']
  verify: boolean
}

export interface Artefact {
  bytes: Uint8Array
  extension: string
  mediaType: string
  warnings: string[]
  findings: Finding[]
}

export async function makeArtefact(task: ArtefactTask): Promise<Artefact> {
  const { format, name, transcript, images, timestamp, templates, pandoc } = task
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  const { extension, mediaType, render } = await rendererOf(format)
  const bytes = await render(transcript, { images, timestamp, templates, pandoc, warn })
  const findings = task.verify
    ? await verify({ name: `${name}${extension}`, format, bytes, transcript, timestamp })
    : []
  return { bytes, extension, mediaType, warnings, findings }
}
