/**
 * The JSON Schemas of a transcript and of source.yaml, for editors and for programs in other languages.
 *
 * `*.schema.json` beside this file are these texts; a test fails when they differ, and
 * `npx vitest run test/transcript/json-schema.test.ts --update` writes them anew.
 */
import { z } from 'zod'
import { block, inline, inlines, transcriptSchema } from './schema.ts'
import { settingsSchema } from './settings.ts'

export function transcriptJsonSchema(): string {
  const names = z.registry<{ id: string }>()
  names.add(block, { id: 'Block' })
  names.add(inline, { id: 'Inline' })
  names.add(inlines, { id: 'Inlines' })
  return textOf(z.toJSONSchema(transcriptSchema, { metadata: names, override }), {
    title: 'Transcript of a conversation',
    description: 'What Colloquy reads from a page and renders to every format, version 1.',
  })
}

export function settingsJsonSchema(): string {
  return textOf(z.toJSONSchema(settingsSchema, { override }), {
    title: 'source.yaml',
    description: 'What an editor knows of a source, and the corrections that survive a fresh capture.',
  })
}

type JsonSchema = z.core.JSONSchema.BaseSchema

/** What zod adds to every integer is no rule of the format. */
function override({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

function textOf({ $schema, ...body }: JsonSchema, head: { title: string; description: string }): string {
  return `${JSON.stringify({ $schema, ...head, ...body }, null, 2)}\n`
}
