/** Bounds the depth of hostile or broken pages, so that everything after it may recurse. */
import type { Block, Inline, Node, Paragraph } from '../../transcript/model.ts'
import { childrenOf, isBlock, walk } from '../../transcript/walk.ts'

/** Levels of nodes. libxml2, in many reading systems, refuses documents of more than 256 levels of elements. */
export const MAX_DEPTH = 100

/** The content itself when it is not too deep, else a copy in which what lies deeper stands flat, all text kept. */
export function shallow(content: readonly Block[]): Block[] {
  return content.map((block) => (isDeep(block) ? (flatten(block, 0) as Block) : block))
}

function isDeep(block: Block): boolean {
  const stack: { node: Node; depth: number }[] = [{ node: block, depth: 0 }]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top.depth > MAX_DEPTH) return true
    for (const node of childrenOf(top.node)) stack.push({ node, depth: top.depth + 1 })
  }
  return false
}

/** These take children of one kind only: the cut is made a level below them. */
const STRICT_PARENTS = new Set(['list', 'table', 'tableRow'])

function flatten(node: Node, depth: number): Node {
  const children = childrenOf(node)
  if (children.length === 0) return node
  const kept =
    depth < MAX_DEPTH || STRICT_PARENTS.has(node.type)
      ? children.map((child) => flatten(child, depth + 1))
      : takesBlocks(node)
        ? leafBlocks(children)
        : leafInlines(children)
  return (node.type === 'figure' ? { ...node, caption: kept } : { ...node, children: kept }) as Node
}

function takesBlocks(node: Node): boolean {
  return (
    ['turn', 'blockquote', 'listItem', 'footnoteDefinition'].includes(node.type) ||
    (node.type === 'note' && isBlock(node))
  )
}

function leafBlocks(nodes: readonly Node[]): Block[] {
  const blocks: Block[] = []
  for (const node of walk(nodes)) {
    if (node.type === 'code' || node.type === 'thematicBreak') blocks.push(node)
    else if (node.type === 'paragraph' || node.type === 'tableCell') blocks.push(paragraphOf(node.children))
    else if (node.type === 'heading') blocks.push({ ...node, children: leafInlines(node.children) })
    else if (node.type === 'figure') blocks.push(node.caption ? { ...node, caption: leafInlines(node.caption) } : node)
  }
  return blocks
}

function paragraphOf(children: readonly Inline[]): Paragraph {
  return { type: 'paragraph', children: leafInlines(children) }
}

const LEAF_INLINES = new Set(['text', 'inlineCode', 'break', 'image', 'footnoteReference'])

function leafInlines(nodes: readonly Node[]): Inline[] {
  return [...walk(nodes)].filter((node): node is Inline => LEAF_INLINES.has(node.type))
}
