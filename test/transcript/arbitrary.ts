/** Random transcripts that follow the schema: for the laws every renderer and every check must keep. */
import fc from 'fast-check'
import type { Block, Inline, Speaker, Transcript, Turn } from '../../pipeline/transcript/model.ts'

/** Text as pages have it: several scripts, and every character that is code somewhere. */
export const pieces = fc.constantFrom(
  'Hello', 'world', '你好', '，世界。', '「直角」', '“弯引号”', '——', '……', '한국어', 'Ελληνικά', 'Русский', '日本語の',
  '*stars*', '_under_', '**', '#hash', '[x](y)', '<b>', '&amp;', '$x$', '#let a = 1', '@t1', '\\', '`code`', '<%= 1 %>',
  '{{x}}', '~', '|', '1. one', '- dash', '> quote', 'a:b', ': ', '---', '"', "'", 'naïve', '3.14', 'http://example.com/?a=1&b=2',
) // biome-ignore format: a list of words reads better in rows

export const words = fc.array(pieces, { minLength: 1, maxLength: 8 }).map((list) => list.join(' '))

const leaf: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 6, arbitrary: words.map((value): Inline => ({ type: 'text', value })) },
  { weight: 1, arbitrary: words.map((value): Inline => ({ type: 'inlineCode', value })) },
)

export const inlines: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 1, arbitrary: leaf.map((child): Inline => ({ type: 'emphasis', children: [child] })) },
    { weight: 1, arbitrary: leaf.map((child): Inline => ({ type: 'strong', children: [child] })) },
    {
      weight: 1,
      arbitrary: leaf.map(
        (child): Inline => ({ type: 'link', url: 'https://example.com/a?b=1&c=(2)', children: [child] }),
      ),
    },
    {
      weight: 1,
      arbitrary: words.map(
        (value): Inline => ({ type: 'note', kind: 'editor', children: [{ type: 'text', value: `(${value})` }] }),
      ),
    },
  ),
  { minLength: 1, maxLength: 4 },
)

const paragraph = inlines.map((children): Block => ({ type: 'paragraph', children }))
const heading = inlines.map((children): Block => ({ type: 'heading', depth: 2, children }))
const list = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map(
  (items): Block => ({
    type: 'list',
    ordered: false,
    spread: false,
    children: items.map((item) => ({ type: 'listItem', children: [item] })),
  }),
)
const quote = paragraph.map((child): Block => ({ type: 'blockquote', children: [child] }))
const figure = inlines.map(
  (caption): Block => ({ type: 'figure', image: { url: 'missing.png', alt: 'A picture' }, caption }),
)
const note = paragraph.map((child): Block => ({ type: 'note', kind: 'editor', children: [child] }))

export const speech = fc.array(fc.oneof({ weight: 5, arbitrary: paragraph }, list, quote, figure, note), {
  minLength: 1,
  maxLength: 3,
})

const SPEAKERS: Speaker[] = [
  { id: 'ada-lin', name: 'Ada Lin', aliases: ['Ada', '林艾达'], role: 'interviewer' },
  { id: '周明', name: '周明', aliases: ['Zhou Ming'], role: 'interviewee', description: '研究员' },
]

export const transcripts: fc.Arbitrary<Transcript> = fc
  .record({
    title: words.filter((title) => title.trim() !== ''),
    language: fc.constantFrom('en', 'zh-Hans', 'zh-Hant', 'ja', 'de'),
    before: fc.array(fc.oneof(paragraph, heading), { maxLength: 2 }),
    turns: fc.array(
      fc.record({
        speaker: fc.constantFrom(0, 1),
        children: speech,
        after: fc.option(heading, { nil: undefined, freq: 4 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ title, language, before, turns }): Transcript => {
    const content: Block[] = [...before]
    let number = 0
    for (const { speaker, children, after } of turns) {
      number += 1
      const person = SPEAKERS[speaker] as Speaker
      const turn: Turn = {
        type: 'turn',
        id: `t${number}`,
        number,
        speaker: person.id,
        label: person.aliases[0] ?? '',
        confidence: 1,
        children,
      }
      content.push(turn)
      if (after) content.push(after)
    }
    return {
      version: 1,
      id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
      kind: 'dialogue',
      metadata: { title, language, published: '2024-05-06', contributors: [], subjects: [] },
      speakers: SPEAKERS,
      content,
      omitted: [],
      provenance: { source: 'arbitrary', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
    }
  })
