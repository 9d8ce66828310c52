/** The law of conservation: every visible character of the page is in exactly one block or one omission. */
import type { AnyNode, Element, Text } from 'domhandler'
import { ColloquyError } from '../errors.ts'
import { excerpt } from '../transcript/fold.ts'
import { classOf, SPACE } from '../transcript/letters.ts'
import type { Block, Inline, Node } from '../transcript/model.ts'
import { isBlankText, isElement, isText, isUnseen } from './dom.ts'
import { orderOf } from './survey.ts'

export interface Piece {
  /** What the article says. */
  text: string
  /** The page's texts that it was made of. */
  source: string
  path: string
}

export interface Claim {
  /** What the article says, in any number of pieces. */
  parts: readonly string[]
  texts: readonly Text[]
  path: string
}

/** Every text node below `body` has to be claimed once, and every claim has to say what its texts say. */
export function checkConservation(claims: readonly Claim[], body: Element, name: string): void {
  const claimed = new Claimed()
  for (const { texts, parts, path } of claims) {
    for (const node of texts) if (!claimed.add(node)) throw violation('once', 'twice', node.data, path, name)
    if (isSame(parts, texts)) continue
    const source = texts.map(({ data }) => data).join('')
    checkPiece({ text: parts.join(''), source, path }, name)
  }
  const stack: AnyNode[] = [body]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) {
      if (!isBlankText(node.data) && !claimed.has(node)) throw violation('once', 'nowhere', node.data, 'body', name)
    } else if (isElement(node) && !isUnseen(node)) for (const child of node.children) stack.push(child)
  }
}

/** Text nodes by their order in the page; a set of them costs as much as the rest of the check. */
class Claimed {
  private readonly byOrder: Text[] = []
  private readonly others = new Set<Text>()

  has(node: Text): boolean {
    const order = orderOf(node)
    return order === undefined ? this.others.has(node) : this.byOrder[order] === node
  }

  /** False where it is claimed already. */
  add(node: Text): boolean {
    if (this.has(node)) return false
    const order = orderOf(node)
    if (order === undefined) this.others.add(node)
    else this.byOrder[order] = node
    return true
  }
}

/** Text by text, as nearly every block has them: nothing needs to be joined. White space of its own is no text. */
function isSame(parts: readonly string[], texts: readonly Text[]): boolean {
  let next = 0
  for (const part of parts) {
    if (isBlankText(part)) continue
    const text = texts[next]?.data
    if (text !== part && text?.trim() !== part.trim()) return false
    next += 1
  }
  return next === texts.length
}

/** The same characters in the same order; white space is ignored. */
export function checkPiece({ text, source, path }: Piece, name: string): void {
  if (text === source) return
  let at = 0
  for (let place = 0; ; place += 1, at += 1) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at += 1
    while (place < source.length && isSpace(source.charCodeAt(place))) place += 1
    if (at >= text.length && place >= source.length) return
    if (text.charCodeAt(at) === source.charCodeAt(place)) continue
    throw violation('unchanged', at >= text.length ? 'cut' : 'changed', source.slice(place), path, name)
  }
}

const isSpace = (code: number) => code <= 32 || (code >= 0xa0 && classOf(code) === SPACE)

function violation(expected: string, found: string, text: string, path: string, name: string): ColloquyError {
  return new ColloquyError(
    'conservation',
    `expected every text of the page ${expected} in the article, found '${excerpt(text)}' ${found}; please report this page`,
    { file: name, place: path },
  )
}

/** What blocks print, marks of footnotes included and alternative texts not. */
export function printedText(nodes: readonly Node[]): string {
  return printedParts(nodes).join('')
}

/** The same text by text. */
export function printedParts(nodes: readonly Node[], parts: string[] = []): string[] {
  for (const node of nodes) {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') parts.push(node.value)
    else if (node.type === 'footnoteReference') parts.push(node.label ?? '')
    else if (node.type === 'figure') {
      printedParts(node.caption ?? [], parts)
      if (node.credit) parts.push(node.credit)
    } else if ('children' in node) printedParts(node.children as (Block | Inline)[], parts)
  }
  return parts
}
