/** Images that a page shows by a program, and in a `<noscript>` to readers without one. */
import type { CheerioAPI } from 'cheerio/slim'
import type { AnyNode, Element } from 'domhandler'
import { IMAGES, isElement, isText, rawText } from './dom.ts'
import { imageOf } from './image.ts'
import { parseHtml } from './parse.ts'

/** Longest markup that is a copy of an image; what is longer is a page of its own. */
const LONGEST = 20_000
/** As many are looked at. */
const MOST = 2000
/** Where trackers stand, and nothing that is read. */
const NO_PLACE = new Set(['head', 'body', 'html'])

/** Gives the address of each copy to the image beside it; where there is none, the copy takes its place. */
export function showNoscriptImages($: CheerioAPI): void {
  for (const noscript of $('noscript').toArray().slice(0, MOST)) {
    const { parent } = noscript
    const copy = copyIn(noscript)
    if (copy === undefined || !isElement(parent) || NO_PLACE.has(parent.name)) continue
    const shown = besides(noscript)
    if (shown === undefined) $(noscript).before(copy)
    else if (imageOf(shown) === undefined) {
      shown.attribs['data-original'] = imageOf(copy)?.url ?? ''
      shown.attribs.alt ||= copy.attribs.alt ?? ''
    }
  }
}

/** The one image in it, when it has an address and there is no text beside it. */
function copyIn(noscript: Element): Element | undefined {
  const html = noscript.children.map((child) => (isText(child) ? child.data : '')).join('')
  if (html.length > LONGEST || !/<img\s/i.test(html)) return undefined
  const body = parseHtml(html)('body')[0]
  if (body === undefined || rawText(body).trim() !== '') return undefined
  const images = imagesBelow(body)
  const [image] = images
  if (images.length !== 1 || image === undefined || /display\s{0,4}:\s{0,4}none/i.test(image.attribs.style ?? ''))
    return undefined
  return imageOf(image) === undefined ? undefined : image
}

/** The image before or behind it, or in the wrapper there. */
function besides(noscript: Element): Element | undefined {
  for (const way of ['prev', 'next'] as const) {
    let node: AnyNode | null = noscript[way]
    while (node && isText(node) && node.data.trim() === '') node = node[way]
    const [image] = node && isElement(node) ? imagesBelow(node) : []
    if (image) return image
  }
  return undefined
}

/** At most two: more is not asked for. */
function imagesBelow(node: Element): Element[] {
  const found: Element[] = []
  const stack: AnyNode[] = [node]
  for (let at = stack.pop(), seen = 0; at && found.length < 2 && seen < 50; at = stack.pop(), seen += 1) {
    if (!isElement(at)) continue
    if (IMAGES.has(at.name)) found.push(at)
    else stack.push(...at.children.slice(0, 20).reverse())
  }
  return found
}
