/** An article on several pages: each is read by itself, and then they are one before anyone asks who speaks. */
import type { Article, ArticleBlock, PlacedOmission } from '../transcript/article.ts'
import { fold } from '../transcript/fold.ts'
import type { Block, Node } from '../transcript/model.ts'
import type { FurtherPage, Page } from '../transcript/page.ts'
import { visit } from '../transcript/walk.ts'
import { printedText } from './conservation.ts'
import { squeeze } from './dom.ts'
import { readHtml } from './html.ts'

/**
 * The blocks of all pages in order, with the metadata of the first. What a page repeats of another (its standfirst at
 * the head, the note about the author at the end) stands once; everything else of the later pages is in the blocks or
 * among the omissions, as on any page.
 */
export function readPages(page: Page, further: readonly FurtherPage[]): Article {
  const first = readHtml(page)
  const parts = [first, ...further.map((next, index) => partOf(page, next, index + 2))]
  const addresses = [page.url, ...further.map(({ url }) => url)].filter((url) => url !== undefined)
  for (const part of parts) takeOut(part, part.blocks.filter(pagerOf(addresses)), 'navigation', 'pager')
  const pruned = withoutRepeats(parts)
  const joined: Pick<Article, 'blocks' | 'omitted'> = { blocks: [], omitted: [] }
  let from = 0
  for (const { blocks, omitted } of pruned) {
    let last = 0
    for (const block of blocks) joined.blocks.push({ ...block, order: block.order + from })
    for (const omission of omitted) joined.omitted.push({ ...omission, order: omission.order + from })
    for (const { order } of [...blocks, ...omitted]) last = Math.max(last, order)
    from += last + 1
  }
  return { ...first, ...joined, warnings: parts.flatMap(({ warnings }) => warnings) }
}

/** A further page with names of its own for what is named on every page: places, footnotes, relative images. */
function partOf(page: Page, { text, url, base }: FurtherPage, number: number): Article {
  const { further: _, base: _base, settings, ...rest } = page
  const { body, drop } = settings.select ?? {}
  const select = { ...(body === undefined ? {} : { body }), ...(drop === undefined ? {} : { drop }) }
  const article = readHtml({ ...rest, settings: { select }, text, url, name: url }, true)
  const placed = (path: string) => `page ${number}: ${path}`
  const blocks = article.blocks.map((block) => {
    rename(block.node, number, base)
    return { ...block, path: placed(block.path), group: placed(block.group) }
  })
  return { ...article, blocks, omitted: article.omitted.map((item) => ({ ...item, path: placed(item.path) })) }
}

/** The nodes were made for this page, a moment ago. */
function rename(node: Block, page: number, base: string): void {
  const image = (reference: { url: string }) => {
    if (!/^data:/i.test(reference.url) && URL.canParse(reference.url, base))
      reference.url = new URL(reference.url, base).href
  }
  visit([node], (part: Node) => {
    if (part.type === 'footnoteReference' || part.type === 'footnoteDefinition')
      part.identifier = `p${page}-${part.identifier}`
    if (part.type === 'image') image(part)
    if (part.type === 'figure' && part.image) image(part.image)
  })
}

/** Letters from which on a text that stands on two pages is no chance: "Yes." is said more than once. */
const LONG = 16
/** Blocks at a page's head among which the head of the first page is looked for. */
const HEAD = 8

function withoutRepeats(parts: readonly Article[]): Pick<Article, 'blocks' | 'omitted'>[] {
  const pruned = parts.map(({ blocks, omitted }) => ({ blocks: [...blocks], omitted: [...omitted] }))
  const heads = new Set<string>()
  for (const [index, part] of pruned.entries()) {
    const next = pruned[index + 1]
    // The article ends once: what stands at the end of every page belongs to the last.
    if (next) takeOut(part, sharedTail(part.blocks, next.blocks), ...REPEATED)
    const head = part.blocks.slice(0, HEAD)
    if (index > 0) takeOut(part, head.slice(0, repeatedHead(head, heads)), ...REPEATED)
    for (const block of [...part.blocks.slice(0, HEAD), ...part.blocks.slice(-1)]) heads.add(textOf(block))
  }
  return pruned
}

/** How many blocks from the start stand at the head of an earlier page, or at the end of the one before. */
function repeatedHead(head: readonly ArticleBlock[], known: ReadonlySet<string>): number {
  let count = 0
  for (const [index, block] of head.entries()) {
    const text = textOf(block)
    if (text.length >= LONG && known.has(text)) count = index + 1
    else if (text !== '' && !known.has(text)) break
  }
  return count
}

function sharedTail(blocks: readonly ArticleBlock[], next: readonly ArticleBlock[]): ArticleBlock[] {
  const tail: ArticleBlock[] = []
  for (let back = 1; back < Math.min(blocks.length, next.length); back += 1) {
    const [one, other] = [blocks.at(-back) as ArticleBlock, next.at(-back) as ArticleBlock]
    const text = textOf(one)
    if (text.length < LONG || text !== textOf(other)) break
    tail.push(one)
  }
  return tail
}

const REPEATED = ['duplicate', 'repeated-on-further-page'] as const

function takeOut(
  part: Pick<Article, 'blocks' | 'omitted'>,
  blocks: readonly ArticleBlock[],
  reason: PlacedOmission['reason'],
  rule: string,
): void {
  if (blocks.length === 0) return
  const gone = new Set(blocks)
  part.blocks = part.blocks.filter((block) => !gone.has(block))
  for (const { node, path, order } of blocks) {
    const text = squeeze(printedText([node]))
    if (text !== '') part.omitted.push({ text, reason, path, order, rule })
  }
  part.omitted.sort((one, other) => one.order - other.order)
}

/** Longest row of page numbers. */
const LONGEST_PAGER = 160
const PAGER_WORDS =
  /(?:本文)?[共第]\s?\d{1,3}\s?[页頁]|上一[页頁]|下一[页頁]|前一[页頁]|后一[页頁]|首[页頁]|尾[页頁]|末[页頁]|上[页頁]|下[页頁]|前の?ページ|次の?ページ(?:へ)?|前へ|次へ|이전|다음|\b(?:pages?|seiten?|páginas?|pagin[ae]|of|von|de|di|sur|next|prev(?:ious)?|zurück|weiter|vorige|nächste|suivante?|précédente?|siguiente|anterior|first|last)\b|стр\.?|далее|назад/giu

/** A block that leads to the pages of the article and says nothing else: numbers, arrows, "Next". */
function pagerOf(addresses: readonly string[]): (block: ArticleBlock) => boolean {
  const pages = new Set(addresses.map((address) => address.split('#')[0]))
  return ({ node }) => {
    const text = printedText([node])
    if (text.length === 0 || text.length > LONGEST_PAGER) return false
    const rest = text.replace(PAGER_WORDS, '')
    if (/[^\d\s\p{P}\p{S}]/u.test(rest)) return false
    let leads = false
    visit([node], (part) => {
      if (part.type === 'link') leads ||= pages.has(part.url.split('#')[0])
    })
    // Words that are on pagers only are enough where the numbers are no links.
    return leads || (rest !== text && /[页頁]|ページ/u.test(text) && /\d/.test(text))
  }
}

const textOf = ({ node }: ArticleBlock) => fold(printedText([node]))
