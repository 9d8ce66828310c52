/** Blocks of a parsed Markdown file → blocks of the transcript, keys in the model's order. */
import type { BlockContent, DefinitionContent, Nodes, PhrasingContent, RootContent } from 'mdast'
import type { Block, Figure, Heading, Inline, List, Note, NoteKind, Table } from '../../transcript/model.ts'
import { type FootnoteNames, imageOf, inlinesOf } from './inlines.ts'

export interface BlockScope {
  names: FootnoteNames
  /** Added to the depth of every heading by the renderer. */
  shift: number
}

export function blocksOf(
  nodes: readonly (RootContent | BlockContent | DefinitionContent)[],
  scope: BlockScope,
): Block[] {
  return nodes.flatMap((node) => blockOf(node, scope))
}

/** Comments, front matter and definitions are no blocks; footnotes are read apart. */
function blockOf(node: Nodes, scope: BlockScope): Block[] {
  switch (node.type) {
    case 'paragraph':
      return paragraphOf(node.children, scope)
    case 'heading': {
      const depth = Math.max(1, node.depth - scope.shift) as Heading['depth']
      return [{ type: 'heading', depth, children: inlinesOf(node.children, scope.names) }]
    }
    case 'blockquote':
      return [quotationOf(node, scope)]
    case 'list':
      return [listOf(node, scope)]
    case 'table':
      return [tableOf(node, scope)]
    case 'code':
      // `text` is what a fence without a language is given.
      return [{ type: 'code', ...(node.lang && node.lang !== 'text' ? { lang: node.lang } : {}), value: node.value }]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    default:
      return []
  }
}

function paragraphOf(nodes: readonly PhrasingContent[], { names }: BlockScope): Block[] {
  const children = inlinesOf(nodes, names)
  if (children.length === 0) return []
  return [figureOf(nodes, children) ?? { type: 'paragraph', children }]
}

/** An image on a line of its own, then its caption in italics, then its credit. */
function figureOf(nodes: readonly PhrasingContent[], children: readonly Inline[]): Figure | undefined {
  const [first] = nodes
  if (first?.type !== 'image' || children[0]?.type !== 'image') return undefined
  const { url, alt, title } = imageOf(first)
  const image = { url, alt, ...(title === undefined ? {} : { title }) }
  const [second, caption, ...rest] = children.slice(1)
  if (second === undefined) return { type: 'figure', image }
  if (second.type !== 'break' || caption?.type !== 'emphasis') return undefined
  if (rest.length === 0) return { type: 'figure', image, caption: caption.children }
  const [parting, credit, ...more] = rest
  if (parting?.type !== 'break' || credit?.type !== 'text' || more.length > 0) return undefined
  return { type: 'figure', image, caption: caption.children, credit: credit.value }
}

/** A quotation that opens with an anchor of ours is a note. */
function quotationOf(node: Extract<Nodes, { type: 'blockquote' }>, scope: BlockScope): Block {
  const [first] = node.children
  const kind = first?.type === 'paragraph' ? noteKindOf(first.children[0]) : undefined
  const children = blocksOf(node.children, scope)
  return kind === undefined ? { type: 'blockquote', children } : ({ type: 'note', kind, children } satisfies Note)
}

function noteKindOf(node: PhrasingContent | undefined): NoteKind | undefined {
  if (node?.type !== 'html') return undefined
  return /^<a id="(editor|translator|stage|source)-note-\d+">$/.exec(node.value)?.[1] as NoteKind | undefined
}

function listOf(node: Extract<Nodes, { type: 'list' }>, scope: BlockScope): List {
  return {
    type: 'list',
    ...(node.ordered ? { ordered: true, ...(typeof node.start === 'number' ? { start: node.start } : {}) } : {}),
    ...(node.spread ? { spread: true } : {}),
    children: node.children.map((item) => ({
      type: 'listItem',
      ...(item.spread ? { spread: true } : {}),
      children: blocksOf(item.children, scope),
    })),
  }
}

function tableOf(node: Extract<Nodes, { type: 'table' }>, { names }: BlockScope): Table {
  return {
    type: 'table',
    ...(node.align ? { align: [...node.align] } : {}),
    children: node.children.map((row) => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({ type: 'tableCell', children: inlinesOf(cell.children, names) })),
    })),
  }
}
