/** What no output may hold: looked for by a parser of its own, whatever the renderer promises. */
import { load } from 'cheerio/slim'
import { chaptersOf } from '../../pipeline/render/epub/chapters.ts'
import { manuscriptOf } from '../../pipeline/render/semantic/manuscript.ts'
import { outlineOf } from '../../pipeline/render/semantic/outline.ts'
import { semanticTree } from '../../pipeline/render/semantic/tree.ts'
import { wordsFor } from '../../pipeline/render/semantic/words.ts'
import type { Transcript } from '../../pipeline/transcript/model.ts'

/** The chapters of the EPUB, as they are packed, without the engines. */
export function semanticXhtml(original: Transcript): string {
  const transcript = manuscriptOf(original, () => undefined)
  const outline = outlineOf(transcript)
  const words = wordsFor(transcript.metadata.language)
  const tree = semanticTree(transcript, { words, outline, image: () => undefined })
  return chaptersOf(tree, outline, transcript.metadata.title)
    .map(({ xhtml }) => xhtml)
    .join('\n')
}

const ACTIVE = new Set(
  'script style iframe frame object embed applet form input button textarea select video audio source track link meta base template svg math foreignobject animate set'.split(' '), // biome-ignore format: one row
)
const LINK = /^(https?:|mailto:|tel:|#|[\w.-]+\.xhtml#)/i

/** XML 1.0 (2.2) allows neither control characters nor halves of a pair. */
const ILLEGAL = /(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|[\ufffe\uffff]|\p{Cs}/u

/** Read as HTML, which finds markup where XML finds a fault. */
export function activeContentIn(xhtml: string): string | undefined {
  const illegal = ILLEGAL.exec(xhtml)
  if (illegal) return `XHTML with the character U+${illegal[0].charCodeAt(0).toString(16)}`
  if (xhtml.includes(']]>')) return 'XHTML with the end of a section of data in its text'
  for (const xml of [true, false]) {
    const $ = load(xhtml, { xml })
    for (const { name, attribs } of $.root().find('*').toArray()) {
      if (ACTIVE.has(name.toLowerCase())) return `XHTML with <${name}>`
      for (const [attribute, value] of Object.entries(attribs)) {
        if (/^on/i.test(attribute)) return `XHTML with ${attribute}`
        if (/^(src|srcset|poster|background|action|formaction|data)$/i.test(attribute))
          return `XHTML with ${attribute}="${value}"`
        if (/href$/i.test(attribute) && !LINK.test(value)) return `XHTML with a link to ${value}`
      }
    }
  }
  return undefined
}

export function svgFault(svg: string): string | undefined {
  const $ = load(svg, { xml: true })
  for (const { name, attribs } of $.root().find('*').toArray()) {
    if (/^(script|foreignObject|animate.*|set|a|iframe|handler)$/i.test(name)) return `SVG with <${name}>`
    for (const [attribute, value] of Object.entries(attribs)) {
      if (/^on/i.test(attribute)) return `SVG with ${attribute}`
      if (/href$/i.test(attribute) && !/^\s*(#|data:image\/(png|jpeg|gif|webp);base64,)/.test(value))
        return `SVG with a reference to ${value}`
      if (/url\s*\(\s*["']?\s*[^#"'\s]/i.test(value)) return `SVG with ${value}`
    }
  }
  if (/<!(DOCTYPE|ENTITY)|<\?(?!xml )/i.test(svg)) return 'SVG with a declaration'
  return /@import|javascript:/i.test(svg) &&
    $('style')
      .text()
      .match(/@import|javascript:/i)
    ? 'SVG with a style that loads'
    : undefined
}
