/** Structure tree and marked content of each page → passages in reading order. */

import type { StructureNode, TextItem } from './pdfjs.ts'

/** Text of one leaf element: a paragraph, a heading, a cell, a line of code. */
export interface Passage {
  /** From 1. */
  page: number
  text: string
}

/** Stands for a hyphen at the end of a line: the typesetter's or the author's. */
export const LINE_HYPHEN = '\u{F0001}'

/** Elements that hold text of their own, and no other such element. */
const LEAVES = /^(P|H[1-6]?|LBody|TH|TD|Caption|Code|Title|BlockQuote)$/

export class PassageCollector {
  readonly passages: Passage[] = []
  readonly alternatives: string[] = []
  footnotes = ''

  /** `tree` is null on a page without structure: then it has no passage, and the check says so. */
  page(number: number, tree: StructureNode | null, items: readonly TextItem[]): void {
    const texts = textsById(items)
    let fresh = true
    // Iterative: the depth is the document's.
    const stack: { node: StructureNode; footnote: boolean }[] = [{ node: tree ?? {}, footnote: false }]
    for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
      const { node } = entry
      if (node.role === 'Lbl') continue
      if (node.role === 'Figure') {
        if (node.alt !== undefined) this.alternatives.push(node.alt)
        continue
      }
      if (node.type === 'content') {
        this.#add(number, texts.get(node.id ?? '') ?? '', entry.footnote, fresh)
        fresh = false
        continue
      }
      if (node.role !== undefined && LEAVES.test(node.role)) fresh = true
      const footnote = entry.footnote || node.role === 'Note'
      for (const child of [...(node.children ?? [])].reverse()) stack.push({ node: child, footnote })
    }
  }

  #add(page: number, text: string, footnote: boolean, fresh: boolean): void {
    if (footnote) {
      this.footnotes += text
      return
    }
    const last = this.passages.at(-1)
    if (fresh || last === undefined || last.page !== page) this.passages.push({ page, text })
    else last.text += text
  }
}

function textsById(items: readonly TextItem[]): Map<string, string> {
  const texts = new Map<string, string>()
  const open: (string | undefined)[] = []
  for (const item of items) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id ?? open.at(-1))
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open.at(-1)
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + (item.str ?? '') + (item.hasEOL ? '\n' : ''))
    }
  }
  // Each line of a paragraph is a piece of its own.
  for (const [id, text] of texts) texts.set(id, text.replace(/[-‐\u00ad]\s*$/, LINE_HYPHEN))
  return texts
}
