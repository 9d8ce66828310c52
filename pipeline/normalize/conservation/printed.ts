/** Every text that a block prints, the alternative text of its image included, in reading order. */
import type { Figure, Inline, Node } from '../../transcript/model.ts'
import { childrenOf, isBlock } from '../../transcript/walk.ts'

/** One piece of a block's text. */
export interface Printed {
  text: string
  /** 'alt', 'caption' and 'credit' are a figure's: they may come from blocks beside it. */
  part: 'text' | 'alt' | 'caption' | 'credit'
}

/** Lines of a block: forced line breaks and the borders of blocks inside it part them. Empty ones are left out. */
export function printedLines(root: Node): Printed[] {
  if (root.type === 'paragraph' || root.type === 'heading') {
    const text = lineOf(root.children)
    if (text !== undefined) return text.trim() === '' ? [] : [{ text, part: 'text' }]
  }
  const lines: Printed[] = []
  let parts: string[] = []
  let part: Printed['part'] = 'text'
  const end = () => {
    const text = parts.join('')
    if (text.trim() !== '') lines.push({ text, part })
    parts = []
  }
  const stack: (Node | Ending)[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'ending') {
      end()
      part = 'text'
      if (node.credit) lines.push({ text: node.credit, part: 'credit' })
      continue
    }
    if (isBlock(node)) end()
    if (node.type === 'break') end()
    if (node.type === 'text' || node.type === 'inlineCode') parts.push(node.value)
    else if (node.type === 'image') parts.push(node.alt)
    else if (node.type === 'footnoteReference') parts.push(node.label ?? node.identifier)
    else if (node.type === 'code') for (const text of node.value.split('\n')) lines.push({ text, part: 'text' })
    else if (node.type === 'figure') {
      if (node.image?.alt) lines.push({ text: node.image.alt, part: 'alt' })
      stack.push({ type: 'ending', credit: node.credit })
      part = 'caption'
    }
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as Node)
  }
  end()
  return lines
}

/** The text of inline nodes that are one line, as nearly all are. */
function lineOf(nodes: readonly Inline[]): string | undefined {
  let text = ''
  for (const node of nodes) {
    if (node.type === 'text') text += node.value
    else if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'link') {
      const inner = lineOf(node.children)
      if (inner === undefined) return undefined
      text += inner
    } else return undefined
  }
  return text
}

interface Ending {
  type: 'ending'
  credit: Figure['credit'] | undefined
}

export function printedText(root: Node): string {
  return printedLines(root)
    .map(({ text }) => text)
    .join('\n')
}
