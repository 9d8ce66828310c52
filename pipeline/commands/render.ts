/** colloquy render: one transcript, or an artefact that holds one, to one format. */
import { readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeArtefact } from '../artefact.ts'
import { consoleOf } from '../console.ts'
import { sourceDateEpoch } from '../environment.ts'
import { ColloquyError } from '../errors.ts'
import { loadImagesBeside } from '../load/index.ts'
import { assertFormats } from '../render/index.ts'
import { type Reopened, reopen } from '../reopen/index.ts'
import { writeWhole } from '../store/write.ts'
import { timestampOf } from '../transcript/crosswalk.ts'
import { parseTranscript } from '../transcript/parse.ts'
import { presentationOf } from '../transcript/presentation.ts'
import { imageUrlsOf } from '../transcript/walk.ts'
import { TEMPLATES } from '../version.ts'
import { chosenOf, type PresentationFlags } from './presentation-flags.ts'
import { pandocOf } from './publish.ts'

export interface RenderFlags extends PresentationFlags {
  format: string
  output?: string
  pandoc: string
  templates?: string
  quiet?: boolean
}

export async function renderCommand(file: string, flags: RenderFlags): Promise<number> {
  const { result, warning } = consoleOf(flags.quiet === true)
  assertFormats([flags.format])
  const { transcript, warnings: doubts } = await transcriptIn(await readBytesOf(file), file)
  for (const message of doubts) warning(message)
  const found = await loadImagesBeside(file === '-' ? '.' : dirname(file), imageUrlsOf(transcript))
  for (const message of found.warnings) warning(message)
  const { bytes, extension, warnings } = await makeArtefact({
    format: flags.format,
    name: basenameOf(file),
    transcript,
    images: found.images,
    cover: found.cover,
    timestamp: timestampOf(transcript, sourceDateEpoch()),
    templates: flags.templates === undefined ? TEMPLATES : resolve(flags.templates),
    pandoc: pandocOf(flags.pandoc),
    presentation: presentationOf(chosenOf(flags)),
    verify: false,
  })
  for (const message of warnings) warning(message)
  if (flags.output === '-') {
    process.stdout.write(bytes)
    return 0
  }
  const path = flags.output ?? outputBeside(file, extension)
  if (file !== '-' && resolve(path) === resolve(file))
    throw new ColloquyError('usage', 'expected an output other than the file that is read; name one with --output', {
      file,
    })
  await writeWhole(path, bytes)
  result(path)
  return 0
}

const outputBeside = (file: string, extension: string) =>
  file === '-' ? `transcript${extension}` : join(dirname(file), `${basenameOf(file)}${extension}`)

const basenameOf = (file: string) =>
  (file.split(/[\\/]/).pop() ?? file).replace(/((\.transcript)?\.json|(\.(booklet|2up))?\.pdf|\.md)$/i, '')

/** JSON, or whatever else a transcript can be had back from. */
async function transcriptIn(bytes: Buffer, file: string): Promise<Reopened> {
  const { transcript, warnings } = await reopen(bytes, file)
  return { transcript: transcript ?? parseTranscript(bytes.toString('utf8'), file), warnings }
}

async function readBytesOf(file: string): Promise<Buffer> {
  if (file === '-') {
    const chunks: Buffer[] = []
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array))
    return Buffer.concat(chunks)
  }
  try {
    return await readFile(file)
  } catch (cause) {
    throw new ColloquyError(
      'unreadable',
      'expected a transcript or a PDF with one inside, found none that can be read; check the path',
      { file, cause },
    )
  }
}
