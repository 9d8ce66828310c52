/**
 * Footnotes. Pandoc holds a footnote where it is referred to, once, and numbers them as it meets them; a transcript
 * holds definitions apart, with any number of references. So the first reference carries the definition, a further
 * one repeats its number, and a definition that the text never refers to gets a mark where it stands.
 */
import type { FootnoteDefinition, Node, Transcript } from '../../transcript/model.ts'
import { childrenOf, walk } from '../../transcript/walk.ts'

export interface Footnotes {
  /** The definition that a reference of this identifier means. */
  definitions: ReadonlyMap<string, FootnoteDefinition>
  /** Every definition's number, in the order in which the text meets them. */
  numbers: ReadonlyMap<FootnoteDefinition, number>
  /** Those that the text refers to: they are written there, wherever they stand. */
  referred: ReadonlySet<FootnoteDefinition>
}

export function footnotesOf(transcript: Transcript): Footnotes {
  const definitions = new Map<string, FootnoteDefinition>()
  for (const node of walk(transcript.content))
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
  const referred = new Set<FootnoteDefinition>()
  for (const node of outsideDefinitions(transcript.content)) {
    const definition = node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined
    if (definition) referred.add(definition)
  }
  const numbers = new Map<FootnoteDefinition, number>()
  for (const node of outsideDefinitions(transcript.content)) {
    const met = node.type === 'footnoteReference' ? definitions.get(node.identifier) : undefined
    const definition = node.type === 'footnoteDefinition' && !referred.has(node) ? node : met
    if (definition && !numbers.has(definition)) numbers.set(definition, numbers.size + 1)
  }
  return { definitions, numbers, referred }
}

/** Every node in reading order, but nothing inside a definition. */
function* outsideDefinitions(nodes: readonly Node[]): Generator<Node> {
  const stack = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    yield node
    if (node.type === 'footnoteDefinition') continue
    const children = childrenOf(node)
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as Node)
  }
}
