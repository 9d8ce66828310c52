/** The tree that our tokenizer builds is parse5's own, whatever the markup. */
import { load } from 'cheerio/slim'
import fc from 'fast-check'
import { parse } from 'parse5'
import { adapter } from 'parse5-htmlparser2-tree-adapter'
import { describe, expect, it } from 'vitest'
import { parseHtml } from '../../pipeline/extract/parse.ts'

const theirs = (html: string) => load(parse(html, { treeAdapter: adapter })).html()
const ours = (html: string) => parseHtml(html).html()

const NAMES =
  'p b i a div span ul li table tr td caption select option pre textarea title script style svg math template body head'.split(
    ' ',
  )
const tag = fc.constantFrom(...NAMES)
const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'word ',
    ' ',
    '\n',
    '\r',
    '\r\n',
    '\t\f',
    '&amp;',
    '&',
    '&#65',
    '&notit;',
    '\0',
    '<',
    '>',
    '"',
    "'",
    '-->',
    '<!--',
    '<!',
    '</',
    '😀',
    '\ud83d',
    '中文，',
    '<![CDATA[ x ]]>',
    '=',
    '/',
  ),
  tag.map((name) => `<${name}>`),
  tag.map((name) => `</${name}>`),
  fc
    .tuple(tag, fc.constantFrom('"', "'", ''), fc.constantFrom('x', 'a b', '&amp;\n', '\r\n', 'é\0', '😀&'))
    .map(([name, quote, value]) => `<${name} title=${quote}${value}${quote} CLASS='k'>`),
)

describe('parseHtml', () => {
  it('builds the tree of parse5', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = pieces.join('')
        expect(ours(html)).toBe(theirs(html))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    [
      'text in every place',
      '<!doctype html> a <html> b <head> c <title> d&lt; </title></head> e <body> f <table> g <tr> h <td> i </table> j',
    ],
    ['line ends', 'a\r\nb\rc\n\r\nd<p title="x\r\ny\rz">\r\n</p><pre>\r\n\nx</pre><textarea>\n\r\ny</textarea>'],
    [
      'attributes of every kind',
      '<html><body><p __proto__="a" constructor="b" toString="c">x</p><svg xlink:href="#a" xml:lang="en"></svg><html lang="en" class="a"><body class="b" id="c"><html class="d">',
    ],
    ['raw text', '<script>if (a < b && c) { "</scr" } <!-- <script> --></script><style>a > b {}</style>'],
    ['half of a pair', 'a\ud83d b <p title="\udc00x">\ud83d\ude00😀</p>'],
    ['an unfinished page', '<p>a<b title="never closed'],
    ['a comment', 'a<!-- b -- c --!> d --><!-- &amp;\r\n -->e'],
    ['text in svg', '<svg> a <title> b </title><p> c'],
    ['frames', ' <frameset> a <frame> </frameset> b'],
    ['a select', '<select> a <option> b </select> c'],
    ['long text in 64 KB pieces', `<p>${'words of a paragraph '.repeat(9000)}</p>`.repeat(3)],
  ])('reads %s as parse5 does', (_name, html) => {
    expect(ours(html)).toBe(theirs(html))
  })
})
