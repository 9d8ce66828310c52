/** Phrasing content of a parsed Markdown file → inlines of the transcript, keys in the model's order. */
import type { Nodes, PhrasingContent } from 'mdast'
import { LINK_PATTERN } from '../../transcript/link.ts'
import type { Inline } from '../../transcript/model.ts'

/** Number of a footnote in the file → what the transcript calls it. */
export type FootnoteNames = readonly { identifier: string; label?: string | undefined }[]

type Emphasis = 'emphasis' | 'strong' | 'delete'
/** Emphasis that CommonMark could not close beside a mark of Chinese is written as an element. */
const ELEMENTS: Record<string, Emphasis> = { em: 'emphasis', strong: 'strong', del: 'delete' }

export function inlinesOf(nodes: readonly PhrasingContent[], names: FootnoteNames): Inline[] {
  const open: { type: Emphasis | undefined; children: Inline[] }[] = [{ type: undefined, children: [] }]
  const close = () => {
    const { type, children } = open.pop() as { type: Emphasis; children: Inline[] }
    append((open.at(-1) as { children: Inline[] }).children, { type, children })
  }
  for (const node of nodes) {
    const [, slash, name = ''] = node.type === 'html' ? (/^<(\/?)(em|strong|del)>$/.exec(node.value) ?? []) : []
    const type = ELEMENTS[name]
    const into = (open.at(-1) as { children: Inline[] }).children
    if (type === undefined) for (const inline of inlineOf(node, names)) append(into, inline)
    else if (slash === '') open.push({ type, children: [] })
    else if (open.at(-1)?.type === type) close()
  }
  while (open.length > 1) close()
  return (open[0] as { children: Inline[] }).children
}

/** Two texts beside each other are one. */
function append(inlines: Inline[], inline: Inline): void {
  const last = inlines.at(-1)
  if (last?.type === 'text' && inline.type === 'text') last.value += inline.value
  else inlines.push(inline)
}

function inlineOf(node: Nodes, names: FootnoteNames): Inline[] {
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value.replace(/[ \t]*\n[ \t]*/g, ' ') }]
    case 'emphasis':
    case 'strong':
    case 'delete':
      return [{ type: node.type, children: inlinesOf(node.children, names) }]
    case 'inlineCode':
      return [{ type: 'inlineCode', value: node.value }]
    case 'break':
      return [{ type: 'break' }]
    case 'html':
      return /^<br\s?\/?>$/.test(node.value) ? [{ type: 'break' }] : []
    case 'link': {
      const children = inlinesOf(node.children, names)
      const title = node.title ? { title: node.title } : {}
      return LINK_PATTERN.test(node.url) ? [{ type: 'link', url: node.url, ...title, children }] : children
    }
    case 'image':
      return [imageOf(node)]
    case 'footnoteReference':
      return [{ type: 'footnoteReference', ...nameOf(node, names) }]
    default:
      return []
  }
}

export function imageOf(node: Extract<Nodes, { type: 'image' }>): Extract<Inline, { type: 'image' }> {
  const { url, alt, title } = node
  return { type: 'image', url, alt: alt ?? '', ...(title ? { title } : {}) }
}

/** One that the file alone knows keeps its mark. */
export function nameOf(
  { identifier, label }: { identifier: string; label?: string | null | undefined },
  names: FootnoteNames,
): { identifier: string; label?: string } {
  const known = /^[1-9]\d{0,8}$/.test(identifier) ? names[Number(identifier) - 1] : undefined
  if (known === undefined) return { identifier, ...(label ? { label } : {}) }
  return { identifier: known.identifier, ...(known.label === undefined ? {} : { label: known.label }) }
}
