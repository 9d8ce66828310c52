import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typeset } from '../../../pipeline/normalize/typography.ts'
import { fold } from '../../../pipeline/transcript/fold.ts'
import type { Block, Inline } from '../../../pipeline/transcript/model.ts'
import { textOf } from '../../../pipeline/transcript/walk.ts'
import { transcripts } from '../../transcript/arbitrary.ts'

const languages = fc.constantFrom('zh-Hans', 'zh-Hant', 'ja', 'ko', 'en', 'de', 'de-CH', 'fr', 'ru', 'sv', 'pl', 'ar')

/** Every character that a rule looks at, and few letters, so that they meet. */
const characters = fc.constantFrom(
  'a', 'B', 's', '中', '文', '一', '的', 'か', '한', '1', '3', ' ', '  ', '\n', '\u3000', '\u00a0', ',', '.', '...', ':', ';',
  '?', '!', '(', ')', '[', ']', '"', "'", '“', '”', '‘', '’', '「', '」', '«', '»', '„', '，', '。', '。。。', '：', '）', '（',
  '-', '--', '---', '—', '——', '…', '/', 'http://x.cn/a?b=c', 'a@b.cn', 'tis', '𠀀', '😀', '\u0301', '\u3099', '=', 'D',
) // biome-ignore format: a list of words reads better in rows

const strings = fc.array(characters, { maxLength: 14 }).map((list) => list.join(''))
const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 8, arbitrary: strings.map((value): Inline => ({ type: 'text', value })) },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
  { weight: 1, arbitrary: strings.map((value): Inline => ({ type: 'inlineCode', value })) },
  { weight: 1, arbitrary: fc.constant<Inline>({ type: 'footnoteReference', identifier: '1' }) },
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 5, arbitrary: leaf },
  {
    weight: 2,
    arbitrary: fc.array(leaf, { maxLength: 3 }).map((children): Inline => ({ type: 'strong', children })),
  },
)
const contents = fc.array(
  fc.array(inline, { maxLength: 5 }).map((children): Block => ({ type: 'paragraph', children })),
  { maxLength: 3 },
)

const foldedText = (content: Block[]) => content.map((block) => fold(textOf([block])))

describe('the laws of typography', () => {
  it('never changes a word', () => {
    fc.assert(
      fc.property(contents, languages, (content, language) => {
        expect(foldedText(typeset(content, language).content)).toEqual(foldedText(content))
      }),
      { numRuns: 1000 },
    )
  })

  it('has nothing to change in what it has set', () => {
    fc.assert(
      fc.property(contents, languages, (content, language) => {
        const once = typeset(content, language)
        expect(typeset(once.content, language).changes).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps both laws on whole transcripts, and leaves code, addresses and its input alone', () => {
    fc.assert(
      fc.property(transcripts, languages, ({ content }, language) => {
        const before = structuredClone(content)
        const once = typeset(content, language)
        expect(content).toEqual(before)
        expect(foldedText(once.content)).toEqual(foldedText(content))
        expect(typeset(once.content, language).changes).toEqual([])
        const untouched = (blocks: Block[]) =>
          JSON.stringify(blocks).match(/"(?:url|alt|identifier)":"[^"]*"|"inlineCode","value":"[^"]*"/g)
        expect(untouched(once.content)).toEqual(untouched(content))
      }),
      { numRuns: 300 },
    )
  })
})
