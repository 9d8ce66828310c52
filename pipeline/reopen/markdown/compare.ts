/** A transcript and what a reader gets from its Markdown → what the file has to say beside its text. */
import { fold } from '../../transcript/fold.ts'
import type { Block, FootnoteDefinition, Transcript, Turn } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import { commonElements } from './alignment.ts'
import { type Entry, type FileRecord, hashOf, type TurnRecord } from './comment.ts'
import { metadataFacts, statedMetadata } from './metadata.ts'
import { speakersByLabel } from './register.ts'
import type { Reading, Section } from './sections.ts'

/** Definitions in the order of their numbers in the file. */
export type Numbered = readonly FootnoteDefinition[]

export function compare(transcript: Transcript, reading: Reading, definitions: Numbered, shift: number): FileRecord {
  const { id, kind, metadata, speakers, omitted, provenance } = transcript
  const numbers = new Map(definitions.map((definition, index) => [definition, index + 1]))
  const entriesOf = (blocks: readonly Block[], found: readonly Block[] = []) => compareBlocks(blocks, found, numbers)
  const [before, ...turns] = passagesOf(transcript.content)
  const [head, ...sections] = reading.sections
  const owners = speakersByLabel(speakers)
  const byTurn = new Map(sections.map((section) => [section.id, section]))
  return {
    version: 1,
    id,
    kind,
    shift,
    metadata: metadataFacts(metadata, statedMetadata(reading.frontMatter)),
    speakers,
    before: entriesOf(before?.after ?? [], head?.blocks),
    turns: turns.map(({ turn, after }) => turnRecord(turn as Turn, after, byTurn.get(turn?.id), { owners, entriesOf })),
    footnotes: definitions.map(({ identifier, label, children }, index) => ({
      identifier,
      ...(label === undefined ? {} : { label }),
      blocks: entriesOf(children, reading.footnotes.get(String(index + 1))),
    })),
    omitted,
    provenance,
  }
}

interface Passage {
  turn: Turn | undefined
  after: Block[]
}

/** What stands before the first turn, then each turn with what stands between it and the next. */
function passagesOf(content: readonly Block[]): Passage[] {
  const passages: Passage[] = [{ turn: undefined, after: [] }]
  for (const block of content) {
    if (block.type === 'turn') passages.push({ turn: block, after: [] })
    else passages.at(-1)?.after.push(block)
  }
  return passages
}

type EntriesOf = (blocks: readonly Block[], found?: readonly Block[]) => Entry[]

function turnRecord(
  turn: Turn,
  after: Block[],
  section: Section | undefined,
  { owners, entriesOf }: { owners: ReadonlyMap<string, string>; entriesOf: EntriesOf },
): TurnRecord {
  const { speaker, together, label, time, confidence, children } = turn
  const entries = entriesOf([...children, ...after], section?.blocks)
  const [said, rest] = partedAfter(entries, children.length)
  return {
    speaker,
    ...(together === undefined ? {} : { together }),
    // Where a label is not its speaker's by the register, only the record knows whose it is.
    ...(section?.label === label && owners.get(fold(label)) === speaker
      ? {}
      : { label: [section?.label ?? '', label] }),
    ...(time === undefined ? {} : { time }),
    confidence,
    said,
    ...(rest.length === 0 ? {} : { after: rest }),
  }
}

/** Entries of the first `count` blocks, and the others; what is read for both belongs to the first. */
function partedAfter(entries: readonly Entry[], count: number): [Entry[], Entry[]] {
  const said: Entry[] = []
  const rest: Entry[] = []
  let room = count
  for (const entry of entries) {
    const blocks = typeof entry === 'string' ? 1 : entry[1].length
    if (room > 0 && blocks <= room) {
      said.push(entry)
      room -= blocks
    } else if (room > 0 && typeof entry !== 'string') {
      said.push([entry[0], entry[1].slice(0, room)])
      rest.push([[], entry[1].slice(room)])
      room = 0
    } else rest.push(entry)
  }
  return [said, rest]
}

function compareBlocks(
  blocks: readonly Block[],
  found: readonly Block[],
  numbers: ReadonlyMap<FootnoteDefinition, number>,
): Entry[] {
  const entries: Entry[] = []
  let [from, at] = [0, 0]
  const pairs = commonElements(blocks.map(keyOf), found.map(keyOf))
  for (const [block, read] of [...pairs, [blocks.length, found.length] as const]) {
    entries.push(...gapEntries(blocks.slice(from, block), found.slice(at, read), numbers))
    if (block < blocks.length) entries.push(entryOf(blocks[block] as Block, found[read] as Block, numbers))
    from = block + 1
    at = read + 1
  }
  return entries
}

/** By their text, which a reader gets right even where it cannot tell what kind of block it is. */
function keyOf(block: Block): string {
  if (block.type === 'footnoteDefinition') return `footnote ${block.identifier}`
  const text = fold(textOf([block]))
  return text === '' ? JSON.stringify(block) : text
}

function gapEntries(
  blocks: readonly Block[],
  found: readonly Block[],
  numbers: ReadonlyMap<FootnoteDefinition, number>,
): Entry[] {
  if (blocks.length === found.length)
    return blocks.map((block, index) => entryOf(block, found[index] as Block, numbers))
  if (blocks.length === 0) return found.map((each): Entry => [[hashOf(each)], []])
  if (found.length === 0) return blocks.map((block): Entry => [[], [stored(block, numbers)]])
  return [[found.map(hashOf), blocks.map((block) => stored(block, numbers))]]
}

function entryOf(block: Block, found: Block, numbers: ReadonlyMap<FootnoteDefinition, number>): Entry {
  const hash = hashOf(found)
  return JSON.stringify(block) === JSON.stringify(found) ? hash : [[hash], [stored(block, numbers)]]
}

/** A definition inside is told by its number: its text stands in the file. */
function stored(block: Block, numbers: ReadonlyMap<FootnoteDefinition, number>): unknown {
  const json = JSON.stringify(block, (_, value: unknown) => {
    const number = numbers.get(value as FootnoteDefinition)
    return number === undefined ? value : { type: 'footnote', number }
  })
  return JSON.parse(json)
}
