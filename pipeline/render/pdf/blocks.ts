/** Blocks of the transcript → blocks of the sheet. */

import type {
  Block,
  Figure,
  FootnoteDefinition,
  List,
  Node,
  Table,
  TableCell,
  Transcript,
  Turn,
} from '../../transcript/model.ts'
import { printedNames } from '../../transcript/printed-name.ts'
import { textOf, walk } from '../../transcript/walk.ts'
import type { Footnotes } from './footnotes.ts'
import { HeadingLevels } from './headings.ts'
import type { ImageShelf } from './images.ts'
import { InlineWriter } from './inlines.ts'
import { placesOf } from './places.ts'
import type { SheetBlock, SheetCell } from './sheet.ts'
import type { Terms } from './terms.ts'
import type { Typecase } from './typecase.ts'

export interface Desk {
  transcript: Transcript
  type: Typecase
  terms: Terms
  shelf: ImageShelf
  footnotes: Footnotes
}

/**
 * Deeper than this, containers are opened and their blocks set one after the other: Typst stops at 80 nested calls,
 * and no page has room for a ninth indent.
 */
const MAX_DEPTH = 6
const LEAVES = new Set<Node['type']>(['paragraph', 'heading', 'code', 'figure', 'table', 'thematicBreak'])

export class BlockWriter {
  readonly #desk: Desk
  readonly #levels = new HeadingLevels()
  readonly #inlines: InlineWriter
  readonly #places: ReadonlyMap<Node, string>
  readonly #names: ReadonlyMap<string, string>
  /** A footnote is printed elsewhere: where a page begins in it, no page of the text begins. */
  #inFootnote = false

  constructor(desk: Desk) {
    this.#desk = desk
    this.#places = placesOf(desk.transcript.content)
    this.#names = printedNames(desk.transcript)
    this.#inlines = new InlineWriter(desk, (definition) => this.#footnote(definition))
  }

  blocks(nodes: readonly Block[], depth = 0): SheetBlock[] {
    return nodes.flatMap((node) => this.#block(node, depth))
  }

  #block(node: Block, depth: number): SheetBlock[] {
    if (depth > MAX_DEPTH && !LEAVES.has(node.type)) return this.#opened(node)
    switch (node.type) {
      case 'turn':
        return [this.#turn(node, depth)]
      case 'heading':
        return this.#heading(node)
      case 'paragraph':
        return this.#paragraph(node)
      case 'note':
        return [{ type: 'note', kind: node.kind, children: this.blocks(node.children, depth + 1) }]
      case 'blockquote':
        return [{ type: 'quote', kind: '', children: this.blocks(node.children, depth + 1) }]
      case 'figure':
        return [this.#figure(node)]
      case 'list':
        return [this.#list(node, depth)]
      case 'table':
        return this.#table(node)
      case 'code':
        return [{ type: 'code', place: this.#placeOf(node), value: this.#desk.type.code(node.value) }]
      case 'thematicBreak':
        return [{ type: 'rule' }]
      case 'footnoteDefinition':
        return this.#definition(node, depth)
    }
  }

  /** The leaves of a tree that is too deep, in order. */
  #opened(node: Block): SheetBlock[] {
    const out: SheetBlock[] = []
    for (const inner of walk([node])) if (LEAVES.has(inner.type)) out.push(...this.#block(inner as Block, MAX_DEPTH))
    return out
  }

  #turn(turn: Turn, depth: number): SheetBlock {
    const { terms, type } = this.#desk
    return {
      type: 'turn',
      id: turn.id,
      number: type.set(String(turn.number)),
      label: type.set(labelOf(turn, this.#names, terms)).trim(),
      time: turn.time === undefined ? null : type.set(turn.time),
      children: this.blocks(turn.children, depth + 1),
    }
  }

  #heading(node: Extract<Block, { type: 'heading' }>): SheetBlock[] {
    // A bookmark without words leads nowhere.
    if (textOf(node.children).trim() === '') return this.#paragraph(node)
    const children = this.#inlines.write(node.children)
    const words = this.#desk.type.set(textOf(node.children))
    return [{ type: 'heading', place: this.#placeOf(node), level: this.#levels.next(node.depth), words, children }]
  }

  #paragraph(node: Extract<Block, { type: 'paragraph' | 'heading' }>): SheetBlock[] {
    const children = this.#inlines.write(node.children)
    return children.length === 0 ? [] : [{ type: 'paragraph', place: this.#placeOf(node), children }]
  }

  #placeOf(node: Node): string | null {
    return this.#inFootnote ? null : (this.#places.get(node) ?? null)
  }

  #figure(node: Figure): SheetBlock {
    const { image, caption = [], credit } = node
    const { shelf, terms, type } = this.#desk
    const alt = image ? image.alt || image.title || textOf(caption).trim() : ''
    const taken = image && shelf.take(image, alt)
    const missing =
      image && !taken
        ? [terms.missing, image.alt]
            .filter((part) => part !== '')
            .join(terms.colon.endsWith('：') ? terms.colon : `${terms.colon} `)
        : null
    return {
      type: 'figure',
      place: this.#placeOf(node),
      image: taken ?? null,
      missing: missing === null ? null : type.set(missing),
      caption: this.#inlines.write(caption),
      credit: credit === undefined ? null : type.set(credit),
    }
  }

  #list(node: List, depth: number): SheetBlock {
    return {
      type: 'list',
      ordered: node.ordered === true,
      start: node.start ?? 1,
      tight: node.spread !== true,
      items: node.children.map((item) => this.blocks(item.children, depth + 1)),
    }
  }

  #table({ children, align = [] }: Table): SheetBlock[] {
    const columns = Math.max(0, ...children.map((row) => row.children.length))
    if (columns === 0) return []
    return [
      {
        type: 'table',
        columns,
        align: Array.from({ length: columns }, (_, index) => align[index] ?? 'start'),
        rows: children.map((row) => Array.from({ length: columns }, (_, index) => this.#cell(row.children[index]))),
      },
    ]
  }

  #cell(cell: TableCell | undefined): SheetCell {
    if (cell === undefined) return { place: null, children: [] }
    return { place: this.#placeOf(cell), children: this.#inlines.write(cell.children) }
  }

  #definition(node: FootnoteDefinition, depth: number): SheetBlock[] {
    if (this.#desk.footnotes.isPlacedElsewhere(node.identifier)) return []
    const mark: SheetBlock = {
      type: 'paragraph',
      place: null,
      children: [{ type: 'mark', value: this.#inlines.markOf(node) }],
    }
    return [{ type: 'note', kind: 'footnote', children: [mark, ...this.blocks(node.children, depth + 1)] }]
  }

  #footnote(definition: FootnoteDefinition): SheetBlock[] {
    this.#inFootnote = true
    const blocks = this.blocks(definition.children, MAX_DEPTH)
    this.#inFootnote = false
    return blocks
  }
}

/** What a turn is headed by: the label as printed, else the names of those who speak. */
function labelOf(turn: Turn, names: ReadonlyMap<string, string>, terms: Terms): string {
  if (turn.label.trim() !== '') return turn.label
  return (turn.together ?? [turn.speaker]).map((id) => names.get(id) ?? id).join(terms.joint)
}
