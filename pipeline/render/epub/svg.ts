/** SVG is a document: scripts, handlers, foreign content and everything fetched from elsewhere is taken out of it. */
import { load } from 'cheerio/slim'

const FORBIDDEN =
  'script, foreignObject, handler, listener, iframe, object, embed, audio, video, a, animate, set, animateMotion, animateTransform, use[href^="http"]'

/** The image without anything active or remote; undefined when it has no svg element at its root. */
export function sanitizeSvg(bytes: Uint8Array): Uint8Array | undefined {
  const source = new TextDecoder().decode(bytes)
  const $ = load(source, { xml: true })
  const root = $.root().children().first()
  if (!root.is('svg')) return undefined
  // Links and animations go, what they hold stays where it can be seen.
  root.find('a').each((_, link) => {
    $(link).replaceWith($(link).contents())
  })
  root.find(FORBIDDEN).remove()
  root.find('style').each((_, style) => {
    if (/@import|url\s*\(\s*["']?(?!#)|expression|\\/i.test($(style).text())) $(style).remove()
  })
  for (const node of [
    root,
    ...root
      .find('*')
      .toArray()
      .map((each) => $(each)),
  ])
    for (const [name, value] of Object.entries(node.attr() ?? {})) if (isActive(name, value)) node.removeAttr(name)
  root.attr('xmlns', 'http://www.w3.org/2000/svg')
  if (/\bxlink:/.test($.xml(root))) root.attr('xmlns:xlink', 'http://www.w3.org/1999/xlink')
  // Only the root is kept: a document type could declare entities, an instruction could name a style sheet.
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${$.xml(root)}\n`)
}

function isActive(name: string, value: string): boolean {
  if (/^on/i.test(name) || /^(xml:base|formaction|ping)$/i.test(name)) return true
  if (/(^|:)(href|src)$/i.test(name)) return !/^(#|data:image\/(png|jpeg|gif|webp);base64,)/i.test(value.trim())
  return /url\s*\(\s*["']?\s*(?!["']?#)|javascript:|expression\s*\(|\\/i.test(value)
}
