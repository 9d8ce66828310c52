/** Random transcripts with every node of the model and every string that is code to somebody. */
import fc from 'fast-check'
import type { Block, Inline, Transcript } from '../../../pipeline/transcript/model.ts'

const piece = fc.constantFrom(
  ...['word', '你好', '“好”', '（笑）', '，', '。', '吗', '「好」', '——', '……', '한국어', 'שלום', '🎉', 'é'],
  ...['*', '**', '_', '__', 'a_b_c', '~', '~~', '`', '``', '#', '##', '+', '-', '---', '===', '***', '___', '|', '||'],
  ...['1.', '2)', '10.x', '>', '!', '[', ']', '[x]', '[ ]', '[^1]', '(y)', '![a](b)', '[a]: b', ':', '::', ':::', ':smile:'],
  ...['<script>alert(1)</script>', '<a id="t1"></a>', '</strong>', '<!--', '-->', '<b', '{=html}', '`x`{=html}', '&lt;', '&#42;'],
  ...['\u0024{x}', '$x$', '$$', '$5', '\\', '\\\\', '\\(', '{{x}}', '<% %>', '@user', 'x@y.org', 'http://a.org/b_c*d*', 'www.a.org', '://'],
  ...['---\ntitle: x\n---', '\n', '\n\n', '\t', ' ', '\u00a0', '\u3000', '\u200b', '\u0007', '%', '^', '^x^', '=', '"', "'", '...', '–'],
  ...['# x', '    x', '- [ ] x', 'Foo\n===', '|a|b|\n|-|-|', '\ud800', 'HTTP://A.ORG', 'ftp://x', '€', '©', '½', 'ﬁ'],
) // biome-ignore format: rows of marks read better

const words = fc
  .array(fc.tuple(piece, fc.constantFrom('', '', ' ')), { minLength: 1, maxLength: 7 })
  .map((list) => list.map(([word, gap]) => word + gap).join(''))

const { inlines } = fc.letrec<{ inline: Inline; inlines: Inline[] }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 8, arbitrary: words.map((value): Inline => ({ type: 'text', value })) },
    { weight: 1, arbitrary: words.map((value): Inline => ({ type: 'inlineCode', value })) },
    { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('a', 'b', 'c')
        .map((identifier): Inline => ({ type: 'footnoteReference', identifier })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('here.png', 'gone.png'), words)
        .map(([url, alt]): Inline => ({ type: 'image', url, alt })),
    },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom<'emphasis' | 'strong' | 'delete'>('emphasis', 'strong', 'delete'), tie('inlines'))
        .map(([type, children]): Inline => ({ type, children })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom(
            'https://a.org/(b)?c=1&d=*e*_f_',
            'mailto:x@y.org',
            '#t1',
            'https://a.org/ b\n<c>"|`\\',
            'http://a.org',
          ),
          words,
        )
        .map(([url, value]): Inline => ({ type: 'link', url, children: [{ type: 'text', value }] })),
    },
    {
      weight: 1,
      arbitrary: tie('inlines').map((children): Inline => ({ type: 'note', kind: 'stage', children })),
    },
  ),
  inlines: fc.array(tie('inline'), { minLength: 1, maxLength: 4 }),
}))

const cell = inlines.map((children) => ({ type: 'tableCell' as const, children }))
const row = fc.array(cell, { minLength: 0, maxLength: 3 }).map((children) => ({ type: 'tableRow' as const, children }))

const { blocks } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 8, arbitrary: inlines.map((children): Block => ({ type: 'paragraph', children })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: 1, max: 6 }), inlines)
        .map(([depth, children]) => ({ type: 'heading', depth, children }) as Block),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(words, fc.constantFrom('js', '`', ''))
        .map(([value, lang]): Block => ({ type: 'code', lang, value })),
    },
    { weight: 1, arbitrary: fc.constant<Block>({ type: 'thematicBreak' }) },
    {
      weight: 1,
      arbitrary: fc.array(row, { minLength: 1, maxLength: 3 }).map((children): Block => ({ type: 'table', children })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(inlines, words, fc.constantFrom('here.png', 'gone.png'), words)
        .map(([caption, alt, url, credit]): Block => ({ type: 'figure', image: { url, alt }, caption, credit })),
    },
    { weight: 1, arbitrary: tie('blocks').map((children): Block => ({ type: 'blockquote', children })) },
    { weight: 1, arbitrary: tie('blocks').map((children): Block => ({ type: 'note', kind: 'editor', children })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.boolean(),
          fc.boolean(),
          fc.nat(2_000_000_000),
          fc.array(tie('blocks'), { minLength: 1, maxLength: 3 }),
        )
        .map(
          ([ordered, spread, start, items]): Block => ({
            type: 'list',
            ordered,
            spread,
            start,
            children: items.map((children) => ({ type: 'listItem', children })),
          }),
        ),
    },
  ),
  blocks: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
}))

const text = words.filter((value) => value.trim() !== '')

export const hostileTranscripts: fc.Arbitrary<Transcript> = fc
  .record({
    title: text,
    subtitle: text,
    description: words.map((value) => `x${value}`),
    rights: text,
    subjects: fc.array(text, { maxLength: 3 }),
    language: fc.constantFrom('en', 'fr', 'zh-Hans', 'ja'),
    name: text,
    turns: fc.array(fc.tuple(fc.oneof(text, fc.constant('')), blocks), { minLength: 1, maxLength: 3 }),
    definitions: fc.tuple(blocks, blocks, blocks),
  })
  .map(({ title, subtitle, description, rights, subjects, language, name, turns, definitions }) => ({
    version: 1,
    id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
    kind: 'dialogue',
    metadata: { title, subtitle, description, rights, subjects, language, contributors: [{ name, role: 'editor' }] },
    speakers: [{ id: 'ada', name, aliases: [], role: 'speaker', description }],
    content: [
      ...turns.map(
        ([label, children], index): Block => ({
          type: 'turn',
          id: `t${index + 1}`,
          number: index + 1,
          speaker: 'ada',
          label,
          confidence: 1,
          children,
        }),
      ),
      ...definitions.map(
        (children, index): Block => ({
          type: 'footnoteDefinition',
          identifier: 'abc'.charAt(index),
          children,
        }),
      ),
    ],
    omitted: [],
    provenance: { source: 'arbitrary', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
  }))
