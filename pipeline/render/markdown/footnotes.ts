/**
 * Footnotes, numbered in the order in which the text meets them. A definition that the text never refers to gets a
 * mark where it stands.
 *
 * Pandoc's own notes are not used: they sit where they are referred to, once; one inside a note is lost, and one
 * inside a table turns the table into HTML. So a mark is `[^1]`, and the definitions are converted as a document of
 * their own, parted by a comment that none of them contains.
 */
import type { FootnoteDefinition, Node, Transcript } from '../../transcript/model.ts'
import { childrenOf, walk } from '../../transcript/walk.ts'
import type { PandocBlock, PandocDocument, PandocInline } from '../pandoc/ast.ts'

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

export function markOf(definition: FootnoteDefinition | undefined, footnotes: Footnotes): PandocInline[] {
  const number = definition && footnotes.numbers.get(definition)
  return number === undefined ? [] : [{ t: 'RawInline', c: ['markdown', `[^${number}]`] }]
}

export interface Definitions {
  document: PandocDocument
  /** Stands on a line of its own before each definition. */
  separator: string
}

/** Every definition in the order of its number; undefined when there is none. */
export function definitionsOf(
  footnotes: Footnotes,
  blocksOf: (definition: FootnoteDefinition) => PandocBlock[],
): Definitions | undefined {
  if (footnotes.numbers.size === 0) return undefined
  const definitions = [...footnotes.numbers.keys()].map(blocksOf)
  const text = JSON.stringify(definitions)
  let separator = '<!-- footnote -->'
  for (let attempt = 1; text.includes(separator); attempt += 1) separator = `<!-- footnote ${attempt} -->`
  const blocks = definitions.flatMap((each): PandocBlock[] => [{ t: 'RawBlock', c: ['html', separator] }, ...each])
  return { document: { meta: {}, blocks }, separator }
}

/** What pandoc made of the definitions → `[^1]: …`, further lines indented by four as GFM wants them. */
export function layOutDefinitions(markdown: string, separator: string): string {
  return markdown
    .split(`${separator}\n`)
    .slice(1)
    .map((definition, index) => `[^${index + 1}]: ${definition.trim().replace(/\n(?!\n)/g, '\n    ')}`)
    .join('\n\n')
}
