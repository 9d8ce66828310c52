/** The law of conservation: every visible character of the page is in exactly one block or one omission. */
import type { AnyNode, Element, Text } from 'domhandler'
import { ColloquyError } from '../errors.ts'
import { excerpt } from '../transcript/fold.ts'
import { classOf, SPACE } from '../transcript/letters.ts'
import type { Block, Inline, Node } from '../transcript/model.ts'
import { isElement, isText, isUnseen } from './dom.ts'

export interface Piece {
  /** What the article says. */
  text: string
  /** The page's texts that it was made of. */
  source: string
  path: string
}

export interface Claim extends Omit<Piece, 'source'> {
  texts: readonly Text[]
}

/** Every text node below `body` has to be claimed once, and every claim has to say what its texts say. */
export function checkConservation(claims: readonly Claim[], body: Element, name: string): void {
  const claimed = new Set<Text>()
  for (const { texts, text, path } of claims) {
    for (const node of texts) {
      if (claimed.has(node)) throw violation('once', 'twice', node.data, path, name)
      claimed.add(node)
    }
    const source = texts.length === 1 ? (texts[0] as Text).data : texts.map(({ data }) => data).join('')
    checkPiece({ text, source, path }, name)
  }
  const stack: AnyNode[] = [body]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isText(node)) {
      if (!claimed.has(node) && node.data.trim() !== '') throw violation('once', 'nowhere', node.data, 'body', name)
    } else if (isElement(node) && !isUnseen(node)) for (const child of node.children) stack.push(child)
  }
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
  let text = ''
  for (const node of nodes) text += printed(node)
  return text
}

function printed(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value
    case 'footnoteReference':
      return node.label ?? ''
    case 'figure':
      return printedText(node.caption ?? []) + (node.credit ?? '')
    default:
      return 'children' in node ? printedText(node.children as (Block | Inline)[]) : ''
  }
}
