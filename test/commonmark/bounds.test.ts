import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toString as textOf } from 'mdast-util-to-string'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { loadMarkdownParsers, parseMarkdown } from '../../pipeline/commonmark/index.ts'
import { extract } from '../../pipeline/extract/index.ts'
import { pageOf } from '../extract/page.ts'
import { SHAPES } from './shapes.ts'

const parsers = await loadMarkdownParsers()
const bounded = (text: string) => parseMarkdown(text, parsers, { singleTilde: false })
const plain = (text: string) =>
  fromMarkdown(text, {
    extensions: [gfm({ singleTilde: false }), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  })

const TEST = join(import.meta.dirname, '..')
const files = readdirSync(TEST, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'))

/** Pieces of Markdown that may stand beside each other in any order. */
const piece = fc.constantFrom(
  ...'* ** *** _ __ ` `` ~~ ~ [ ] ![ ]( ( ) ) < > </b> <b> <!-- --> \\ ! ^ [^1] [^1]: [a] [a]: | --- - + 1. # ===== & &amp; : www. http://a.example a@b.example'.split(
    ' ',
  ),
  ...['\n', '\n\n', ' ', '    ', '> ', '- ', '1. ', '```\n', '|a|b|\n|-|-|\n', 'word', '词', '。', 'a b', '\t', '[x] '],
)

describe('ordinary Markdown', () => {
  it.each(files)('%s is read as without bounds', (file) => {
    const text = readFileSync(join(TEST, file), 'utf8')
    expect(bounded(text)).toEqual(plain(text))
  })

  it.each([
    '> The ferry left\n> at noon.\n>\n> > It was\n> > late.\n\n> Another\nlazily continued\n',
    '> | ship |\n> |------|\n> | ferry |\n',
    '> 1. one\n>    more\n> 2. two\n>\n> ```\n> code\n> ```\n',
  ])('quotations of several lines are read as without bounds: %j', (text) => {
    expect(bounded(text)).toEqual(plain(text))
  })

  it('of any kind is read as without bounds', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(bounded(pieces.join(''))).toEqual(plain(pieces.join('')))
      }),
      { numRuns: 300 },
    )
  })

  it('in pieces is read as in one', () => {
    const block = (index: number) =>
      `> A quotation, the ${index}th, [linked][a] and noted[^n].\n\n- item **${index}**\n  more\n\n\`\`\`\n> code\n\`\`\`\n\n<!--\n> a\n\n-->\n\n`
    const text = `${Array.from({ length: 120 }, (_, index) => block(index)).join('')}[a]: https://a.example\n\n[^n]: A note.\n`
    expect(withoutColumns(bounded(text))).toEqual(withoutColumns(plain(text)))
  })
})

/** What comes of a file in pieces is counted in lines, and the offset is the piece's. */
function withoutColumns(root: Root): Nodes[] {
  return JSON.parse(
    JSON.stringify(root.children, (key, value: unknown) => (key === 'offset' ? undefined : value)),
  ) as Nodes[]
}

describe('Markdown that nobody writes', () => {
  const article = 'Anna: A sentence that is long enough, with marks in it, to be the running text of an article.\n\n'
  it.each(Object.entries(SHAPES))('%s', (_, shape) => {
    const text = article + shape(3_000)
    expect(extract(pageOf(text, 'text/markdown')).blocks.length).toBeGreaterThan(0)
  })

  it('keeps its words', () => {
    const words = (text: string) => text.match(/w\d+/g)
    for (const [open, close] of [['> ', ''], ['- ', ''], ['*', '*'], ['**', '**'], ['[', '](b)'], ['~~', '~~']]) {
      const text = `${`${open}w1 `.repeat(2_000)} w2 ${` w3${close}`.repeat(2_000)}`
      expect(words(textOf(bounded(text)))).toEqual(words(text))
    }
  }) // biome-ignore format: rows
})
