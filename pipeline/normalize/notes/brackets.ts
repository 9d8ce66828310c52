/** What stands in a pair of brackets: an editor's or a translator's note, a stage direction, or what was said. */
import type { NoteKind } from '../../transcript/model.ts'
import { SIGNATURES, type Signature } from './editor-words.ts'
import { isStageDirection } from './stage-words.ts'

/** Longest signature with its spaces and points, and room for the mark beside it. */
const REACH = 60
const BESIDE = '[:：,，;；—–―\\-－]'

interface Pattern {
  kind: NoteKind
  head: RegExp
  tail: RegExp
  label: RegExp
}

const PATTERNS: readonly Pattern[] = SIGNATURES.map(patternOf)

function patternOf({ kind, clear, short }: Signature): Pattern {
  const anyOf = (list: readonly string[]) => [...list].sort((a, b) => b.length - a.length).join('|')
  return {
    kind,
    head: new RegExp(`^${BESIDE}*(?:(?:${anyOf(clear)})|(?:${anyOf(short)})[:：])`, 'u'),
    tail: new RegExp(`(?:${anyOf(clear)}|(?:${BESIDE}|[。！？!?…”"»])(?:${anyOf(short)}))$`, 'u'),
    label: new RegExp(`^(?:${anyOf(kind === 'editor' ? [...clear, '注', '註'] : clear)})$`, 'u'),
  }
}

const compact = (text: string) => text.toLowerCase().replace(/[\s.·'’`´\u00ad]+/g, '')

/** The text inside the brackets → the kind of note it is; undefined where it is the speaker's own parenthesis. */
export function kindInBrackets(inner: string): NoteKind | undefined {
  const text = inner.trim()
  if (text === '') return undefined
  if (isStageDirection(text)) return 'stage'
  return signedKind(text)
}

function signedKind(text: string): NoteKind | undefined {
  const head = compact(text.slice(0, REACH))
  const tail = compact(text.slice(-REACH))
  return PATTERNS.find((pattern) => pattern.head.test(head) || pattern.tail.test(tail))?.kind
}

/** The kind of note that a label opens where no bracket does: only what is no one's name. */
export function labelKind(label: string): NoteKind | undefined {
  const text = compact(label)
  return PATTERNS.find((pattern) => pattern.label.test(text))?.kind
}

/** A pair of brackets in a text: `end` is behind the closing one. */
export interface Pair {
  start: number
  end: number
}

/** Brackets of the same kind in half and full width are one kind: pages mix them. */
const KINDS: Record<string, string> = {
  '(': 'round',
  '（': 'round',
  ')': 'round',
  '）': 'round',
  '[': 'square',
  '［': 'square',
  ']': 'square',
  '］': 'square',
  '【': 'lens',
  '】': 'lens',
  '〔': 'shell',
  '〕': 'shell',
}
const OPENING = new Set('(（[［【〔')
export const BRACKET = /[()（）[\]［］【】〔〕]/

/** All pairs, inner before outer. A bracket without its partner is no part of any. */
export function pairsOf(text: string): Pair[] {
  const pairs: Pair[] = []
  const stack: { kind: string; start: number }[] = []
  const open: Record<string, number> = {}
  for (const { 0: bracket, index } of text.matchAll(/[()（）[\]［］【】〔〕]/g)) {
    const kind = KINDS[bracket] as string
    if (OPENING.has(bracket)) {
      stack.push({ kind, start: index })
      open[kind] = (open[kind] ?? 0) + 1
      continue
    }
    if ((open[kind] ?? 0) === 0) continue
    for (let opening = stack.pop(); opening !== undefined; opening = stack.pop()) {
      open[opening.kind] = (open[opening.kind] as number) - 1
      if (opening.kind === kind) {
        pairs.push({ start: opening.start, end: index + 1 })
        break
      }
    }
  }
  return pairs
}
