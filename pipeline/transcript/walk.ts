import type { Block, Node, Transcript, Turn } from './model.ts'

const NONE: readonly Node[] = []

/** Children of any node, the caption of a figure included. */
export function childrenOf(node: Node): readonly Node[] {
  if (node.type === 'figure') return node.caption ?? NONE
  return 'children' in node ? (node.children as Node[]) : NONE
}

/** Calls `see` for every node below `nodes`, parents before children, in reading order. */
export function visit(nodes: readonly Node[], see: (node: Node) => void): void {
  const stack: Node[] = []
  pushReversed(stack, nodes)
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    see(node)
    pushReversed(stack, childrenOf(node))
  }
}

function pushReversed(stack: Node[], nodes: readonly Node[]): void {
  for (let index = nodes.length - 1; index >= 0; index -= 1) stack.push(nodes[index] as Node)
}

/** The same as an iterator; on a whole page `visit` costs half of it. */
export function* walk(nodes: readonly Node[]): Generator<Node> {
  const stack: Node[] = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node
    pushReversed(stack, childrenOf(node))
  }
}

/**
 * The text of nodes in reading order, blocks parted by a newline.
 *
 * It holds what a reader of any format must find: text, code, alternative text of inline images, captions and
 * credits. A turn's label and a footnote reference's mark are not in it: formats print those in their own way.
 */
export function textOf(nodes: readonly Node[]): string {
  const parts: string[] = []
  const stack: (Node | string)[] = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') {
      parts.push(node)
      continue
    }
    if (isBlock(node) && parts.length > 0) parts.push('\n')
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') parts.push(node.value)
    else if (node.type === 'break') parts.push('\n')
    else if (node.type === 'image') parts.push(node.alt)
    else if (node.type === 'figure' && node.credit) stack.push(`\n${node.credit}`)
    pushReversed(stack as Node[], childrenOf(node))
  }
  return parts.join('')
}

const BLOCK_TYPES = new Set([
  'turn',
  'figure',
  'heading',
  'paragraph',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'code',
  'thematicBreak',
  'footnoteDefinition',
])

export function isBlock(node: Node): node is Block {
  if (node.type === 'note') return node.children.some((child) => isBlock(child as Node))
  return BLOCK_TYPES.has(node.type)
}

/** All turns, in document order. Turns stand at the top of the content only. */
export function turnsOf(transcript: Transcript): Turn[] {
  return transcript.content.filter((block): block is Turn => block.type === 'turn')
}

/** All figures with an image and all inline images, in reading order: what `context.images` may be asked for. */
export function imageUrlsOf(transcript: Transcript): string[] {
  const urls = new Set<string>()
  for (const node of walk(transcript.content)) {
    if (node.type === 'figure' && node.image) urls.add(node.image.url)
    if (node.type === 'image') urls.add(node.url)
  }
  return [...urls]
}
