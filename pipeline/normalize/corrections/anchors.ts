/** Anchors: the first characters of a block, by which a correction finds it again in a fresh capture. */
import { ColloquyError } from '../../errors.ts'
import type { Article, ArticleBlock } from '../../transcript/article.ts'
import { excerpt } from '../../transcript/fold.ts'
import { printedText } from '../conservation/printed.ts'
import { nearest } from './likeness.ts'

/** Characters of a block that an anchor is compared with beyond its own length: a label and a time before the text. */
const LABEL = 60

interface Beginning {
  block: ArticleBlock
  /** Without white space. */
  whole: string
  /** Behind a leading `label:`; undefined where there is none. */
  said: string | undefined
}

/** Without what an editor cannot see or copies differently: white space, zero-width characters, split accents. */
export function plain(text: string): string {
  return text.normalize('NFC').replace(/[\s\u200b-\u200d\u2060\ufeff\u00ad]+/g, '')
}

export class Anchors {
  private readonly article: Article
  private readonly beginnings: readonly Beginning[]

  constructor(article: Article) {
    this.article = article
    this.beginnings = article.blocks.map(beginningOf)
  }

  /** The one block that begins with the anchor; a block that is the anchor, whole, comes before longer ones. */
  find(anchor: string, place: string): ArticleBlock {
    const wanted = plain(anchor)
    const tries = [
      this.beginnings.filter(({ whole }) => whole.startsWith(wanted)),
      this.beginnings.filter(({ said }) => said?.startsWith(wanted)),
    ]
    const found = tries.find((list) => list.length > 0) ?? []
    const exact = found.filter(({ whole, said }) => whole === wanted || said === wanted)
    const [only, second] = exact.length === 1 ? exact : found
    if (wanted === '' || only === undefined) throw this.missing(anchor, place)
    if (second !== undefined) throw this.ambiguous(anchor, place, found.length, exact.length)
    return only.block
  }

  private missing(anchor: string, place: string): ColloquyError {
    const texts = this.article.blocks.map(({ node }) => excerpt(printedText(node)))
    const near = nearest(anchor, texts)
    const hint = near === undefined ? 'look the page up again' : `did you mean «${near}»?`
    return this.error(`expected a block that begins with «${excerpt(anchor)}», found none; ${hint}`, place)
  }

  private ambiguous(anchor: string, place: string, count: number, exact: number): ColloquyError {
    const advice =
      exact > 1
        ? `${exact} of them are the same text and no anchor parts them: use a CSS selector (select.drop)`
        : 'write more characters'
    return this.error(`expected one block that begins with «${excerpt(anchor)}», found ${count}; ${advice}`, place)
  }

  private error(message: string, place: string): ColloquyError {
    return new ColloquyError('settings', message, { file: this.article.page.settingsFile, place })
  }
}

function beginningOf(block: ArticleBlock): Beginning {
  const whole = plain(printedText(block.node))
  const colon = /^[^:：]{1,60}[:：]+/.exec(whole.slice(0, LABEL + 1))
  return { block, whole, said: colon ? whole.slice(colon[0].length) : undefined }
}
