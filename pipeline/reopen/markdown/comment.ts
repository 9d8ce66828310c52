/**
 * What Markdown cannot say, as JSON in one HTML comment at the end of the file. No renderer of Markdown shows it.
 *
 * CommonMark (4.6) ends such a block at the first line with `-->`, HTML ends a comment at `--!>` as well, and XML
 * allows no `--` inside: so neither `--` nor `<`, `>`, `&` is ever in the JSON, which has an escape for each.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Block, Speaker } from '../../transcript/model.ts'
import { speakerSchema } from '../../transcript/schema.ts'

const OPENING = '<!-- colloquy'
const CLOSING = '-->'

/** Hashes of blocks as they are read from the file, and the blocks that they stand for. */
export type Patch = [was: string[], is: unknown[]]
/** A hash alone: the block is what is read. */
export type Entry = string | Patch
/** What a reader finds in the file, and what it stands for; applies as long as the file has not been changed there. */
export type Fact = [was: unknown, is: unknown]

const entries = z.array(z.union([z.string(), z.tuple([z.array(z.string()), z.array(z.unknown())])]))
const fact = z.tuple([z.unknown(), z.unknown()])

const turn = z.strictObject({
  speaker: z.string(),
  together: z.array(z.string()).optional(),
  label: fact.optional(),
  time: z.string().optional(),
  confidence: z.number(),
  /** What was said. */
  said: entries,
  /** What stands between this turn and the next. */
  after: entries.optional(),
})

const recordSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  kind: z.enum(['dialogue', 'article']),
  /** Added to the depth of headings. */
  shift: z.int().min(0).max(1),
  metadata: z.record(z.string(), fact),
  speakers: z.array(speakerSchema),
  before: entries,
  turns: z.array(turn),
  footnotes: z.array(z.strictObject({ identifier: z.string(), label: z.string().optional(), blocks: entries })),
  omitted: z.array(z.unknown()),
  provenance: z.unknown(),
})

export type TurnRecord = z.infer<typeof turn>
export interface FileRecord extends Omit<z.infer<typeof recordSchema>, 'speakers'> {
  speakers: Speaker[]
}

/** A line a key and a line a turn: what changes in one turn changes one line. */
export function commentOf(record: FileRecord): string {
  const lines = Object.entries(record).map(([key, value]) => {
    const json =
      key === 'turns' ? `[\n${record.turns.map((each) => JSON.stringify(each)).join(',\n')}\n]` : JSON.stringify(value)
    return `${JSON.stringify(key)}:${json}`
  })
  return `${OPENING}\n{${escaped(lines.join(',\n'))}}\n${CLOSING}`
}

function escaped(json: string): string {
  return json
    .replace(/--/g, '\\u002d\\u002d')
    .replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

/** The file without its comment, and the record in it: undefined where there is none, a sentence where it is damaged. */
export function takeComment(text: string): { rest: string; record: FileRecord | string | undefined } {
  const start = text.lastIndexOf(`\n${OPENING}\n`)
  if (start < 0) return { rest: text, record: undefined }
  const from = start + OPENING.length + 2
  const to = text.indexOf(`\n${CLOSING}`, from)
  if (to < 0) return { rest: text.slice(0, start + 1), record: 'it has no end' }
  const rest = text.slice(0, start + 1) + text.slice(to + CLOSING.length + 1)
  return { rest, record: recordOf(text.slice(from, to)) }
}

function recordOf(json: string): FileRecord | string {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    return (cause as Error).message
  }
  const result = recordSchema.safeParse(value)
  if (result.success) return result.data as FileRecord
  const issue = result.error.issues[0]
  return `${issue?.message ?? 'a fault'} at ${issue?.path.join('.') || 'the whole of it'}`
}

export const hashOf = (block: Block): string =>
  createHash('sha256').update(JSON.stringify(block)).digest('hex').slice(0, 8)
