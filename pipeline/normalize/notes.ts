/** Editorial text: what an editor, a translator or the room put between the words of the speakers. */
import type { ArticleBlock } from '../transcript/article.ts'
import type { Block, Inline, Node, NoteKind } from '../transcript/model.ts'
import { textOf, visit } from '../transcript/walk.ts'
import { LINES } from './notes/block-words.ts'
import { kindInBrackets, labelKind, pairsOf } from './notes/brackets.ts'
import { hasEarlyColon, mayBeEdited } from './notes/hints.ts'
import { withNotes } from './notes/inline.ts'
import { copyTree } from './typography/copy.ts'

/**
 * The blocks with editorial brackets in their paragraphs as notes, brackets included. No text changes; an ordinary
 * parenthesis, and a bracket without its partner, stay what they are.
 */
export function markInlineNotes(blocks: Block[]): Block[] {
  const marked = new Map<Node, Inline[]>()
  visit(blocks, (node) => {
    const children = node.type === 'paragraph' ? withNotes(node.children) : undefined
    if (children) marked.set(node, children)
  })
  if (marked.size === 0) return blocks
  return copyTree(blocks, (node) => {
    const children = marked.get(node)
    return children && node.type === 'paragraph' ? { type: 'paragraph', children } : node
  })
}

/** Longest text that is looked at for a line of its own: about six printed lines. */
const MOST = 400

/**
 * The kind of note that a whole block is; undefined where it is not one. Words of all languages are tried: a
 * translated conversation has the notes of two. `printed` is its text where that is known.
 */
export function editorialKind(block: ArticleBlock, printed?: string): NoteKind | undefined {
  const { node } = block
  if (node.type === 'note') return node.kind
  if (node.type !== 'paragraph' && node.type !== 'blockquote') return undefined
  const text = (printed ?? textOf([node])).trim()
  const inner = innerOf(text)
  if (inner !== undefined) return kindInBrackets(inner) ?? lineKind(inner)
  return headKind(text) ?? lineKind(text)
}

/** What stands between the brackets, if the whole text stands in one pair. */
function innerOf(text: string): string | undefined {
  if (!/^[(（[［【〔]/.test(text)) return undefined
  const pair = pairsOf(text).find(({ start }) => start === 0)
  return pair && /^[\s.。]*$/.test(text.slice(pair.end)) ? text.slice(1, pair.end - 1) : undefined
}

/** `编者按：…`, `Editor's note: …`: without brackets, the colon makes the signature. */
function headKind(text: string): NoteKind | undefined {
  const head =
    /^[\s*※▲■◆【[（(]{0,4}([^:：\]】）)]{1,40})[\]】）)\s]{0,3}[:：]/u.exec(text) ?? /^【([^】]{2,12})】/u.exec(text)
  return head ? labelKind(head[1] as string) : undefined
}

function lineKind(text: string): NoteKind | undefined {
  if (text.length > MOST) return undefined
  const worth = { ...mayBeEdited(text), colon: hasEarlyColon(text) }
  return LINES.find(({ most, pattern, hint }) => text.length <= most && worth[hint] && pattern.test(text))?.kind
}
