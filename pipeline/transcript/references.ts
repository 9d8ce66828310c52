/** What the types and the schema cannot say of a transcript: depth, references that lead somewhere, numbers. */
import { ColloquyError } from '../errors.ts'
import type { Block, Transcript } from './model.ts'
import { visit } from './walk.ts'

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

/** Measured before anything recurses, level by level. A level is an object and the array it stands in. */
export function refuseDepth(value: unknown, file: string | undefined): void {
  let level: object[] = []
  addObject(value, level)
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > 2 * MAX_DEPTH)
      throw new ColloquyError(
        'transcript',
        `expected at most ${MAX_DEPTH} levels of blocks inside each other, found more; flatten the innermost`,
        { file },
      )
    const inner: object[] = []
    for (const outer of level) {
      if (Array.isArray(outer)) for (const one of outer) addObject(one, inner)
      else for (const key in outer) addObject((outer as Record<string, unknown>)[key], inner)
    }
    level = inner
  }
}

function addObject(value: unknown, objects: object[]): void {
  if (typeof value === 'object' && value !== null) objects.push(value)
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
  let index = 0
  for (const block of transcript.content) {
    const fault = block.type === 'turn' ? faultOfTurn(block, ++number, speakers, index) : nestedTurn([block], index)
    if (fault) return fault
    index += 1
  }
  if (transcript.kind === 'article' && number > 0)
    return { place: 'kind', message: `expected 'dialogue' for a transcript with ${number} turns, found 'article'` }
  return footnoteFault(transcript)
}

function faultOfTurn(
  turn: Extract<Block, { type: 'turn' }>,
  number: number,
  speakers: Set<string>,
  index: number,
): Fault | undefined {
  if (turn.number !== number || turn.id !== `t${number}`)
    return {
      place: `content[${index}].id`,
      message: `expected turn t${number}, found ${turn.id} with number ${turn.number}; turns are numbered in document order`,
    }
  const stranger = [turn.speaker, ...(turn.together ?? [])].find((id) => !speakers.has(id))
  if (stranger !== undefined)
    return {
      place: `content[${index}].speaker`,
      message: `expected the id of a speaker, found '${stranger}'; add it to speakers`,
    }
  return nestedTurn(turn.children, index)
}

function nestedTurn(blocks: readonly Block[], index: number): Fault | undefined {
  let nested: string | undefined
  visit(blocks, (node) => {
    if (node.type === 'turn') nested ??= node.id
  })
  if (nested === undefined) return undefined
  return {
    place: `content[${index}]`,
    message: `expected turns at the top of content only, found ${nested} inside another block`,
  }
}

function footnoteFault(transcript: Transcript): Fault | undefined {
  const defined = new Set<string>()
  const referred: string[] = []
  visit(transcript.content, (node) => {
    if (node.type === 'footnoteDefinition') defined.add(node.identifier)
    else if (node.type === 'footnoteReference') referred.push(node.identifier)
  })
  const missing = referred.find((identifier) => !defined.has(identifier))
  if (missing === undefined) return undefined
  return { place: 'content', message: `expected a footnoteDefinition for reference '${missing}', found none` }
}
