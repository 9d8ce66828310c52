/** Markdown → the article: everything in it is the article but the front matter. */
import type { Nodes, RootContent } from 'mdast'
import { parseMarkdown } from '../commonmark/index.ts'
import type { Article, ArticleBlock, PlacedOmission } from '../transcript/article.ts'
import { fold } from '../transcript/fold.ts'
import type { Page } from '../transcript/page.ts'
import { articleOrThrow } from './article.ts'
import { checkPiece, printedText } from './conservation.ts'
import { squeeze, weigh } from './dom.ts'
import { loadMarkdownParsers } from './lazy.ts'
import { plainMarkdown } from './markdown-nodes.ts'
import { readMetadata, type VisibleLine } from './metadata/index.ts'
import { blocksOf } from './model-nodes.ts'

interface Piece {
  block: ArticleBlock
  source: string
  weight: number
}

export function readMarkdown(page: Page): Article {
  const tree = parse(page.text)
  const omitted: PlacedOmission[] = []
  const pieces = tree.flatMap((node): Piece[] => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'yaml') omitted.push(omission(node.value, 'front-matter', line))
    return node.type === 'yaml' || node.type === 'definition' ? [] : piecesOf(node, line)
  })
  const text = pieces.map(({ block }) => printedText([block.node])).join('\n')
  const result = readMetadata({ $: undefined, page, text, visible: visibleOf(pieces) })
  const used = new Set([...result.used, ...result.leads])
  const kept = pieces.filter((piece, index) => {
    const isTitle = index < 5 && piece.block.node.type === 'heading' && isHeadline(piece, result.metadata.title)
    if (!isTitle && !used.has(piece.block.order)) return true
    omitted.push(omission(printedText([piece.block.node]), isTitle ? 'headline' : 'metadata-line', piece.block.order))
    return false
  })
  articleOrThrow(
    kept.map(({ weight }) => ({ weight, linked: 0 })),
    page,
  )
  for (const { block, source } of pieces)
    checkPiece({ text: printedText([block.node]), source, path: block.path }, page.name)
  return {
    page,
    metadata: result.metadata,
    blocks: kept.map(({ block }) => block),
    omitted: byOrder(omitted),
    warnings: [],
  }
}

function parse(text: string): RootContent[] {
  // A single tilde is a dash or a drawn-out vowel in East Asian text, never a deletion.
  const tree = parseMarkdown(closeableLabels(text), loadMarkdownParsers(), { singleTilde: false })
  return plainMarkdown(tree)
}

/**
 * `**林：**好` prints its stars: CommonMark closes no bold between a colon and a letter, which East Asian text never
 * parts. With the colon outside, the same characters are printed and the label is bold.
 */
function closeableLabels(text: string): string {
  return text.includes('**')
    ? text.replace(/^([ \t>-]{0,8})\*\*([^*\n]{1,60}?)([:：])\*\*(?=[^\s*])/gmu, '$1**$2**$3')
    : text
}

/** One block, or one an item where the items of a list are what people say. */
function piecesOf(node: RootContent, line: number): Piece[] {
  if (node.type === 'list' && isDialogue(node.children)) {
    return node.children
      .flatMap((item, index) => {
        const start = item.position?.start.line ?? line + index
        return item.children.map((child, offset) => pieceOf(child, start + offset / 100, 'li', ['ul']))
      })
      .flat()
  }
  return pieceOf(node, line, TAGS[node.type] ?? 'p', [])
}

const TAGS: Partial<Record<Nodes['type'], string>> = {
  blockquote: 'blockquote',
  list: 'ul',
  table: 'table',
  code: 'pre',
  thematicBreak: 'hr',
}

function pieceOf(node: RootContent, order: number, tag: string, ancestors: string[]): Piece[] {
  const path = `line ${Math.floor(order)}`
  const marks = { classes: [], attributes: {}, ancestors, group: '' }
  const source = sourceOf(node)
  return blocksOf([node]).map((block, index) => {
    const figure = figureOf(block)
    const content = figure ?? block
    const name = node.type === 'heading' ? `h${node.depth}` : figure ? 'figure' : tag
    const hint = content.type === 'footnoteDefinition' ? { hint: 'footnote' as const } : {}
    const whole = { node: content, order: order + index / 1000, path, tag: name, ...marks, ...hint, rule: 'markdown' }
    return { block: whole, source, weight: weigh(source) }
  })
}

/** A paragraph that is nothing but an image. */
function figureOf(block: ArticleBlock['node']): ArticleBlock['node'] | undefined {
  const [only, ...rest] = block.type === 'paragraph' ? block.children : []
  if (only?.type !== 'image' || rest.length > 0) return undefined
  const { url, alt, title } = only
  return { type: 'figure', image: { url, alt, ...(title === undefined ? {} : { title }) } }
}

function isDialogue(items: readonly Nodes[]): boolean {
  const labelled = items.filter((item) => /^[^:：\s][^:：.!?。！？]{0,40}[:：]\s{0,3}\S/u.test(squeeze(sourceOf(item))))
  return items.length >= 4 && labelled.length >= 0.5 * items.length
}

/** What the Markdown prints of a node: the text of its leaves and the marks of footnotes. */
function sourceOf(node: Nodes): string {
  if (node.type === 'footnoteReference') return node.label ?? ''
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(sourceOf).join('') : ''
}

function isHeadline({ block }: Piece, title: string): boolean {
  return fold(printedText([block.node])) === fold(title)
}

function omission(text: string, rule: string, line: number): PlacedOmission {
  return { text, reason: 'metadata', path: `line ${Math.floor(line)}`, order: line, rule }
}

function byOrder(omitted: PlacedOmission[]): PlacedOmission[] {
  return omitted.sort((one, other) => one.order - other.order)
}

/** The first and last short lines, where who and when are written. */
function visibleOf(pieces: readonly Piece[]): VisibleLine[] {
  return pieces.flatMap(({ block, weight }, index): VisibleLine[] => {
    const where = index < 8 ? 'head' : index >= pieces.length - 8 ? 'after' : undefined
    if (where === undefined || weight > 900) return []
    const text = squeeze(printedText([block.node]))
    return [{ text, path: block.path, order: block.order, where, classes: [] }]
  })
}
