/** Pages are hostile: nothing in a transcript may run, load, break out of its place or break the book. */
import { expect, test } from 'vitest'
import type { ImageFile } from '../../../pipeline/render/door.ts'
import type { Block, Inline, Transcript } from '../../../pipeline/transcript/model.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { makeBook, paragraph, transcriptOf, turn } from './book.ts'

async function findings(transcript: Transcript, bytes: Uint8Array) {
  const artefact = { name: 'hostile.epub', format: 'epub', bytes, transcript, timestamp: undefined }
  return (await Promise.all(epubChecks.map((check) => check(artefact)))).flat()
}

const STRINGS = [
  ']]>',
  '<![CDATA[ x ]]>',
  '<!-- a -- b -->',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  '<%= process.exit(1) %><%- 1 %>',
  '&amp;&nbsp;&#0;&#x1F;&undefined;',
  '<?xml version="1.1"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
  'nul \u0000 bell \u0007 escape \u001b end',
  'half \ud800 pair, other \udc00 half',
  'noncharacter \ufffe \uffff',
  '\u202e right to left override \u202c',
  '../../../etc/passwd',
  '𝒜 astral 😀',
]

test.each(STRINGS)('%j is text wherever it stands', async (value) => {
  const text: Inline = { type: 'text', value }
  const transcript = transcriptOf(
    [
      { type: 'heading', depth: 2, children: [text] },
      { ...(turn(1, 'ines', value) as Extract<Block, { type: 'turn' }>), label: value, time: value },
      { type: 'note', kind: 'editor', children: [paragraph(value)] },
      { type: 'figure', image: { url: value, alt: value, title: value }, caption: [text], credit: value },
      { type: 'code', lang: value, value },
      {
        type: 'paragraph',
        children: [
          { type: 'inlineCode', value },
          { type: 'image', url: value, alt: value },
          { type: 'link', url: `https://example.com/${value}`, title: value, children: [text] },
          { type: 'footnoteReference', identifier: value, label: value },
        ],
      },
      { type: 'footnoteDefinition', identifier: value, label: value, children: [paragraph(value)] },
    ],
    {
      metadata: {
        title: value,
        subtitle: value,
        description: value,
        language: 'en',
        contributors: [{ name: value, role: 'author' }],
        publisher: value,
        subjects: [value],
        rights: value,
        series: { name: value },
      },
      speakers: [{ id: 'ines', name: value, aliases: [`${value}!`], role: 'host', description: value }],
    },
  )
  const { bytes } = await makeBook(transcript)
  expect(await findings(transcript, bytes)).toEqual([])
})

test('characters that XML cannot hold are replaced, and that is said', async () => {
  const { files, warnings } = await makeBook(transcriptOf([turn(1, 'ines', 'one \u0001 two \ud83d three')]))
  expect(files['OEBPS/text-1.xhtml']).toContain('one \ufffd two \ufffd three')
  expect(warnings).toEqual(['2 control characters that no XML document can hold were replaced by U+FFFD'])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'http://[broken',
  '#no-such-place',
])('a link to %s keeps its text only', async (url) => {
  const transcript = transcriptOf([
    { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: 'a word' }] }] },
  ])
  const { bytes, files } = await makeBook(transcript)
  expect(files['OEBPS/text-1.xhtml']).toContain('<p><span>a word</span></p>')
  expect(await findings(transcript, bytes)).toEqual([])
})

test.each([
  'https://example.com/a b|c?d=[e]&f={g}%zz%#h^i',
  'https://user@example.com:8080/ü/文?q=文#文',
  'mailto:a b@example.com?subject=%',
  'tel:+49 30 1234',
])('a link to %s is one that every parser reads', async (url) => {
  const transcript = transcriptOf([
    { type: 'paragraph', children: [{ type: 'link', url, children: [{ type: 'text', value: 'a word' }] }] },
  ])
  const { bytes, files } = await makeBook(transcript)
  expect(files['OEBPS/text-1.xhtml']).toMatch(/<a href="[!#$&-;=?-Z_a-z~%]+">a word<\/a>/)
  expect(await findings(transcript, bytes)).toEqual([])
})

test('fifty thousand quotations inside each other do not overflow, and the words in them stay', async () => {
  let block: Block = paragraph('the innermost words')
  let inline: Inline = { type: 'text', value: 'the innermost letter' }
  for (let depth = 0; depth < 50_000; depth += 1) {
    block = { type: 'blockquote', children: [block] }
    inline = { type: 'emphasis', children: [inline] }
  }
  const transcript = transcriptOf([turn(1, 'ines', block, { type: 'paragraph', children: [inline] })])
  const { bytes, files, warnings } = await makeBook(transcript)
  expect(files['OEBPS/text-1.xhtml']).toContain('the innermost words')
  expect(files['OEBPS/text-1.xhtml']).toContain('the innermost letter')
  expect(warnings).toEqual(['blocks nested more than 100 levels deep were set flat; no text is lost'])
  expect(await findings(transcript, bytes)).toEqual([])
})

const SVG = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<?xml-stylesheet href="https://evil.example/a.css"?>
<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" viewBox="0 0 9 9"><script>alert(1)</script>
<style>@import url(https://evil.example/b.css);</style><style>.a{fill:red}</style>
<a href="javascript:alert(1)"><circle r="4" class="a" onclick="alert(1)"/></a>
<image href="https://evil.example/c.png"/><use href="#d"/><rect style="fill:url(https://evil.example/d)"/>
<foreignObject><iframe src="https://evil.example/"/></foreignObject></svg>`

test('an SVG image loses whatever runs or loads, and keeps its shapes', async () => {
  const file: ImageFile = {
    name: 'image-1.svg',
    mediaType: 'image/svg+xml',
    bytes: new TextEncoder().encode(SVG),
    width: 9,
    height: 9,
  }
  const transcript = transcriptOf([{ type: 'figure', image: { url: 'a.svg', alt: 'A circle' } }])
  const { bytes, files } = await makeBook(transcript, { images: new Map([['a.svg', file]]) })
  expect(files['OEBPS/images/image-1.svg']).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
    <style>.a{fill:red}</style>
    <circle r="4" class="a"/>
    <image/><use href="#d"/><rect/>
    </svg>
    "
  `)
  expect(await findings(transcript, bytes)).toEqual([])
})

test('an image that is no SVG leaves its description', async () => {
  const bytes = new TextEncoder().encode('<html><script>alert(1)</script></html>')
  const file: ImageFile = {
    name: 'image-2.svg',
    mediaType: 'image/svg+xml',
    bytes,
    width: undefined,
    height: undefined,
  }
  const { files, warnings } = await makeBook(transcriptOf([{ type: 'figure', image: { url: 'b', alt: 'A bridge' } }]), {
    images: new Map([['b', file]]),
  })
  expect(files['OEBPS/text-1.xhtml']).toContain('<figure><p class="missing">A bridge</p></figure>')
  expect(warnings).toEqual(['image-2.svg is no SVG image that can be read safely; its description stands in its place'])
})
