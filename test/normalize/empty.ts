/** Blocks of a transcript that print nothing: no page has them, whatever an editor left in its markup. */
import type { Block, Transcript } from '../../pipeline/transcript/model.ts'
import { visit } from '../../pipeline/transcript/walk.ts'

const PRINTING = new Set(['text', 'inlineCode', 'image', 'footnoteReference', 'code', 'figure', 'thematicBreak'])
const BLOCKS = new Set(['turn', 'paragraph', 'heading', 'blockquote', 'list', 'table', 'note'])

export function emptyBlocksOf({ content }: Transcript): string[] {
  const empty: string[] = []
  visit(content, (node) => {
    if (BLOCKS.has(node.type) && !prints(node as Block)) empty.push(node.type)
  })
  return empty
}

function prints(block: Block): boolean {
  let found = false
  visit([block], (node) => {
    if (PRINTING.has(node.type) && (!('value' in node) || /[^\s\u200b]/.test(node.value))) found = true
  })
  return found
}
