/** What extract hands to normalize: the article's blocks in reading order, its metadata, and all that was left out. */
import type { Block, Contributor, Metadata, Omission, OmissionReason } from './model.ts'
import type { Page } from './page.ts'

export interface Article {
  page: Page
  metadata: ArticleMetadata
  /** What the page's `<title>` says, site and all: it often names the guest where the headline does not. */
  documentTitle?: string
  /** Document order. */
  blocks: ArticleBlock[]
  omitted: PlacedOmission[]
  warnings: string[]
}

/** The page's metadata before the speakers are known. */
export interface ArticleMetadata extends Omit<Metadata, 'contributors'> {
  contributors: Contributor[]
  /** Every person the page credits with asking the questions ("Interview: …"), whoever that turns out to be. */
  interviewers: string[]
  /** Field → where its value was found: `published: meta[article:published_time]`. */
  evidence: Record<string, string>
}

/** One block of the article as the page had it, with the marks by which turns are recognised. */
export interface ArticleBlock {
  /** Any block but a turn; a paragraph for anything that is a run of inline content (dt, dd, td, div…). */
  node: Exclude<Block, { type: 'turn' }>
  /** Position in the page, the same scale as PlacedOmission.order; document order is ascending order. */
  order: number
  /** CSS path (`#content > p:nth-of-type(3)`) or `line 12`. */
  path: string
  /** Element name of the block in the page: p, div, dt, dd, li, td, h2, blockquote, figcaption… ('p' in plain text). */
  tag: string
  /** Own class names, and those of the wrappers between the block and the article's root, innermost first. */
  classes: string[]
  /** Marks other than classes: role, itemprop, data-speaker…, of the block and the same wrappers. */
  attributes: Record<string, string>
  /** Element names of the wrappers, innermost first: ['dl'], ['td', 'tr', 'table'], ['blockquote']. */
  ancestors: string[]
  /** Path of the innermost wrapper that is not the article's root; blocks of one box share it. */
  group: string
  /** What the block looks like before anyone asks who speaks. */
  hint?: 'caption' | 'box' | 'pullquote' | 'footnote' | 'lead' | 'byline' | 'source'
  /** The extraction rule that made it, for `explain`. */
  rule: string
}

export interface PlacedOmission extends Omission {
  order: number
  /** Rule that left it out, for `explain`. */
  rule: string
}

export type { Omission, OmissionReason }
