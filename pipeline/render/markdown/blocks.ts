/** Blocks of the transcript → pandoc's blocks. */
import type { Block, Figure, List, Note } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import { NO_ATTRIBUTES, type PandocBlock, type PandocInline } from '../pandoc/ast.ts'
import { markOf } from './footnotes.ts'
import { anchorOf, imageOf, inlinesOf, line, onOneLine } from './inlines.ts'
import { deeper, MAX_DEPTH, type Scope } from './scope.ts'
import { tableOf } from './table.ts'
import { html, space, textInlines, wellFormed } from './text.ts'
import { turnOf } from './turn.ts'

export function blocksOf(nodes: readonly Block[], scope: Scope): PandocBlock[] {
  if (scope.depth > MAX_DEPTH) return paragraph(textInlines(textOf(nodes)))
  return nodes.flatMap((node) => blockOf(node, deeper(scope)))
}

function blockOf(node: Block, scope: Scope): PandocBlock[] {
  switch (node.type) {
    case 'turn':
      return turnOf(node, blocksOf(node.children, scope), scope)
    case 'note':
      return noteOf(node, scope)
    case 'figure':
      return figureOf(node, scope)
    case 'heading':
      return headingOf(node.depth, inlinesOf(node.children, scope), scope)
    case 'paragraph':
      return paragraph(inlinesOf(node.children, scope))
    case 'blockquote':
      return [{ t: 'BlockQuote', c: blocksOf(node.children, scope) }]
    case 'list':
      return [listOf(node, scope)]
    case 'table':
      return tableOf(node, (inlines) => inlinesOf(inlines, scope))
    case 'code':
      return [codeOf(node.value, node.lang)]
    case 'thematicBreak':
      return [{ t: 'HorizontalRule' }]
    case 'footnoteDefinition':
      return scope.footnotes.referred.has(node) ? [] : paragraph(markOf(node, scope.footnotes))
  }
}

/** Nothing for no text: Markdown has no empty paragraph. */
export function paragraph(inlines: PandocInline[], before: PandocInline[] = []): PandocBlock[] {
  const settled = line(inlines, before)
  return settled.length === 0 ? [] : [{ t: 'Para', c: settled }]
}

/** A heading is one line. */
function headingOf(depth: number, inlines: PandocInline[], scope: Scope): PandocBlock[] {
  const settled = line(onOneLine(inlines, space))
  if (settled.length === 0) return []
  return [{ t: 'Header', c: [Math.min(6, depth + scope.headingShift), NO_ATTRIBUTES, settled] }]
}

/** A quotation that opens with an anchor is a note; one without is the page's own quotation. */
function noteOf(note: Note, scope: Scope): PandocBlock[] {
  const anchor = anchorOf(scope.anchor(`${note.kind}-note`))
  const [first, ...rest] = blocksOf(note.children, scope)
  if (first?.t === 'Para') return [{ t: 'BlockQuote', c: [{ t: 'Para', c: [anchor, ...first.c] }, ...rest] }]
  const opening: PandocBlock = { t: 'Para', c: [anchor] }
  return [{ t: 'BlockQuote', c: first === undefined ? [opening] : [opening, first, ...rest] }]
}

/** Image, caption and credit in one paragraph, a line each. */
function figureOf(figure: Figure, scope: Scope): PandocBlock[] {
  const lines: PandocInline[][] = []
  if (figure.image) lines.push(imageOf(figure.image, scope))
  if (figure.caption && figure.caption.length > 0) lines.push([{ t: 'Emph', c: inlinesOf(figure.caption, scope) }])
  if (figure.credit) lines.push(textInlines(figure.credit))
  return paragraph(lines.flatMap((each, index) => (index === 0 ? each : [{ t: 'LineBreak' as const }, ...each])))
}

function listOf(list: List, scope: Scope): PandocBlock {
  const loose = list.children.map((item) => guardStart(blocksOf(item.children, scope)))
  const spread = list.spread === true || list.children.some((item) => item.spread === true) || loose.some(isSpread)
  const items = spread ? loose : loose.map((item) => item.map(tight))
  if (list.ordered !== true) return { t: 'BulletList', c: items }
  // CommonMark reads nine digits as a list number, no more.
  const start = Math.min(list.start ?? 1, 999_999_999 - items.length)
  return { t: 'OrderedList', c: [[start, { t: 'Decimal' }, { t: 'Period' }], items] }
}

/** A tight item is one paragraph and lists that may interrupt it: all else needs the blank line between (5.3). */
function isSpread(item: PandocBlock[]): boolean {
  return item.length > 1 && (item[0]?.t !== 'Para' || !item.slice(1).every(interrupts))
}

function interrupts(block: PandocBlock): boolean {
  if (block.t === 'BulletList') return (block.c[0]?.length ?? 0) > 0
  return block.t === 'OrderedList' && block.c[0][0] === 1 && (block.c[1][0]?.length ?? 0) > 0
}

/** Pandoc opens an item with a blank line before a rule, and an item that begins with one is empty. */
function guardStart(item: PandocBlock[]): PandocBlock[] {
  return item[0]?.t === 'HorizontalRule' ? [{ t: 'Para', c: [html('<!-- -->')] }, ...item] : item
}

const tight = (block: PandocBlock): PandocBlock => (block.t === 'Para' ? { t: 'Plain', c: block.c } : block)

/** Always fenced: an indented block loses the blank lines at its edges. */
function codeOf(value: string, lang: string | undefined): PandocBlock {
  const language = lang !== undefined && /^[\w+#.-]{1,40}$/.test(lang) ? lang : 'text'
  return { t: 'CodeBlock', c: [['', [language], []], wellFormed(value)] }
}
