/** Where pages of the printed text begin: marks set into the content before it becomes markup. */
import type { Element, ElementContent } from 'hast'
import { defaultHandlers, type State } from 'mdast-util-to-hast'
import type { Block, Code, Inline, Node } from '../../transcript/model.ts'
import { childrenOf, isBlock, textOf } from '../../transcript/walk.ts'
import type { PageBreak } from '../door.ts'
import { element } from './element.ts'

/** Stands among blocks or inlines; it has no text. */
interface PageMark {
  type: 'pageBreak'
  page: number
}

/** A code block with pages that begin inside it. */
interface MarkedCode extends Code {
  breaks: Mark[]
}

interface Mark {
  page: number
  /** UTF-16 units of text before it. */
  offset: number
}

export function pageBreakHandlers() {
  return {
    pageBreak(_: State, { page }: PageMark): Element {
      return pageMarker(page)
    },
    code(state: State, node: Code & Partial<MarkedCode>): Element {
      const pre = defaultHandlers.code(state, { ...node, lang: node.lang ?? null }) as Element
      const code = pre.children[0]
      if (node.breaks && code?.type === 'element') code.children = cutText(`${node.value}\n`, node.breaks)
      return pre
    },
  }
}

/** Empty, as reading systems expect it; the title is what they say or show (a label is no attribute for a span, says axe). */
export function pageMarker(page: number): Element {
  const properties = { 'epub:type': 'pagebreak', role: 'doc-pagebreak', id: `page${page}`, title: String(page) }
  return element('span', properties)
}

export function isPageMarker(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.properties.role === 'doc-pagebreak'
}

function cutText(text: string, breaks: readonly Mark[]): ElementContent[] {
  const parts: ElementContent[] = []
  let start = 0
  for (const { page, offset } of breaks) {
    parts.push({ type: 'text', value: text.slice(start, offset) }, pageMarker(page))
    start = offset
  }
  return [...parts, { type: 'text', value: text.slice(start) }]
}

/** The content with a mark wherever a page begins. A place that is not there counts as the block around it. */
export function withPageBreaks(content: readonly Block[], breaks: readonly PageBreak[]): Block[] {
  const marks = new Map<Node, Mark[]>()
  const seen = new Set<number>()
  for (const { page, place, offset } of breaks) {
    const found = leafAt(content, place.split('.').map(Number), offset)
    if (found === undefined || seen.has(page)) continue
    seen.add(page)
    marks.set(found.node, [...(marks.get(found.node) ?? []), { page, offset: found.offset }])
  }
  return marks.size === 0 ? [...content] : (markedAll(content, marks) as Block[])
}

const LEAVES = new Set<Node['type']>(['paragraph', 'heading', 'tableCell', 'code', 'figure', 'thematicBreak'])

/** The innermost block at a place, and how far into its text the page begins. */
function leafAt(content: readonly Node[], path: readonly number[], offset: number) {
  let nodes = content
  let node: Node | undefined
  for (const index of path) {
    const next: Node | undefined = nodes[index]
    if (next === undefined) break
    node = next
    nodes = childrenOf(node)
  }
  let rest = offset
  while (node !== undefined && !LEAVES.has(node.type)) {
    const blocks: readonly Node[] = childrenOf(node)
    const starts = blocks.map((block, at) => textOf(blocks.slice(0, at + 1)).length - textOf([block]).length)
    const inside = starts.findLastIndex((start) => start <= rest)
    if (inside < 0) return { node, offset: rest }
    node = blocks[inside]
    rest -= starts[inside] ?? 0
  }
  return node === undefined ? undefined : { node, offset: rest }
}

function markedAll(nodes: readonly Node[], marks: ReadonlyMap<Node, Mark[]>): Node[] {
  return nodes.flatMap((node) => marked(node, marks))
}

function marked(node: Node, marks: ReadonlyMap<Node, Mark[]>): Node[] {
  const own = marks.get(node)
  if (own === undefined) {
    if (node.type === 'figure' || !isParent(node)) return [node]
    const children = markedAll(node.children as Node[], marks)
    const same = children.every((child, index) => child === (node.children as Node[])[index])
    return [same ? node : ({ ...node, children } as Node)]
  }
  // A heading is read out by itself, and a picture has no place inside: the mark stands before them.
  const within = node.type === 'paragraph' || node.type === 'tableCell' ? own : own.filter(({ offset }) => offset > 0)
  const before = own.filter((mark) => !within.includes(mark)).map(({ page }) => markOf(page))
  return [...before, within.length === 0 ? node : cut(node, within)]
}

/** Blocks inside blocks only: what stands in a sentence is nobody's place. */
function isParent(node: Node): node is Extract<Node, { children: unknown }> {
  return 'children' in node && node.children.some((child) => isBlock(child as Node))
}

function cut(node: Node, breaks: Mark[]): Node {
  if (node.type === 'code') return { ...node, breaks } as Node
  const cursor = { at: 0, breaks: [...breaks] }
  if (node.type === 'figure') return { ...node, caption: finished(cutInlines(node.caption ?? [], cursor), cursor) }
  return { ...node, children: finished(cutInlines(childrenOf(node) as Inline[], cursor), cursor) } as Node
}

interface Cursor {
  /** Units of text before the node at hand. */
  at: number
  /** Still to be set. */
  breaks: Mark[]
}

function cutInlines(nodes: readonly Inline[], cursor: Cursor): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if ('children' in node) return [{ ...node, children: cutInlines(node.children as Inline[], cursor) } as Inline]
    const text = textOf([node])
    // The mark of a footnote belongs to what stands before it.
    if (text === '') return [node]
    const end = cursor.at + text.length
    const parts: Inline[] = []
    let start = 0
    for (let next = cursor.breaks[0]; next !== undefined && next.offset < end; next = cursor.breaks[0]) {
      cursor.breaks.shift()
      const place = 'value' in node ? wholeCharacters(text, Math.max(start, next.offset - cursor.at)) : 0
      if (place > start) parts.push({ ...node, value: text.slice(start, place) } as Inline)
      parts.push(markOf(next.page))
      start = place
    }
    cursor.at = end
    return start === 0 ? [...parts, node] : [...parts, { ...node, value: text.slice(start) } as Inline]
  })
}

/** What lies beyond the text stands at its end. */
function finished(nodes: Inline[], { breaks }: Cursor): Inline[] {
  return [...nodes, ...breaks.map(({ page }) => markOf(page))]
}

/** Never between the halves of a surrogate pair. */
function wholeCharacters(text: string, place: number): number {
  const code = text.charCodeAt(place)
  return place > 0 && code >= 0xdc00 && code <= 0xdfff ? place - 1 : place
}

/** The handlers above are all that ever reads it. */
function markOf(page: number): Inline & Block {
  return { type: 'pageBreak', page } satisfies PageMark as unknown as Inline & Block
}
