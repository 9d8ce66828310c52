/** Unknown JSON in, a transcript out: every fault is named with its path. */
import { ColloquyError } from '../errors.ts'
import type { Transcript } from './model.ts'
import { refuseDepth, refuseFault } from './references.ts'
import { transcriptSchema } from './schema.ts'

/** JSON text → transcript. `file` is how the user named it. */
export function parseTranscript(json: string, file?: string): Transcript {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    const found = json.trim() === '' ? 'nothing' : (cause as Error).message
    throw new ColloquyError(
      'transcript',
      `expected a transcript as JSON, found ${found}; make one with 'colloquy transcribe'`,
      { file, cause },
    )
  }
  return checkTranscript(value, file)
}

/** Any value → transcript, strictly: shape first, then what a shape cannot say. */
export function checkTranscript(value: unknown, file?: string): Transcript {
  refuseDepth(value, file)
  const result = transcriptSchema.safeParse(value)
  if (!result.success) {
    const issue = result.error.issues[0]
    const more = result.error.issues.length > 1 ? ` (and ${result.error.issues.length - 1} more faults)` : ''
    throw new ColloquyError(
      'transcript',
      `not a transcript of version 1: ${issue?.message ?? 'unknown fault'}${more}; compare it with transcript.schema.json`,
      {
        file,
        place: pathOf(issue?.path ?? []),
      },
    )
  }
  return refuseFault(result.data as Transcript, file)
}

function pathOf(path: readonly PropertyKey[]): string {
  let out = ''
  for (const key of path) out += typeof key === 'number' ? `[${key}]` : out === '' ? String(key) : `.${String(key)}`
  return out === '' ? '(the whole document)' : out
}
