/** The record and what the file says now → the transcript, with what an editor changed. */
import type { Block, FootnoteDefinition, Turn } from '../../transcript/model.ts'
import type { Entry, FileRecord } from './comment.ts'
import { metadataWith, statedMetadata } from './metadata.ts'
import { type Register, registerOf } from './register.ts'
import { type Restored, restore } from './restore.ts'
import type { Reading, Section } from './sections.ts'
import { addedTurn, knownTurn, renumber, withAddedTurns } from './turns.ts'

export interface Assembled {
  /** Not yet held against the schema. */
  transcript: unknown
  warnings: string[]
}

interface Work {
  record: FileRecord
  reading: Reading
  register: Register
  changes: Restored[]
  /** Anchor in the file → its turn. */
  anchors: Map<string, Turn>
}

export function assemble(record: FileRecord, reading: Reading): Assembled {
  const register = registerOf(record.speakers, record.turns)
  const work: Work = { record, reading, register, changes: [], anchors: new Map() }
  const [head, ...sections] = reading.sections
  const before = restored(work, record.before, head?.blocks ?? [], 0)
  const blocks = withAddedTurns(before.after, before.added, register).flat()
  for (const section of sections) blocks.push(...sectionBlocks(section, work))
  const content = withFootnotes(blocks, work)
  renumber(content, work.anchors)
  const metadata = metadataWith(record.metadata, statedMetadata(reading.frontMatter))
  const { id, omitted, provenance } = record
  const kind = content.some(({ type }) => type === 'turn') ? 'dialogue' : record.kind
  const transcript = { version: 1, id, kind, metadata, speakers: register.speakers, content, omitted, provenance }
  return { transcript, warnings: warningsOf(work) }
}

function restored({ changes }: Work, entries: readonly Entry[], found: readonly Block[], parting: number): Restored {
  const result = restore(entries, found, parting)
  changes.push(result)
  return result
}

function sectionBlocks(section: Section, work: Work): Block[] {
  const { record, register, anchors } = work
  const id = section.id as string
  const known = anchors.has(id) ? undefined : record.turns[Number(id.slice(1)) - 1]
  if (known === undefined) return [addedTurn(section.label ?? '', [...section.blocks], register)]
  const result = restored(work, [...known.said, ...(known.after ?? [])], section.blocks, known.said.length)
  const [said = [], ...others] = withAddedTurns(result.said, result.added, register)
  const turn = knownTurn(section, known, said, register)
  anchors.set(id, turn)
  return [turn, ...others.flat(), ...withAddedTurns(result.after, result.added, register).flat()]
}

/** Definitions in their places; those that somebody added at the end. */
function withFootnotes(blocks: readonly Block[], work: Work): Block[] {
  const { record, reading } = work
  const open = new Set(record.footnotes.keys())
  const definitionOf = (number: number): FootnoteDefinition[] => {
    const known = record.footnotes[number - 1]
    const found = reading.footnotes.get(String(number))
    if (known === undefined || found === undefined || !open.delete(number - 1)) return []
    const { identifier, label, blocks: entries } = known
    const children = expanded(restored(work, entries, found, entries.length).said)
    return [{ type: 'footnoteDefinition', identifier, ...(label === undefined ? {} : { label }), children }]
  }
  /** A definition is told by its number where the record holds its place. */
  const expanded = <T>(value: T): T => {
    if (Array.isArray(value))
      return value.flatMap((each: unknown) => (isPlaceholder(each) ? definitionOf(each.number) : [expanded(each)])) as T
    if (typeof value !== 'object' || value === null) return value
    for (const key of ['children', 'caption'] as const) {
      const inner = (value as Record<string, unknown>)[key]
      if (Array.isArray(inner)) (value as Record<string, unknown>)[key] = expanded(inner)
    }
    return value
  }
  const content = expanded([...blocks])
  const added = [...reading.footnotes].filter(([mark]) => record.footnotes[Number(mark) - 1] === undefined)
  return [
    ...content,
    ...added.map(
      ([mark, children]): FootnoteDefinition => ({
        type: 'footnoteDefinition',
        identifier: mark,
        label: mark,
        children,
      }),
    ),
  ]
}

function isPlaceholder(value: unknown): value is { type: 'footnote'; number: number } {
  return (
    typeof value === 'object' && value !== null && 'type' in value && value.type === 'footnote' && 'number' in value
  )
}

function warningsOf({ changes, register, record, anchors }: Work): string[] {
  const sum = (count: (restored: Restored) => number) => changes.reduce((total, each) => total + count(each), 0)
  const removed = record.turns.length - anchors.size
  const ignored = sum((each) => each.ignored)
  const turns = [
    ...(register.added > 0 ? [`${register.added} added`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
  ]
  return [
    ...(turns.length > 0
      ? [`turns were changed in the file: ${turns.join(', ')}; all are numbered anew, and the links to them follow`]
      : []),
    ...(ignored > 0
      ? [
          `${ignored} blocks around the text were changed in the file and are not read (the title, who speaks, the address); change the front matter instead`,
        ]
      : []),
  ]
}
