import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { settingsJsonSchema, transcriptJsonSchema } from '../../pipeline/transcript/json-schema.ts'

const beside = (name: string) => fileURLToPath(new URL(`../../pipeline/transcript/${name}`, import.meta.url))

it('transcript.schema.json is the schema', async () => {
  await expect(transcriptJsonSchema()).toMatchFileSnapshot(beside('transcript.schema.json'))
})

it('source.schema.json is the schema', async () => {
  await expect(settingsJsonSchema()).toMatchFileSnapshot(beside('source.schema.json'))
})

it('names what is recursive and refers to nothing else', () => {
  const text = transcriptJsonSchema()
  expect(Object.keys((JSON.parse(text) as { $defs: object }).$defs)).toEqual(['Block', 'Inlines', 'Inline'])
  expect(text).not.toContain('__schema')
})
