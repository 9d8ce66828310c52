/** The body of an article as text, of a transcript and of a peer's HTML alike: blocks apart, captions in, title out. */
import type { AnyNode } from 'domhandler'
import { isBlockElement, isElement, isText, isUnseen } from '../../pipeline/extract/dom.ts'
import { parseHtml } from '../../pipeline/extract/parse.ts'
import type { Node, Transcript } from '../../pipeline/transcript/model.ts'
import { childrenOf, isBlock } from '../../pipeline/transcript/walk.ts'

/**
 * What the transcript's content prints: headings, labels, speech, captions, credits, tables, footnotes and their marks.
 * Metadata and `omitted` are not in it, nor alternative texts.
 */
export function textOfTranscript({ content }: Transcript): string {
  return content.map(textOfNode).join('\n').trim()
}

function textOfNode(node: Node): string {
  const children = childrenOf(node).map(textOfNode).join('')
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'code':
      return `\n${node.value}\n`
    case 'break':
      return '\n'
    case 'image':
      return ''
    case 'footnoteReference':
      return node.label ?? ''
    case 'turn':
      return `\n${node.time ?? ''} ${node.label} ${children}\n`
    case 'figure':
      return `\n${children}\n${node.credit ?? ''}\n`
    default:
      return isBlock(node) ? `\n${children}\n` : children
  }
}

/** What a browser would print of it. */
export function textOfHtml(html: string): string {
  const parts: string[] = []
  const stack: (AnyNode | '\n')[] = [...parseHtml(html).root().toArray()]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === '\n') parts.push(node)
    else if (isText(node)) parts.push(node.data)
    else if (isElement(node) ? !isUnseen(node) : 'children' in node) {
      const { children } = node as { children: AnyNode[] } & AnyNode
      const parts = isElement(node) && (isBlockElement(node) || node.name === 'br')
      if (parts) stack.push('\n')
      for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as AnyNode)
      if (parts) stack.push('\n')
    }
  }
  return parts.join('').trim()
}
