/** What is different between two transcripts of one page, turn by turn. */
import { diffArrays } from 'diff'
import { excerpt, fold } from './fold.ts'
import type { Block, Transcript } from './model.ts'
import { textOf, turnsOf } from './walk.ts'

/** A turn, or a block where nobody speaks. */
export interface Passage {
  /** `t12`, or `block 7`. */
  place: string
  /** Name of who speaks; '' for a block. */
  speaker: string
  /** Beginning of what is said; of two changed passages, what is around the first difference. */
  excerpt: string
}

export interface Changes {
  /** Of the newer transcript. */
  added: Passage[]
  /** Of the older one. */
  removed: Passage[]
  changed: { before: Passage; after: Passage }[]
}

interface Whole extends Passage {
  /** Under `fold`. */
  text: string
  printed: string
}

/** As many differences are told apart; beyond them the pages are two pages. */
const MOST_EDITS = 4000
const EXCERPT = 60

/** Passages that differ only in what `fold` ignores are the same. */
export function changesBetween(before: Transcript, after: Transcript): Changes {
  const [older, newer] = [passagesOf(before), passagesOf(after)]
  const options = { comparator: (one: Whole, other: Whole) => isSame(one, other), maxEditLength: MOST_EDITS }
  const parts = diffArrays(older, newer, options) ?? [
    { value: older, removed: true, added: false },
    { value: newer, removed: false, added: true },
  ]
  const changes: Changes = { added: [], removed: [], changed: [] }
  let gone: Whole[] = []
  for (const { value, added, removed } of [...parts, { value: [], added: false, removed: false }]) {
    if (removed) gone.push(...value)
    else {
      pair(gone, added ? value : [], changes)
      gone = []
    }
  }
  return changes
}

export const isUnchanged = ({ added, removed, changed }: Changes) =>
  added.length + removed.length + changed.length === 0

/** Where passages go and others come, those of one speaker in order are the same passage, said differently. */
function pair(gone: readonly Whole[], come: readonly Whole[], changes: Changes): void {
  let next = 0
  for (const before of gone) {
    const at = come.findIndex((passage, index) => index >= next && passage.speaker === before.speaker)
    if (at < 0) {
      changes.removed.push(passage(before))
      continue
    }
    for (const added of come.slice(next, at)) changes.added.push(passage(added))
    changes.changed.push(changedPair(before, come[at] as Whole))
    next = at + 1
  }
  for (const added of come.slice(next)) changes.added.push(passage(added))
}

/** Characters before the first difference that say where it is. */
const AHEAD = 20

/** Long answers begin alike: what differs is what an editor looks for. */
function changedPair(before: Whole, after: Whole): { before: Passage; after: Passage } {
  const [older, newer] = [charactersOf(before), charactersOf(after)]
  const first = older.findIndex((character, index) => character !== newer[index])
  const from = wordFrom(older, Math.max(0, (first < 0 ? older.length : first) - AHEAD))
  const around = (characters: readonly string[]) =>
    `${from === 0 ? '' : '…'}${excerpt(characters.slice(from).join(''), EXCERPT)}`
  return {
    before: { ...passage(before), excerpt: around(older) },
    after: { ...passage(after), excerpt: around(newer) },
  }
}

/** Where the next word begins, if one does before the difference. */
function wordFrom(characters: readonly string[], from: number): number {
  const space = from === 0 ? -1 : characters.slice(from, from + AHEAD / 2).indexOf(' ')
  return from + space + 1
}

const charactersOf = ({ printed }: Whole) => [...printed.replace(/\s+/g, ' ').trim()]

const passage = ({ place, speaker, excerpt: beginning }: Whole): Passage => ({ place, speaker, excerpt: beginning })

const isSame = (one: Whole, other: Whole) => one.speaker === other.speaker && one.text === other.text

function passagesOf(transcript: Transcript): Whole[] {
  const names = new Map(transcript.speakers.map(({ id, name }) => [id, name]))
  if (transcript.kind === 'article')
    return transcript.content.map((block, index) => whole(`block ${index + 1}`, '', [block]))
  return turnsOf(transcript).map(({ id, speaker, children }) => whole(id, names.get(speaker) ?? speaker, children))
}

function whole(place: string, speaker: string, blocks: readonly Block[]): Whole {
  const text = textOf(blocks)
  return { place, speaker, text: fold(text), printed: text, excerpt: excerpt(text, EXCERPT) }
}
