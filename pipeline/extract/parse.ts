/** HTML text → cheerio over a parse5 tree whose depth is bounded. */
import { type CheerioAPI, load } from 'cheerio/slim'
import type { Document } from 'domhandler'
import { Parser, type ParserOptions, type Token } from 'parse5'
import type { Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'
import { adapter } from './adapter.ts'
import { StretchTokenizer } from './tokenizer.ts'

/**
 * Deepest nesting that is kept; browsers stop at 512 as well. parse5 looks through the whole stack of open elements
 * at every block's start tag, so 50,000 nested `<div>` cost it 20 s without a bound and nothing with one; and every
 * walk of the tree after this may recurse.
 */
const DEEPEST = 400
/** Formatting elements left open are opened again in every later paragraph: `<font …>` × n costs n². */
const MOST_FORMATTING = 8

const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '))
/** Their start tag switches the tokenizer, or opens nothing, or closes its own kind first. */
const ALWAYS = new Set(
  'script style textarea title iframe noscript noembed noframes xmp plaintext br img hr input wbr p'.split(' '),
)

/** Drops start tags below the bound, and as many end tags of the same name; text stays, one level higher. */
class BoundedParser extends Parser<Htmlparser2TreeAdapterMap> {
  private readonly dropped = new Map<string, number>()

  constructor(options: ParserOptions<Htmlparser2TreeAdapterMap>) {
    super(options)
    this.tokenizer = new StretchTokenizer(this.options, this)
  }

  override onStartTag(token: Token.TagToken): void {
    const { tagName } = token
    const tooDeep = this.openElements.stackTop >= DEEPEST && !ALWAYS.has(tagName)
    const tooMany = FORMATTING.has(tagName) && this.activeFormattingElements.entries.length >= MOST_FORMATTING
    if (tooDeep || tooMany) this.dropped.set(tagName, (this.dropped.get(tagName) ?? 0) + 1)
    else super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    const count = this.dropped.get(token.tagName) ?? 0
    if (count > 0) this.dropped.set(token.tagName, count - 1)
    else super.onEndTag(token)
  }
}

/** `cheerio/slim` and parse5 give the tree that `cheerio` gives, without the 150 ms that loading its HTTP client costs. */
export function parseHtml(html: string): CheerioAPI {
  const parser = new BoundedParser({ treeAdapter: adapter })
  parser.tokenizer.write(html, true)
  const document: Document = parser.document
  return load(document)
}
