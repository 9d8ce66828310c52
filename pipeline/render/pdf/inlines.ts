/** Inline nodes of the transcript → inline nodes of the sheet. */
import type { FootnoteDefinition, FootnoteReference, Inline, Link, Node } from '../../transcript/model.ts'
import { turnsOf, walk } from '../../transcript/walk.ts'
import type { Desk } from './blocks.ts'
import type { SheetBlock, SheetInline } from './sheet.ts'

/** Deeper than this only the words are kept: see the same limit in blocks.ts. */
const MAX_DEPTH = 6
/** Typst refuses a longer address. */
const MAX_URL = 8000
const LEAVES = new Set<Node['type']>(['text', 'inlineCode', 'break', 'image', 'footnoteReference'])

export class InlineWriter {
  readonly #desk: Desk
  readonly #footnote: (definition: FootnoteDefinition) => SheetBlock[]
  readonly #anchors: ReadonlySet<string>
  /** A footnote cannot stand inside a footnote. */
  #inFootnote = false

  constructor(desk: Desk, footnote: (definition: FootnoteDefinition) => SheetBlock[]) {
    this.#desk = desk
    this.#footnote = footnote
    this.#anchors = new Set(turnsOf(desk.transcript).map(({ id }) => id))
  }

  write(nodes: readonly Inline[], depth = 0): SheetInline[] {
    return nodes.flatMap((node) => this.#inline(node, depth))
  }

  markOf({ label, identifier }: { label?: string; identifier: string }): string {
    return this.#desk.type.set(label ?? identifier)
  }

  #inline(node: Inline, depth: number): SheetInline[] {
    if (depth > MAX_DEPTH && !LEAVES.has(node.type)) return this.#opened(node)
    switch (node.type) {
      case 'text':
        return node.value === '' ? [] : [{ type: 'text', value: this.#desk.type.set(node.value) }]
      case 'inlineCode':
        return [{ type: 'codespan', value: this.#desk.type.code(node.value).replace(/[\n\t]/g, ' ') }]
      case 'break':
        return [{ type: 'break' }]
      case 'emphasis':
      case 'strong':
      case 'delete':
        return [{ type: node.type, children: this.write(node.children, depth + 1) }]
      case 'note':
        return [{ type: 'aside', kind: node.kind, children: this.write(node.children, depth + 1) }]
      case 'link':
        return this.#link(node, depth)
      case 'image':
        return [this.#image(node)]
      case 'footnoteReference':
        return this.#reference(node)
    }
  }

  /** The leaves of a tree that is too deep, in order. */
  #opened(node: Inline): SheetInline[] {
    const out: SheetInline[] = []
    for (const inner of walk([node])) if (LEAVES.has(inner.type)) out.push(...this.#inline(inner as Inline, MAX_DEPTH))
    return out
  }

  #link(node: Link, depth: number): SheetInline[] {
    const children = this.write(node.children, depth + 1)
    const target = node.url.startsWith('#') ? node.url.slice(1) : null
    const leads = target === null ? node.url.length <= MAX_URL : this.#anchors.has(target)
    if (!leads || children.length === 0) return children
    return [{ type: 'link', url: target === null ? node.url : null, target, children }]
  }

  #image(node: Extract<Inline, { type: 'image' }>): SheetInline {
    const { shelf, terms, type } = this.#desk
    const image = shelf.take(node, node.alt || node.title || '')
    if (image) return { type: 'picture', image }
    return { type: 'text', value: type.set(`[${node.alt || terms.missing}]`) }
  }

  #reference(node: FootnoteReference): SheetInline[] {
    const { footnotes } = this.#desk
    if (this.#inFootnote) return [{ type: 'mark', value: this.markOf(node) }]
    const definition = footnotes.refer(node.identifier)
    if (definition === undefined) return [{ type: 'mark', value: this.markOf(node) }]
    const id = footnotes.labelOf(node.identifier)
    if (definition === 'again') return [{ type: 'footnote-again', id }]
    this.#inFootnote = true
    const children = this.#footnote(definition)
    this.#inFootnote = false
    return [{ type: 'footnote', id, children }]
  }
}
