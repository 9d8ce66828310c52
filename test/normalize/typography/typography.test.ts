import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { typeset } from '../../../pipeline/normalize/typography.ts'

const cases = new URL('cases/', import.meta.url)
const read = (name: string, file: string) => JSON.parse(readFileSync(new URL(`${name}/${file}`, cases), 'utf8'))

it.each(readdirSync(cases))('sets %s', (name) => {
  const { language, content } = read(name, 'input.json')
  const result = typeset(content, language)
  const changes: Record<string, number> = {}
  for (const { rule } of result.changes) changes[rule] = (changes[rule] ?? 0) + 1
  expect({ content: result.content, changes }).toEqual(read(name, 'expected.json'))
})

it('lists each change with its place in the text', () => {
  const content = [{ type: 'paragraph' as const, children: [{ type: 'text' as const, value: '他问,真的吗?' }] }]
  expect(typeset(content, 'zh-Hans').changes).toEqual([
    { rule: 'full-width-mark', before: ',', after: '，', excerpt: '他问,真的吗?' },
    { rule: 'full-width-mark', before: '?', after: '？', excerpt: '他问,真的吗?' },
  ])
})
