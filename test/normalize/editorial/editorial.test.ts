import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editorialKind, markInlineNotes } from '../../../pipeline/normalize/notes.ts'
import type { Block } from '../../../pipeline/transcript/model.ts'
import { textOf } from '../../../pipeline/transcript/walk.ts'
import { transcripts } from '../../transcript/arbitrary.ts'
import { blockOf } from '../conservation/article.ts'

const cases = new URL('cases/', import.meta.url)
const read = (name: string, file: string) => JSON.parse(readFileSync(new URL(`${name}/${file}`, cases), 'utf8'))
const paragraph = (value: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] })

describe('editorial text', () => {
  it.each(readdirSync(cases).filter((name) => name.startsWith('inline-')))('is found inside sentences: %s', (name) => {
    const { content } = read(name, 'input.json')
    expect(markInlineNotes(content)).toEqual(read(name, 'expected.json'))
  })

  it.each(readdirSync(cases).filter((name) => name.startsWith('lines-')))('is told from speech: %s', (name) => {
    const { lines } = read(name, 'input.json')
    const kinds = (lines as string[]).map((line) => [line, editorialKind(blockOf(paragraph(line), 1)) ?? 'speech'])
    expect(Object.fromEntries(kinds)).toEqual(read(name, 'expected.json'))
  })

  it('stays, text for text', () => {
    const marks = fc.constantFrom('(', ')', '（', '）', '[', ']', '注:', '笑', 'laughs', 'NDLR', ' ', 'a', '—编者注')
    const strings = fc.array(marks, { maxLength: 12 }).map((list) => list.join(''))
    const contents = fc.array(fc.tuple(strings, fc.constantFrom('text', 'strong', 'link')), { maxLength: 5 })
    fc.assert(
      fc.property(contents, (parts) => {
        const children = parts.map(([value, type]) => {
          const text = { type: 'text' as const, value }
          if (type === 'strong') return { type, children: [text] } as const
          return type === 'link' ? ({ type, url: 'https://example.org/', children: [text] } as const) : text
        })
        const content = [{ type: 'paragraph', children }] as unknown as Block[]
        const marked = markInlineNotes(content)
        expect(textOf(marked)).toBe(textOf(content))
        expect(markInlineNotes(marked)).toEqual(marked)
      }),
      { numRuns: 1000 },
    )
    fc.assert(
      fc.property(transcripts, ({ content }) => {
        expect(textOf(markInlineNotes(content))).toBe(textOf(content))
      }),
    )
  })
})
