/** Footnotes: a reference that opens a popup where a reading system has them, and the way back. */
import type { Element, ElementContent } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { Block, FootnoteDefinition, FootnoteReference } from '../../transcript/model.ts'
import { walk } from '../../transcript/walk.ts'
import { element } from './element.ts'
import { insideLink } from './link.ts'
import { childrenAsHast } from './state.ts'
import type { Words } from './words.ts'

interface Footnote {
  /** Part of the anchors: identifiers come from the page and may hold anything. */
  number: number
  mark: string
  /** References in the text. */
  references: number
  /** References written so far. */
  written: number
  /** Whether its definition has been written. */
  defined: boolean
}

export function footnoteHandlers(content: readonly Block[], words: Words) {
  const footnotes = footnotesOf(content)
  return {
    footnoteReference(state: State, node: FootnoteReference): Element | undefined {
      const footnote = footnotes.get(node.identifier)
      if (footnote === undefined) return undefined
      footnote.written += 1
      const id = referenceId(footnote.number, footnote.written)
      const mark = node.label ?? footnote.mark
      if (insideLink(state)) return element('sup', { id, className: ['noteref'] }, [mark])
      const href = `#fn${footnote.number}`
      const link = element('a', { href, id, 'epub:type': 'noteref', role: 'doc-noteref' }, [mark])
      return element('sup', { className: ['noteref'] }, [link])
    },
    footnoteDefinition(state: State, node: FootnoteDefinition): Element {
      const children = childrenAsHast(state, node)
      const footnote = footnotes.get(node.identifier)
      // Of two definitions with one identifier the second is kept as text, without an anchor.
      const first = footnote !== undefined && !footnote.defined
      if (first) footnote.defined = true
      openWith(node.label ?? footnote?.mark ?? '', first ? backlinks(footnote, words) : [], children)
      const id = first ? `fn${footnote.number}` : undefined
      // Of an aside, which reading systems open as a popup; some take it for a landmark, and those have names.
      const ariaLabel = `${words.footnote} ${first ? footnote.number : (node.label ?? '')}`.trim()
      const semantics = { 'epub:type': 'footnote', role: 'doc-footnote', ariaLabel }
      return element('aside', { id, className: ['footnote'], ...semantics }, children)
    },
  }
}

function footnotesOf(content: readonly Block[]): Map<string, Footnote> {
  const footnotes = new Map<string, Footnote>()
  const references = new Map<string, number>()
  for (const node of walk(content)) {
    if (node.type === 'footnoteReference') references.set(node.identifier, (references.get(node.identifier) ?? 0) + 1)
    if (node.type !== 'footnoteDefinition' || footnotes.has(node.identifier)) continue
    const number = footnotes.size + 1
    const mark = node.label ?? String(number)
    footnotes.set(node.identifier, { number, mark, references: 0, written: 0, defined: false })
  }
  for (const [identifier, footnote] of footnotes) footnote.references = references.get(identifier) ?? 0
  return footnotes
}

function referenceId(number: number, occurrence: number): string {
  return occurrence === 1 ? `fnref${number}` : `fnref${number}-${occurrence}`
}

function backlinks({ number, references }: Footnote, words: Words): Element[] {
  return Array.from({ length: references }, (_, index) =>
    element(
      'a',
      {
        href: `#${referenceId(number, index + 1)}`,
        className: ['backlink'],
        role: 'doc-backlink',
        ariaLabel: references === 1 ? words.backToText : `${words.backToText} (${index + 1})`,
      },
      ['↩\uFE0E'],
    ),
  )
}

/** Mark first, the way back last, both in the note's own paragraph where it has one. */
function openWith(mark: string, back: Element[], children: ElementContent[]): void {
  const label = element('span', { className: ['mark'] }, [mark])
  const blocks = children.filter((child): child is Element => child.type === 'element')
  const first = blocks[0]
  if (first?.tagName === 'p') first.children.unshift(label, { type: 'text', value: ' ' })
  else children.unshift(element('p', { className: ['label'] }, [label]))
  if (back.length === 0) return
  const spaced = back.flatMap((link): ElementContent[] => [{ type: 'text', value: ' ' }, link])
  const last = blocks.at(-1)
  if (last?.tagName === 'p') last.children.push(...spaced)
  else children.push(element('p', { className: ['label'] }, spaced))
}
