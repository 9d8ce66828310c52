/** Heads of blocks: whether a label that source.yaml renames is printed at one. */
import { ColloquyError } from '../../errors.ts'
import type { Article } from '../../transcript/article.ts'
import type { Node } from '../../transcript/model.ts'
import { childrenOf } from '../../transcript/walk.ts'
import { printedText } from '../conservation/printed.ts'
import { plain } from './anchors.ts'
import { nearest } from './likeness.ts'

/** A label without the colon and the brackets around it. */
export function labelOf(printed: string): string {
  return printed
    .trim()
    .replace(/[\s:：]+$/, '')
    .replace(/\s+/g, ' ')
}

/** A head is compared up to here; longer labels are sentences. */
const MOST = 200

export class Heads {
  private readonly article: Article
  private lines: string[] | undefined
  private first: Set<string> | undefined

  constructor(article: Article) {
    this.article = article
  }

  /** @throws ColloquyError 'settings' where no line of any block begins with the label. */
  require(printed: string, place: string): void {
    const label = plain(labelOf(printed))
    this.lines ??= this.article.blocks.flatMap(({ node }) => linesOf(node))
    this.first ??= new Set(this.article.blocks.map(({ node }) => firstLeaf(node)))
    if (label !== '' && (this.first.has(label) || this.lines.some((line) => beginsWith(line, label)))) return
    const hint = this.hint(label)
    throw new ColloquyError(
      'settings',
      `expected the label «${labelOf(printed)}» at the head of a block, found it at none; ${hint}`,
      { file: this.article.page.settingsFile, place },
    )
  }

  private hint(label: string): string {
    const printed = [...new Set((this.lines ?? []).flatMap(printedLabel))]
    const near = nearest(label, printed)
    if (near !== undefined) return `did you mean «${near}»?`
    const listed = printed.slice(0, LISTED).map((text) => `«${text}»`)
    return listed.length === 0 ? 'no block begins with a label and a colon' : `labels are ${listed.join(', ')}`
  }
}

/** Labels that are listed where none is near. */
const LISTED = 5

function linesOf(node: Node): string[] {
  return printedText(node)
    .split('\n')
    .map((line) => plain(line.slice(0, MOST)))
}

/** Numbers, brackets, time stamps and ornaments may stand before a label; no letter may go on behind it. */
function beginsWith(line: string, label: string): boolean {
  const bare = line.replace(/^[^\p{L}]+/u, '')
  return [line, bare].some((text) => text.startsWith(label) && !/^[\p{L}\p{N}]/u.test(text.slice(label.length)))
}

/** The first piece of text, whole: a label that is told from the speech by its markup only. */
function firstLeaf(node: Node): string {
  let first: Node | undefined = node
  while (first !== undefined && first.type !== 'text') first = childrenOf(first)[0]
  return first === undefined ? '' : plain(first.value.slice(0, MOST)).replace(/[:：]+$/, '')
}

function printedLabel(line: string): string[] {
  const colon = /^[^\p{L}]{0,20}([^:：]{1,40})[:：]/u.exec(line)
  return colon ? [colon[1] as string] : []
}
