import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMetadata, type VisibleLine } from '../../../pipeline/extract/metadata/index.ts'
import { contributor, language, site } from '../../../pipeline/transcript/schema.ts'
import { htmlInput, pageOf } from './case.ts'

const read = (html: string) => readMetadata(htmlInput(pageOf('page', 'text/html', html))).metadata

test('50,000 nested elements, each with marks', () => {
  const metadata = read(`<title>Deep</title>${'<span class="date" itemscope itemprop="author">'.repeat(50_000)}x`)
  expect(metadata.title).toBe('Deep')
})

test('100,000 headings, dates and bylines', () => {
  const metadata = read(
    `<h1>First</h1>${'<h2>Other</h2><time datetime="2020-01-01">x</time><p class="byline">By A B</p>'.repeat(33_000)}`,
  )
  expect(metadata.title).toBe('First')
})

test('lines that would make a pattern go back and forth', () => {
  const texts = [
    ':'.repeat(299),
    'by '.repeat(99),
    '来源：'.repeat(99),
    '1'.repeat(299),
    '1.'.repeat(149),
    'A '.repeat(149),
    ' '.repeat(299),
    '('.repeat(299),
    'Interview by '.repeat(23),
  ]
  const visible = texts.map(
    (text, order): VisibleLine => ({ text, order, path: 'p', where: 'head', classes: ['byline'] }),
  )
  const input = {
    ...htmlInput(pageOf('page', 'text/html', '<h1>Title</h1>')),
    visible,
    text: texts.map((text) => text.repeat(200)).join('\n'),
  }
  expect(readMetadata(input).metadata.title).toBe('Title')
})

test('scripts of JSON-LD that nest, repeat and break off', () => {
  const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`
  const broken = `{"@type":"Article","headline":"${'\\"'.repeat(20_000)}`
  expect(
    read(
      `<h1>Title</h1><script type="application/ld+json">${nested}</script><script type="application/ld+json">${broken}</script>`,
    ).title,
  ).toBe('Title')
})

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://example.org/a b',
    '2020-02-31',
    'By ',
    '&amp;lt;',
    'zh-CN',
    'x-klingon',
    '//',
    'https://[',
    '\u0000',
  ),
)

test('whatever a page states, the metadata keeps to the schema', () => {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;')
  const names = [
    'og:title',
    'og:url',
    'og:site_name',
    'author',
    'date',
    'keywords',
    'description',
    'article:published_time',
    'dc.rights',
    'content-language',
  ]
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...names), value)), value, value, (metas, title, linked) => {
      const metadata = read(
        `<html lang="${escaped(title)}"><title>${escaped(title)}</title><link rel=canonical href="${escaped(linked)}">${metas.map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`).join('')}` +
          `<script type="application/ld+json">{"@type":"Article","headline":${JSON.stringify(linked).replace(/</g, '\\u003c')},"author":${JSON.stringify(title).replace(/</g, '\\u003c')}}</script><h1>${escaped(linked)}</h1>`,
      )
      expect(metadata.title).not.toBe('')
      expect(language.safeParse(metadata.language).success).toBe(true)
      for (const person of metadata.contributors) expect(contributor.safeParse(person).success).toBe(true)
      if (metadata.site !== undefined) expect(site.safeParse(metadata.site).success).toBe(true)
      if (metadata.url !== undefined) expect(metadata.url).toMatch(/^https?:\/\//)
      expect(metadata.subjects.every((subject) => subject !== '')).toBe(true)
    }),
    { numRuns: 300 },
  )
})
