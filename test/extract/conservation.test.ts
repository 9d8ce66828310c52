import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ColloquyError } from '../../pipeline/errors.ts'
import { checkConservation, checkPiece, printedText } from '../../pipeline/extract/conservation.ts'
import { extract } from '../../pipeline/extract/index.ts'
import { parseHtml } from '../../pipeline/extract/parse.ts'
import type { Article } from '../../pipeline/transcript/article.ts'
import { pageOf } from './page.ts'

const BLOCKS = 'p div section article aside h1 h2 blockquote ul ol dl table pre figure nav footer center form'.split(
  ' ',
)
const INNER = 'span b strong em i a font sup code q br img li dt dd tr td figcaption small button script'.split(' ')
const ATTRIBUTES = [
  '',
  ' class="related"',
  ' class="pullquote"',
  ' class="comment-list"',
  ' hidden',
  ' style="display:none"',
  ' style="display:block; font-weight: bold"',
  ' id="fn1"',
  ' href="#fn1"',
  ' href="https://a.example/"',
  ' src="a.jpg"',
]
const TEXTS = [
  'Anna: Yes, of course I was there.',
  'No.',
  '1',
  '记者：那天您在吗？',
  'Read also: the other one',
  'Foto: M. Lorch',
  '   ',
  'A long sentence, which goes on for quite some time, so that somebody might take it for the running text of an article.',
]

const html = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(
      fc.constantFrom(...TEXTS),
      fc.string({ maxLength: 20 }).map((text) => text.replace(/[<&]/g, ' ')),
    ),
    fc
      .tuple(
        fc.constantFrom(...BLOCKS, ...INNER),
        fc.constantFrom(...ATTRIBUTES),
        fc.array(tie('node'), { maxLength: 5 }),
      )
      .map(([tag, attributes, children]) => `<${tag}${attributes}>${children.join('')}</${tag}>`),
  ),
})).node

/** All visible text, by a walk of its own. */
function visibleText(page: string): string {
  const $ = parseHtml(page)
  $('script, style, noscript, template, svg, textarea, select').remove()
  $('q').prepend('“').append('”')
  return $('body').text().replace(/\s+/g, '')
}

function kept({ blocks, omitted }: Article): string {
  const pieces = [
    ...blocks.map(({ node, order }) => ({ order, text: printedText([node]) })),
    ...omitted.map(({ text, order }) => ({ order, text })),
  ]
  return pieces
    .sort((one, other) => one.order - other.order)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '')
}

const sorted = (text: string) => [...text].sort().join('')

describe('conservation', () => {
  it('loses no text of any tree', () => {
    const article = `<p>${TEXTS[7]}</p><p>${TEXTS[0]}</p>`
    fc.assert(
      fc.property(fc.array(html, { maxLength: 8 }), (nodes) => {
        const page = `<body>${article}${nodes.join('\n')}`
        // Text hidden within a sentence stands beside its block, so the order is that of the blocks: characters count.
        expect(sorted(kept(extract(pageOf(page))))).toBe(sorted(visibleText(page)))
      }),
      { numRuns: 150, seed: 7 },
    )
  })

  it('keeps the order of the page where nothing is taken out of the middle of a block', () => {
    const tree = fc
      .array(html, { maxLength: 8 })
      .filter((nodes) => !/hidden|none|button|img|#fn1|class=|<(nav|form|footer)/.test(nodes.join('')))
    fc.assert(
      fc.property(tree, (nodes) => {
        const page = `<body><p>${TEXTS[7]}</p>${nodes.join('\n')}`
        expect(kept(extract(pageOf(page)))).toBe(visibleText(page))
      }),
      { numRuns: 150, seed: 7 },
    )
  })

  it('names a text that is in no piece', () => {
    const body = parseHtml('<body><p>one</p><p>two</p></body>')('body')[0]
    if (!body) throw new Error('no body')
    const claim = { parts: ['one'], texts: [], path: 'p' }
    expect(() => checkConservation([claim], body, 'page.html')).toThrow(ColloquyError)
    expect(() => checkConservation([], body, 'page.html')).toThrow(/found 'two' nowhere|found 'one' nowhere/)
  })

  it('names what a piece has cut', () => {
    expect(() => checkPiece({ text: 'one ', source: 'one two', path: 'p' }, 'page.html')).toThrow(/found 'two' cut/)
    expect(() => checkPiece({ text: 'one\n two', source: ' one two', path: 'p' }, 'page.html')).not.toThrow()
  })
})
