/** mdast → the transcript's model: what it does not have is unwrapped, and no text is dropped. */
import type { Nodes } from 'mdast'
import { LINK_PATTERN } from '../transcript/link.ts'
import type { Block, Inline, ListItem, TableRow } from '../transcript/model.ts'

type Content = Exclude<Block, { type: 'turn' }>

/** Blocks of any mdast node; runs of inline content become paragraphs. */
export function blocksOf(nodes: readonly Nodes[]): Content[] {
  const blocks: Content[] = []
  let run: Inline[] = []
  const close = () => {
    const children = tidy(run)
    if (children.length > 0) blocks.push({ type: 'paragraph', children })
    run = []
  }
  for (const node of nodes) {
    const own = blockOf(node)
    if (own === undefined) for (const inline of inlinesOf([node])) run.push(inline)
    else {
      close()
      for (const block of own) blocks.push(block)
    }
  }
  close()
  return blocks
}

/** Undefined for inline content. */
function blockOf(node: Nodes): Content[] | undefined {
  switch (node.type) {
    case 'root':
      return blocksOf(node.children)
    case 'paragraph': {
      const children = tidy(inlinesOf(node.children))
      return children.length === 0 ? [] : [{ type: 'paragraph', children }]
    }
    case 'heading': {
      const children = tidy(inlinesOf(node.children))
      return children.length === 0 ? [] : [{ type: 'heading', depth: node.depth, children }]
    }
    case 'blockquote': {
      const children = blocksOf(node.children)
      return children.length === 0 ? [] : [{ type: 'blockquote', children }]
    }
    case 'list':
      return [listOf(node)]
    case 'table':
      return [tableOf(node)]
    case 'code':
      return [{ type: 'code', ...(node.lang ? { lang: node.lang } : {}), value: node.value }]
    case 'thematicBreak':
      return [{ type: 'thematicBreak' }]
    case 'footnoteDefinition': {
      const label = node.label ?? undefined
      const children = blocksOf(node.children)
      return [
        {
          type: 'footnoteDefinition',
          identifier: node.identifier,
          ...(label === undefined ? {} : { label }),
          children,
        },
      ]
    }
    case 'listItem':
      return blocksOf(node.children)
    default:
      return undefined
  }
}

function listOf(node: Extract<Nodes, { type: 'list' }>): Content {
  const children = node.children.map(
    (item): ListItem => ({
      type: 'listItem',
      ...(item.spread ? { spread: true } : {}),
      children: blocksOf(item.children),
    }),
  )
  const ordered = node.ordered
    ? { ordered: true, ...(typeof node.start === 'number' ? { start: node.start } : {}) }
    : {}
  return { type: 'list', ...ordered, ...(node.spread ? { spread: true } : {}), children }
}

function tableOf(node: Extract<Nodes, { type: 'table' }>): Content {
  const children = node.children.map(
    (row): TableRow => ({
      type: 'tableRow',
      children: row.children.map((cell) => ({ type: 'tableCell', children: tidy(inlinesOf(cell.children)) })),
    }),
  )
  return { type: 'table', ...(node.align ? { align: [...node.align] } : {}), children }
}

/** Inline content of any mdast nodes; blocks among it are parted by breaks. */
export function inlinesOf(nodes: readonly Nodes[]): Inline[] {
  const inlines: Inline[] = []
  for (const node of nodes) {
    if (inlines.length > 0 && (node.type === 'paragraph' || node.type === 'listItem')) inlines.push({ type: 'break' })
    for (const inline of inlineOf(node)) {
      const last = inlines[inlines.length - 1]
      if (last?.type === 'text' && inline.type === 'text') last.value += inline.value
      else inlines.push(inline)
    }
  }
  return inlines
}

function inlineOf(node: Nodes): Inline[] {
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value === '' ? [] : [{ type: 'text', value: node.value }]
    case 'emphasis':
    case 'strong':
    case 'delete': {
      const children = inlinesOf(node.children)
      return isBlank(children) ? children : [{ type: node.type, children }]
    }
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value }]
    case 'code':
      return [{ type: 'text', value: node.value }]
    case 'break':
      return [{ type: 'break' }]
    case 'link': {
      const children = inlinesOf(node.children)
      const usable = LINK_PATTERN.test(node.url) && !isBlank(children)
      return usable
        ? [{ type: 'link', url: node.url, ...(node.title ? { title: node.title } : {}), children }]
        : children
    }
    case 'image':
      return [{ type: 'image', url: node.url, alt: node.alt ?? '', ...(node.title ? { title: node.title } : {}) }]
    case 'footnoteReference':
      return [{ type: 'footnoteReference', identifier: node.identifier, ...(node.label ? { label: node.label } : {}) }]
    default:
      return 'children' in node
        ? inlinesOf(node.children)
        : 'value' in node
          ? [{ type: 'text', value: node.value }]
          : []
  }
}

function isBlank(children: readonly Inline[]): boolean {
  return children.every((child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''))
}

/** No breaks or white space at either end. */
export function tidy(inlines: Inline[]): Inline[] {
  trimEnd(inlines, 'start')
  trimEnd(inlines, 'end')
  return inlines
}

function trimEnd(inlines: Inline[], side: 'start' | 'end'): void {
  for (;;) {
    const at = side === 'start' ? 0 : inlines.length - 1
    const inline = inlines[at]
    if (!inline) return
    if (inline.type === 'text') {
      const value = side === 'start' ? inline.value.replace(/^\s+/, '') : inline.value.trimEnd()
      if (value !== '') {
        inlines[at] = { type: 'text', value }
        return
      }
    } else if (inline.type !== 'break') return
    inlines.splice(at, 1)
  }
}
