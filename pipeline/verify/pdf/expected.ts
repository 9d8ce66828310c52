/** What the pages must say, in order: the transcript as pieces of folded text. */

import { fold } from '../../transcript/fold.ts'
import type { FootnoteDefinition, Node, Transcript, Turn } from '../../transcript/model.ts'
import { printedNames } from '../../transcript/printed-name.ts'
import { childrenOf, walk } from '../../transcript/walk.ts'

export interface Piece {
  /** Folded. */
  text: string
  /** For messages: `t3`, or `the text before t1`. */
  where: string
  /** What the page may say here and need not: marks between names, brackets of a missing image. */
  optional?: true
  /** Whatever the page prints in brackets for an image that is missing and has no words of its own. */
  bracketed?: true
}

export interface Expected {
  pieces: Piece[]
  footnotes: { identifier: string; text: string }[]
  /** Alternative texts of images, in order. */
  alternatives: string[]
  /**
   * Characters that PDF.js may lose or double: it drops every glyph whose text somewhere ends in a joiner, and gives
   * the letter again with an accent that is a glyph of its own.
   */
  excused: ReadonlySet<string>
}

export function expectedOf(transcript: Transcript): Expected {
  const expected: Expected = { pieces: [], footnotes: [], alternatives: [], excused: excusedIn(transcript) }
  const referenced = referencedFrom(transcript)
  const names = printedNames(transcript)
  let where = 'the text before t1'
  for (const block of transcript.content) {
    if (block.type === 'turn') {
      where = block.id
      expected.pieces.push(...headOf(block, names))
    }
    const add: Add = (text, may) => {
      const folded = fold(text)
      if (folded !== '') expected.pieces.push({ text: folded, where, ...may })
    }
    collect(block.type === 'turn' ? block.children : [block], add, expected, referenced)
  }
  return expected
}

type Add = (text: string, may?: Pick<Piece, 'optional' | 'bracketed'>) => void

/** In reading order, without recursion: `rest` holds what is still to come, strings being credits. */
function collect(nodes: readonly Node[], add: Add, expected: Expected, referenced: ReadonlySet<string>): void {
  const rest: (Node | string)[] = [...nodes].reverse()
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (typeof node === 'string') add(node)
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') add(node.value)
    else if (node.type === 'image') inlineImage(node.alt, add, expected)
    else if (node.type === 'footnoteReference') add(node.label ?? node.identifier, { optional: true })
    else if (node.type === 'footnoteDefinition' && referenced.has(node.identifier))
      expected.footnotes.push({ identifier: node.identifier, text: footnoteText(node) })
    else {
      if (node.type === 'footnoteDefinition') add(node.label ?? node.identifier, { optional: true })
      if (node.type === 'figure') {
        if (node.image && node.image.alt !== '') expected.alternatives.push(fold(node.image.alt))
        if (node.credit !== undefined) rest.push(node.credit)
      }
      const children = childrenOf(node)
      for (let index = children.length - 1; index >= 0; index -= 1) rest.push(children[index] as Node)
    }
  }
}

/** Drawn, its words are the figure's alternative; missing, they stand in brackets. */
function inlineImage(alt: string, add: Add, expected: Expected): void {
  if (alt === '') {
    add('[', { bracketed: true })
    return
  }
  expected.alternatives.push(fold(alt))
  for (const part of ['[', alt, ']']) add(part, { optional: true })
}

function headOf(turn: Turn, names: ReadonlyMap<string, string>): Piece[] {
  const optional = (text: string): Piece => ({ text, where: turn.id, optional: true })
  const required = (text: string): Piece[] => (fold(text) === '' ? [] : [{ text: fold(text), where: turn.id }])
  const labels =
    turn.label.trim() === '' ? (turn.together ?? [turn.speaker]).map((id) => names.get(id) ?? id) : [turn.label]
  return [
    ...labels.flatMap((label, index) => [
      ...(index === 0 ? [] : ['、', ',', '،'].map((mark) => optional(fold(mark)))),
      ...required(label),
    ]),
    optional(':'),
    ...required(turn.time ?? ''),
  ]
}

function footnoteText(definition: FootnoteDefinition): string {
  let text = ''
  for (const node of walk(definition.children))
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') text += node.value
  return fold(text)
}

/** Footnotes that stand at the foot of a page: those that the text itself, not another footnote, refers to. */
function referencedFrom({ content }: Transcript): Set<string> {
  const referenced = new Set<string>()
  const rest: Node[] = [...content]
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'footnoteReference') referenced.add(node.identifier)
    else if (node.type !== 'footnoteDefinition') rest.push(...childrenOf(node))
  }
  return referenced
}

/** Before a joiner or a mark of direction (no other mark that draws nothing is printed), or under an accent. */
const UNRELIABLE = /([^\s\p{M}])(?:\p{M}*[\u200c-\u200f\u202a-\u202e\u2066-\u2069]|\p{M})/gu

function excusedIn(transcript: Transcript): Set<string> {
  const excused = new Set<string>()
  for (const node of walk(transcript.content))
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code')
      for (const [, letter = ''] of node.value.normalize('NFC').matchAll(UNRELIABLE))
        for (const folded of fold(letter)) excused.add(folded)
  return excused
}
