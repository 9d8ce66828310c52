/**
 * SVG → SVG that draws and does nothing else.
 *
 * Elements and attributes pass by a list. What is not on it is left out: script, handlers, animation, foreignObject,
 * links, entity declarations, and filters, of which one can take a typesetter seconds. So is every reference but those
 * to a part of the same file and to an embedded raster.
 */
import { isUtf8 } from 'node:buffer'
import type { CheerioAPI } from 'cheerio/slim'
import { load } from 'cheerio/slim'

export type SvgResult = { svg: string; width: number | undefined; height: number | undefined } | { reason: string }

/** A drawing; a map of a country in fine detail is 2 MB. */
const MAX_BYTES = 4 * 1024 * 1024
/** Serialising is recursive; drawings are at most some twenty levels deep. */
const MAX_DEPTH = 200
/** `use` of a `use` multiplies: ten times ten, six times, is the million at which the typesetter gives up. */
const MAX_DRAWN = 50_000

const ELEMENTS = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath image switch a
  linearGradient radialGradient stop pattern clipPath mask marker style`.split(/\s+/),
)

const ATTRIBUTES = new Set(
  `id class style transform x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height viewBox preserveAspectRatio
  version d points pathLength rotate textLength lengthAdjust startOffset method spacing offset
  gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform
  clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY
  fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
  stroke-dasharray stroke-dashoffset opacity color display visibility overflow clip-path clip-rule mask
  marker-start marker-mid marker-end stop-color stop-opacity paint-order
  color-interpolation vector-effect shape-rendering text-rendering image-rendering
  mix-blend-mode isolation font-family font-size font-style font-variant font-weight font-stretch letter-spacing
  word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift writing-mode direction
  unicode-bidi xml:space xml:lang lang`.split(/\s+/),
)

type Root = ReturnType<CheerioAPI['root']>[0]
type Node = Root['children'][number]
type Element = Extract<Node, { attribs: unknown }>

export function sanitizeSvg(bytes: Uint8Array): SvgResult {
  if (bytes.length > MAX_BYTES) return { reason: `its drawing is larger than ${MAX_BYTES / 1024 / 1024} MB` }
  if (!isUtf8(bytes)) return { reason: 'expected a drawing in UTF-8, found other bytes' }
  const $ = load(new TextDecoder().decode(bytes), { xml: true })
  const root = $.root()[0]?.children.find((node): node is Element => isElement(node) && node.name === 'svg')
  if (root === undefined) return { reason: 'expected an SVG drawing, found other XML' }
  if (!clean(root)) return { reason: `its drawing is nested more than ${MAX_DEPTH} levels deep` }
  if (drawn(root) > MAX_DRAWN) return { reason: 'its drawing has too many shapes' }
  root.attribs.xmlns = 'http://www.w3.org/2000/svg'
  root.attribs['xmlns:xlink'] = 'http://www.w3.org/1999/xlink'
  const size = sizeOf(root.attribs.width, root.attribs.height, root.attribs.viewBox)
  if (size.width === 0 || size.height === 0) return { reason: 'its drawing has no size' }
  return { svg: `${$.xml(root)}\n`, ...size }
}

function isElement(node: Node): node is Element {
  return 'attribs' in node
}

/** Takes out of the tree whatever is not on the lists; false when it is too deep. */
function clean(root: Element): boolean {
  const ids = new Set<string>()
  const stack = [{ element: root, depth: 1 }]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { element, depth } = item
    if (depth > MAX_DEPTH) return false
    if (element.name === 'a' || element.name === 'switch') element.name = 'g'
    for (const [name, value] of Object.entries(element.attribs)) keepSafe(element, name, value)
    keepName(element, ids)
    element.children = element.children.filter(mayStay)
    // Last first, so that the first of two equal ids is met first.
    for (const child of [...element.children].reverse())
      if (isElement(child)) stack.push({ element: child, depth: depth + 1 })
  }
  return true
}

/** Not comments, processing instructions, declarations, nor elements off the list. */
function mayStay(node: Node): boolean {
  if (node.type === 'text' || node.type === 'cdata') return true
  if (!isElement(node) || !ELEMENTS.has(node.name)) return false
  return node.name !== 'style' || isSafeCss(cssOf(node))
}

function cssOf(style: Element): string {
  return style.children
    .flatMap((node) => (node.type === 'cdata' ? node.children : [node]))
    .map((node) => ('data' in node ? node.data : '<'))
    .join('')
}

function keepSafe(element: Element, name: string, value: string): void {
  const reference = name === 'href' || name === 'xlink:href'
  const safe = reference ? isSafeReference(element.name, value) : ATTRIBUTES.has(name) && isSafeCss(value)
  if (!safe) delete element.attribs[name]
  else if (name === 'href') {
    // Readers of SVG 1.1 know the older name only.
    delete element.attribs.href
    element.attribs['xlink:href'] ??= value
  }
}

/** Ids that are XML names, each once: a reader that validates refuses the file for any other. */
function keepName(element: Element, seen: Set<string>): void {
  const id = element.attribs.id
  if (id === undefined) return
  if (/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(id) && !seen.has(id)) seen.add(id)
  else delete element.attribs.id
}

function isSafeReference(element: string, value: string): boolean {
  if (/^\s*#/.test(value)) return true
  return element === 'image' && /^\s*data:image\/(png|jpeg|gif|webp);base64,[\sA-Za-z0-9+/=]*$/.test(value)
}

/** CSS and presentation attributes: no address but a fragment, no import, no escape that could hide one. */
function isSafeCss(css: string): boolean {
  if (/[\\<]|@import|@charset|expression\s*\(|javascript:|image-set\s*\(|src\s*\(/i.test(css)) return false
  return [...css.matchAll(/url\s*\(\s*["']?\s*(.?)/gi)].every(([, first]) => first === '#')
}

/** Elements drawn once every `use` stands for its target: counted through the references, each target once. */
function drawn(root: Element): number {
  const byId = new Map(elementsOf(root).map((element) => [element.attribs.id, element]))
  const weights = new Map<string, number>()
  const open = new Set<string>()
  const weigh = (from: Element): number => {
    let total = 0
    for (const element of elementsOf(from)) {
      total += 1
      const href = element.name === 'use' ? element.attribs['xlink:href']?.trim() : undefined
      if (href !== undefined) total += weightOf(href.slice(1))
      if (total > MAX_DRAWN) break
    }
    return total
  }
  const weightOf = (id: string): number => {
    const known = weights.get(id)
    if (known !== undefined) return known
    // A circle of references, or a chain of them longer than any drawing's, is never drawn to its end.
    if (open.has(id) || open.size > MAX_DEPTH) return MAX_DRAWN + 1
    const target = byId.get(id)
    if (target === undefined) return 0
    open.add(id)
    const weight = weigh(target)
    open.delete(id)
    weights.set(id, weight)
    return weight
  }
  return weigh(root)
}

/** An element and all inside it, in document order. */
function elementsOf(root: Element): Element[] {
  const elements: Element[] = []
  const stack: Element[] = [root]
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    elements.push(element)
    for (const child of [...element.children].reverse()) if (isElement(child)) stack.push(child)
  }
  return elements
}

interface Size {
  width: number | undefined
  height: number | undefined
}

/** In pixels: stated in px or without a unit, else the view box's. */
function sizeOf(width: string | undefined, height: string | undefined, viewBox: string | undefined): Size {
  const [, , boxWidth, boxHeight] = (viewBox ?? '').trim().split(/[\s,]+/, 4)
  return { width: pixels(width) ?? pixels(boxWidth), height: pixels(height) ?? pixels(boxHeight) }
}

function pixels(length: string | undefined): number | undefined {
  const number = /^\s*\+?(\d{1,9}(?:\.\d{1,9})?)(?:px)?\s*$/.exec(length ?? '')?.[1]
  return number === undefined ? undefined : Number(number)
}
