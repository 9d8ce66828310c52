import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sanitizeSvg } from '../../pipeline/load/svg.ts'
import { casesOf } from './case.ts'

const clean = (svg: string) => sanitizeSvg(Buffer.from(svg))
const wrap = (inner: string, attributes = 'viewBox="0 0 10 20"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`

function text(svg: string): string {
  const result = clean(svg)
  if ('reason' in result) throw new Error(result.reason)
  return result.svg
}

describe('drawings', () => {
  it.each(casesOf('svg'))('%s', async (name) => {
    const folder = new URL(`cases/svg/${name}/`, import.meta.url)
    const drawing = text(readFileSync(new URL('input.svg', folder), 'utf8'))
    await expect(drawing).toMatchFileSnapshot(fileURLToPath(new URL('expected.svg', folder)))
  })

  it.each([
    ['width="120px" height="80"', 120, 80],
    ['width="100%" height="2em" viewBox="0 0 30.5 40"', 30.5, 40],
    ['viewBox="0,0,3,4"', 3, 4],
    ['', undefined, undefined],
    ['width="-4" height="1e99"', undefined, undefined],
  ])('of size %s', (attributes, width, height) => {
    expect(clean(wrap('', attributes))).toMatchObject({ width, height })
  })
})

/** Markup that must leave nothing of itself; `x` marks the place. */
const HOSTILE = [
  '<script>alert("x")</script>',
  '<SCRIPT>alert("x")</SCRIPT>',
  '<g onload="x()"/>',
  '<g ONLOAD="x()"/>',
  '<image href="https://example.org/x.png"/>',
  '<image xlink:href="//example.org/x.png"/>',
  '<image xlink:href="x.png"/>',
  '<image href="data:image/svg+xml;base64,PHN2Zz54PC9zdmc+"/>',
  '<use href="other.svg#x"/>',
  '<use xlink:href=" javascript:x"/>',
  '<a href="javascript:x()"/>',
  '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
  '<style>@import "x.css";</style>',
  '<style>rect { fill: url("https://example.org/x") }</style>',
  '<style>rect { fill: \\75rl(https://example.org/x) }</style>',
  '<style><![CDATA[@import "x.css";]]></style>',
  '<rect style="background: url(https://example.org/x)"/>',
  '<rect fill="url(https://example.org/x#a)"/>',
  '<rect fill="url( &quot;https://example.org/x#a&quot; )"/>',
  '<animate attributeName="href" to="javascript:x"/>',
  '<set attributeName="onclick" to="x"/>',
  '<iframe src="x"/>',
  '<handler type="text/ecmascript">x</handler>',
  '<?xml-stylesheet href="x.css"?>',
  '<!-- x -->',
  '<filter><feImage href="https://example.org/x"/></filter>',
  '<rect data-x="x" inkscape:label="x"/>',
]

describe('what is left out', () => {
  const empty = text(wrap(''))
  it.each(HOSTILE)('%s', (hostile) => {
    const harmless = /<(g|rect|image|use|style)( style="")?\s*(\/>|><\/g>)/g
    const rest = text(wrap(hostile)).replace(harmless, '').replace('></svg>', '/>')
    expect(rest).toBe(empty)
  })

  it('nothing hostile survives any mixture, and a clean drawing is left as it is', () => {
    const piece = fc.constantFrom(
      ...HOSTILE,
      '<g>',
      '</g>',
      '<rect width="1"/>',
      '<use xlink:href="#a"/>',
      '<g id="a">',
      '&lt;',
      ']]>',
      '<',
      '"',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = clean(wrap(pieces.join('')))
        if ('reason' in result) return
        const tags = result.svg.match(/<[^>]*>/g)?.join('') ?? ''
        expect(tags).not.toMatch(/script|\son|javascript|example\.org|@import|foreignObject|animate|<\?|<!|iframe/i)
        expect(clean(result.svg)).toEqual(result)
      }),
    )
  })

  it('keeps what draws', () => {
    const inner =
      '<title>Bees &amp; rain</title><defs><linearGradient id="sky"><stop offset="0" stop-color="#fff"/></linearGradient></defs>' +
      '<style>.a { fill: url(#sky) }</style><rect class="a" width="4" height="5" style="fill: url(#sky)"/>' +
      '<use xlink:href="#sky"/><text x="1" y="2">bees</text>'
    expect(text(wrap(inner))).toContain(inner)
  })
})

describe('what is refused', () => {
  const nest = (depth: number) => wrap(`${'<g>'.repeat(depth)}${'</g>'.repeat(depth)}`)
  const multiply = (levels: number) => {
    let inner = '<g id="a0"><rect/></g>'
    for (let level = 1; level <= levels; level += 1)
      inner += `<g id="a${level}">${`<use xlink:href="#a${level - 1}"/>`.repeat(10)}</g>`
    return wrap(inner)
  }
  it.each([
    ['50,000 levels', nest(50_000), 'levels deep'],
    ['a million shapes by reference', multiply(6), 'too many shapes'],
    ['a reference to itself', wrap('<g id="a"><use xlink:href="#a"/></g>'), 'too many shapes'],
    ['a drawing without extent', wrap('', 'width="0" height="10"'), 'no size'],
    ['other XML', '<?xml version="1.0"?><feed/>', 'other XML'],
    ['a drawing inside other XML', '<html><svg/></html>', 'other XML'],
  ])('%s', (_, svg, reason) => {
    expect(clean(svg)).toEqual({ reason: expect.stringContaining(reason) })
  })

  it('bytes that are not UTF-8', () => {
    expect(sanitizeSvg(Buffer.from('<svg>\xe9</svg>', 'latin1'))).toEqual({ reason: expect.stringContaining('UTF-8') })
  })

  it('takes forty thousand references in its stride', () => {
    expect(clean(wrap(`${'<use xlink:href="#a"/>'.repeat(40_000)}<g id="a"/>`))).toHaveProperty('reason')
    expect(clean(wrap('<rect width="1"/>'.repeat(40_000)))).toHaveProperty('svg')
  })

  it('draws a few references', () => {
    expect(clean(multiply(3))).toHaveProperty('svg')
  })
})
