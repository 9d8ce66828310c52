/** Unknown JSON in, a transcript out: every fault is named with its path. */
import { ColloquyError } from '../errors.ts'
import type { Block, Transcript } from './model.ts'
import { transcriptSchema } from './schema.ts'
import { walk } from './walk.ts'

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
  const transcript = result.data as Transcript
  const fault = faultOf(transcript)
  if (fault) throw new ColloquyError('transcript', fault.message, { file, place: fault.place })
  return transcript
}

/**
 * Levels of blocks and inlines inside each other. Real pages reach ten; checking and writing recurse and would run out
 * of stack at some 700.
 */
export const MAX_DEPTH = 200

/** Measured before anything recurses. A level is an object and the array it stands in. */
function refuseDepth(value: unknown, file: string | undefined): void {
  const stack = [{ value, depth: 0 }]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (typeof item.value !== 'object' || item.value === null) continue
    const depth = item.depth + 1
    if (depth > 2 * MAX_DEPTH)
      throw new ColloquyError(
        'transcript',
        `expected at most ${MAX_DEPTH} levels of blocks inside each other, found more; flatten the innermost`,
        { file },
      )
    for (const inner of Object.values(item.value)) stack.push({ value: inner, depth })
  }
}

function pathOf(path: readonly PropertyKey[]): string {
  let out = ''
  for (const key of path) out += typeof key === 'number' ? `[${key}]` : out === '' ? String(key) : `.${String(key)}`
  return out === '' ? '(the whole document)' : out
}

interface Fault {
  place: string
  message: string
}

/** References that lead somewhere, numbers that count, turns at the top only. */
function faultOf(transcript: Transcript): Fault | undefined {
  const speakers = new Set<string>()
  for (const [index, speaker] of transcript.speakers.entries()) {
    if (speakers.has(speaker.id))
      return {
        place: `speakers[${index}].id`,
        message: `expected every speaker once, found '${speaker.id}' twice; merge them or rename one`,
      }
    speakers.add(speaker.id)
  }
  let number = 0
  for (const [index, block] of transcript.content.entries()) {
    const place = `content[${index}]`
    const fault = block.type === 'turn' ? faultOfTurn(block, ++number, speakers, place) : nestedTurn(block, place)
    if (fault) return fault
  }
  if (transcript.kind === 'article' && number > 0)
    return { place: 'kind', message: `expected 'dialogue' for a transcript with ${number} turns, found 'article'` }
  return footnoteFault(transcript)
}

function faultOfTurn(
  turn: Extract<Block, { type: 'turn' }>,
  number: number,
  speakers: Set<string>,
  place: string,
): Fault | undefined {
  if (turn.number !== number || turn.id !== `t${number}`)
    return {
      place: `${place}.id`,
      message: `expected turn t${number}, found ${turn.id} with number ${turn.number}; turns are numbered in document order`,
    }
  for (const id of [turn.speaker, ...(turn.together ?? [])])
    if (!speakers.has(id))
      return { place: `${place}.speaker`, message: `expected the id of a speaker, found '${id}'; add it to speakers` }
  for (const child of turn.children) {
    const fault = nestedTurn(child, place)
    if (fault) return fault
  }
  return undefined
}

function nestedTurn(block: Block, place: string): Fault | undefined {
  for (const node of walk([block]))
    if (node.type === 'turn')
      return { place, message: `expected turns at the top of content only, found ${node.id} inside another block` }
  return undefined
}

function footnoteFault(transcript: Transcript): Fault | undefined {
  const defined = new Set<string>()
  for (const node of walk(transcript.content)) if (node.type === 'footnoteDefinition') defined.add(node.identifier)
  for (const node of walk(transcript.content))
    if (node.type === 'footnoteReference' && !defined.has(node.identifier))
      return {
        place: 'content',
        message: `expected a footnoteDefinition for reference '${node.identifier}', found none`,
      }
  return undefined
}

/** The one way a transcript is written: two spaces, keys in the model's order, a newline at the end. */
export function serializeTranscript(transcript: Transcript): string {
  return `${JSON.stringify(transcript, null, 2)}\n`
}
