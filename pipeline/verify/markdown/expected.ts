/** A transcript as a stream: what its Markdown must hold. */

import { fold } from '../../transcript/fold.ts'
import type { FootnoteDefinition, Node, Transcript, Turn } from '../../transcript/model.ts'
import { printedNames } from '../../transcript/printed-name.ts'
import { childrenOf, isBlock, walk } from '../../transcript/walk.ts'
import type { Streams, Token } from './stream.ts'

/** Deeper than this, text must be there and its emphasis need not: parsers of Markdown give up about there. */
const DEPTH_OF_MARKUP = 50

export function expectedStreams(transcript: Transcript): Streams {
  const names = printedNames(transcript)
  const definitions: FootnoteDefinition[] = []
  const referred = new Set<string>()
  for (const node of walk(transcript.content)) if (node.type === 'footnoteDefinition') definitions.push(node)
  for (const token of streamOf(transcript.content, names))
    if (token.kind === 'reference') referred.add(token.identifier)
  const footnotes = new Map<string, Token[]>()
  for (const definition of definitions)
    if (!footnotes.has(definition.identifier))
      footnotes.set(definition.identifier, streamOf(definition.children, names))
  // A definition that nothing refers to is marked where it stands.
  const body = streamOf(transcript.content, names, ({ identifier }) =>
    referred.has(identifier) ? [] : [{ kind: 'reference', identifier }],
  )
  return { body, footnotes }
}

type Step = { node: Node; depth: number } | { token: Token }

function streamOf(
  nodes: readonly Node[],
  names: ReadonlyMap<string, string>,
  definition: (node: FootnoteDefinition) => Token[] = () => [],
): Token[] {
  const out: Token[] = []
  const stack: Step[] = [...nodes].reverse().map((node) => ({ node, depth: 0 }))
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if ('token' in step) {
      out.push(step.token)
      continue
    }
    const { node, depth } = step
    if (isBlock(node)) out.push({ kind: 'block' })
    if (node.type === 'footnoteDefinition') {
      out.push(...definition(node))
      continue
    }
    out.push(...openingOf(node, names))
    const marked = depth <= DEPTH_OF_MARKUP && isEmphasis(node) ? node.type : undefined
    if (marked) out.push({ kind: 'open', type: marked })
    if (marked) stack.push({ token: { kind: 'close', type: marked } })
    if (node.type === 'figure' && node.credit) stack.push({ token: { kind: 'text', value: wellFormed(node.credit) } })
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index -= 1)
      stack.push({ node: children[index] as Node, depth: depth + 1 })
  }
  return out
}

function isEmphasis(node: Node): node is Extract<Node, { type: 'strong' | 'emphasis' | 'delete' }> {
  return node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete'
}

/** What a node says by itself, before its children. */
function openingOf(node: Node, names: ReadonlyMap<string, string>): Token[] {
  switch (node.type) {
    case 'turn':
      return turnTokens(node, names)
    case 'heading':
      return [{ kind: 'heading', depth: node.depth }]
    case 'text':
    case 'inlineCode':
    case 'code':
      return [{ kind: 'text', value: wellFormed(node.value) }]
    case 'figure':
      return node.image ? [{ kind: 'image', url: node.image.url, alt: wellFormed(node.image.alt) }] : []
    case 'image':
      return [{ kind: 'image', url: node.url, alt: wellFormed(node.alt) }]
    case 'link':
      return [{ kind: 'link', url: wellFormed(node.url) }]
    case 'footnoteReference':
      return [{ kind: 'reference', identifier: node.identifier }]
    default:
      return []
  }
}

/** The label as printed; where the page printed none, the speaker's name. */
function turnTokens(turn: Turn, names: ReadonlyMap<string, string>): Token[] {
  const label = fold(turn.label) === '' ? (names.get(turn.speaker) ?? '') : turn.label
  const opening: Token = { kind: 'turn', id: turn.id, label: wellFormed(label) }
  return turn.time === undefined ? [opening] : [opening, { kind: 'text', value: wellFormed(turn.time) }]
}

/** Half a surrogate pair has no UTF-8: no file can hold it. */
export const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\uFFFD')
