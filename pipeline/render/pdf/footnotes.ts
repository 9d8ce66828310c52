/** Which footnote is set at the foot of which page, and which stays where the page had it. */
import type { Block, FootnoteDefinition, Node } from '../../transcript/model.ts'
import { childrenOf, walk } from '../../transcript/walk.ts'

export class Footnotes {
  readonly #definitions = new Map<string, FootnoteDefinition>()
  /** Referred to from outside any footnote: only these can stand at the foot of a page. */
  readonly #referenced = new Set<string>()
  readonly #placed = new Set<string>()

  constructor(content: readonly Block[]) {
    for (const node of walk(content))
      if (node.type === 'footnoteDefinition') this.#definitions.set(node.identifier, node)
    const stack: Node[] = [...content]
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.type === 'footnoteReference' && this.#definitions.has(node.identifier))
        this.#referenced.add(node.identifier)
      else if (node.type !== 'footnoteDefinition') stack.push(...childrenOf(node))
    }
  }

  /** Whether the definition moves to the foot of the page of its first reference. */
  isPlacedElsewhere(identifier: string): boolean {
    return this.#referenced.has(identifier)
  }

  /** The definition at its first reference, `again` at a later one, undefined where there is none. */
  refer(identifier: string): FootnoteDefinition | 'again' | undefined {
    const definition = this.#definitions.get(identifier)
    if (!definition) return undefined
    if (this.#placed.has(identifier)) return 'again'
    this.#placed.add(identifier)
    return definition
  }

  /** A name that is safe as a label: identifiers are any text. */
  labelOf(identifier: string): string {
    return `note-${[...this.#definitions.keys()].indexOf(identifier) + 1}`
  }
}
