/** The record in a file's comment, found and checked: the file may come from anywhere. */
import { z } from 'zod'
import { speakerSchema } from '../../transcript/schema.ts'
import { CLOSING, type FileRecord, OPENING } from './comment.ts'

const entries = z.array(z.union([z.string(), z.tuple([z.array(z.string()), z.array(z.unknown())])]))
const fact = z.tuple([z.unknown(), z.unknown()])

const turn = z.strictObject({
  speaker: z.string(),
  together: z.array(z.string()).optional(),
  label: fact.optional(),
  time: z.string().optional(),
  confidence: z.number(),
  said: entries,
  after: entries.optional(),
})

const recordSchema = z.strictObject({
  version: z.literal(1),
  id: z.string(),
  kind: z.enum(['dialogue', 'article']),
  shift: z.int().min(0).max(1),
  metadata: z.record(z.string(), fact),
  speakers: z.array(speakerSchema),
  before: entries,
  turns: z.array(turn),
  footnotes: z.array(z.strictObject({ identifier: z.string(), label: z.string().optional(), blocks: entries })),
  omitted: z.array(z.unknown()),
  provenance: z.unknown(),
})

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
