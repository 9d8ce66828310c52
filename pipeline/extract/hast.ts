/** The page's nodes as hast, reduced to what the transcript can hold. */
import type { AnyNode, Element, Text } from 'domhandler'
import type { ElementContent, Element as HastElement } from 'hast'
import { IMAGES, isBlankText, isBlockElement, isElement, isText, isUnseen, MEANINGFUL } from './dom.ts'
import { imageOf } from './image.ts'

export interface HastContext {
  /** Texts that belong to the block; others inside the same element were left out. */
  owns(text: Text): boolean
  /** Absolute address of a link, or nothing when it leads nowhere a reader may go. */
  link(href: string): string | undefined
  /** Identifier and printed mark, when the link refers to a footnote. */
  footnote(link: Element): { identifier: string; label: string } | undefined
}

const KEPT = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tfoot tr td th hr br dl dt dd'.split(' '),
)
/** Shown as code, but only `code` and `pre` are. */
const PLAIN = new Set(['kbd', 'samp', 'var', 'q', 'cite', 'mark', 'u', 'ins', 'abbr', 'small', 'sub', 'sup'])

export function hastOf(nodes: readonly AnyNode[], context: HastContext): ElementContent[] {
  return nodes.flatMap((node) => convert(node, context))
}

function convert(node: AnyNode, context: HastContext): ElementContent[] {
  if (isText(node)) {
    const blank = isBlankText(node.data)
    if (!blank && !context.owns(node)) return []
    // The library takes a zero-width space for a word, and a list item of nothing else for a paragraph.
    return [{ type: 'text', value: blank ? node.data.replace(/\S+/gu, '') : node.data }]
  }
  if (!isElement(node) || isUnseen(node) || node.name === 'wbr') return []
  if (IMAGES.has(node.name)) return imageElement(node)
  if (node.name === 'a') return linkElement(node, context)
  const children = hastOf(node.children, context)
  if (children.length === 0 && node.name !== 'br' && node.name !== 'hr') return []
  if (children.every((child) => child.type === 'text' && child.value.trim() === '') && !KEPT.has(node.name))
    return children
  return [element(tagOf(node), children, propertiesOf(node))]
}

export function element(
  tagName: string,
  children: ElementContent[],
  properties: HastElement['properties'] = {},
): HastElement {
  return { type: 'element', tagName, properties, children }
}

function tagOf(node: Element): string {
  if (KEPT.has(node.name)) return node.name
  if (isBlockElement(node)) return 'div'
  return formatOf(node) ?? 'span'
}

/** `strong`, `em`, `del`, `code`: by element, or by a style that looks the same to a reader. */
export function formatOf(node: Element): string | undefined {
  if (MEANINGFUL.has(node.name) && !PLAIN.has(node.name)) return node.name
  const { style } = node.attribs
  if (style === undefined) return undefined
  if (/font-weight\s{0,3}:\s{0,3}(bold|[6-9]00)/i.test(style)) return 'strong'
  return /font-style\s{0,3}:\s{0,3}italic/i.test(style) ? 'em' : undefined
}

function propertiesOf(node: Element): HastElement['properties'] {
  const { attribs } = node
  if (node.name === 'ol' && attribs.start !== undefined && /^\d{1,6}$/.test(attribs.start))
    return { start: attribs.start }
  if (node.name !== 'td' && node.name !== 'th') return {}
  const properties: HastElement['properties'] = {}
  if (attribs.align !== undefined) properties.align = attribs.align
  if (/^[1-9]\d?$/.test(attribs.colspan ?? '')) properties.colSpan = Number(attribs.colspan)
  if (/^[1-9]\d?$/.test(attribs.rowspan ?? '')) properties.rowSpan = Number(attribs.rowspan)
  return properties
}

function imageElement(node: Element): ElementContent[] {
  const image = imageOf(node)
  if (!image) return []
  const title = image.title === undefined ? {} : { title: image.title }
  return [element('img', [], { src: image.url, alt: image.alt, ...title })]
}

function linkElement(node: Element, context: HastContext): ElementContent[] {
  const note = context.footnote(node)
  if (note) return [element('footnote-reference', [], { identifier: note.identifier, label: note.label })]
  const children = hastOf(node.children, context)
  const href = context.link(node.attribs.href ?? '')
  if (href === undefined || children.length === 0) return children
  return [element('a', children, { href })]
}
