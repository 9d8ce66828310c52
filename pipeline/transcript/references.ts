/** What the types and the schema cannot say of a transcript: depth, references that lead somewhere, numbers. */
import { ColloquyError } from '../errors.ts'
import type { Block, Transcript } from './model.ts'
import { walk } from './walk.ts'

/**
 * What the types cannot say of a transcript that Colloquy made itself: depth, references, numbers. The schema is for
 * JSON from elsewhere, and for what is published; every test case of normalize is held against it.
 */
export function checkReferences(transcript: Transcript, file?: string): Transcript {
  refuseDepth(transcript.content, file)
  return refuseFault(transcript, file)
}

/**
 * Levels of blocks and inlines inside each other. Real pages reach ten; checking and writing recurse and would run out
 * of stack at some 700.
 */
export const MAX_DEPTH = 200

/** Measured before anything recurses. A level is an object and the array it stands in. */
export function refuseDepth(value: unknown, file: string | undefined): void {
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

export function refuseFault(transcript: Transcript, file: string | undefined): Transcript {
  const fault = faultOf(transcript)
  if (fault) throw new ColloquyError('transcript', fault.message, { file, place: fault.place })
  return transcript
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
