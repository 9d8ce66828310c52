/** colloquy transcribe: the canonical transcript on stdout and nothing else there. */
import { consoleOf } from '../console.ts'
import { ColloquyError } from '../errors.ts'
import type { SourceReference } from '../load/index.ts'
import { discover, load } from '../load/index.ts'
import { reopenSource, transcribePage } from '../transcribe.ts'
import { checkReferences } from '../transcript/references.ts'
import { serializeTranscript } from '../transcript/serialize.ts'
import { type NetworkFlags, settledIn, withClient } from './network-flags.ts'

export interface TranscribeFlags extends NetworkFlags {
  quiet?: boolean
}

export async function transcribeCommand(source: string, flags: TranscribeFlags): Promise<number> {
  const { warning } = consoleOf(flags.quiet === true)
  const reference = await settledIn(flags)(await one(source))
  const { reopened, rest } = await reopenSource(reference, {})
  for (const message of reopened.warnings) warning(`${source}: ${message}`)
  if (reopened.transcript) {
    process.stdout.write(serializeTranscript(reopened.transcript))
    return 0
  }
  const page = await withClient(flags, reference, (client) => load(reference, { ...rest, client }))
  const { transcript, warnings } = transcribePage(page)
  for (const message of warnings) warning(`${page.name}: ${message}`)
  process.stdout.write(serializeTranscript(checkReferences(transcript, page.name)))
  return 0
}

/** The one source a reference stands for. */
export async function one(source: string): Promise<SourceReference> {
  const references = await discover(source)
  const [reference] = references
  if (references.length === 1 && reference !== undefined) return reference
  throw new ColloquyError(
    'usage',
    `expected one source, found a folder of ${references.length}; name one of ${references
      .map(({ slug }) => slug)
      .slice(0, 5)
      .join(', ')}`,
    { file: source },
  )
}
