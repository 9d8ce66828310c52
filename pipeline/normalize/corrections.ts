/** Corrections of source.yaml: what an editor saw and the rules did not, anchored by the text it applies to. */
import { ColloquyError } from '../errors.ts'
import type { Article, ArticleBlock, PlacedOmission } from '../transcript/article.ts'
import type { NoteKind } from '../transcript/model.ts'
import type { Correction } from '../transcript/settings.ts'
import { printedText } from './conservation/printed.ts'
import { Anchors } from './corrections/anchors.ts'
import { Heads, labelOf } from './corrections/heads.ts'

/** What a block is, whatever the rules say. `paragraph` goes on with the turn before it. */
export type Forced = { as: 'note'; kind: NoteKind } | { as: 'turn'; speaker: string } | { as: 'paragraph' }

export interface Corrected {
  /** Without the dropped blocks; they are among its omissions, in the order of the page. */
  article: Article
  /** Label as printed, without its colon → the name of the speaker it stands for. */
  renames: ReadonlyMap<string, string>
  /** `ArticleBlock.order` → what that block is. */
  forced: ReadonlyMap<number, Forced>
}

/**
 * Applies `article.page.settings.corrections`. The article is not changed.
 *
 * @throws ColloquyError 'settings' for an anchor that fits no block or several, a renamed label that no block begins
 * with, and two corrections of one block.
 */
export function applyCorrections(article: Article): Corrected {
  const corrections = article.page.settings.corrections ?? []
  const renames = new Map<string, string>()
  const forced = new Map<number, Forced>()
  if (corrections.length === 0) return { article, renames, forced }
  const anchors = new Anchors(article)
  const heads = new Heads(article)
  const dropped = new Set<ArticleBlock>()
  const corrected = new Map<ArticleBlock, number>()
  for (const [index, correction] of corrections.entries()) {
    const place = `corrections[${index}]`
    if ('rename' in correction) {
      heads.require(correction.rename, place)
      renames.set(labelOf(correction.rename), correction.to)
      continue
    }
    const block = anchors.find(anchorOf(correction), place)
    const other = corrected.get(block)
    if (other !== undefined) throw conflict(article, place, other)
    corrected.set(block, index)
    const as = forcedBy(correction)
    if (as) forced.set(block.order, as)
    else dropped.add(block)
  }
  return { article: dropped.size === 0 ? article : without(article, dropped), renames, forced }
}

type Anchored = Exclude<Correction, { rename: string }>

function anchorOf(correction: Anchored): string {
  if ('note' in correction) return correction.note
  if ('turn' in correction) return correction.turn
  return 'paragraph' in correction ? correction.paragraph : correction.drop
}

function forcedBy(correction: Anchored): Forced | undefined {
  if ('note' in correction) return { as: 'note', kind: correction.kind ?? 'editor' }
  if ('turn' in correction) return { as: 'turn', speaker: correction.speaker }
  return 'paragraph' in correction ? { as: 'paragraph' } : undefined
}

function conflict(article: Article, place: string, other: number): ColloquyError {
  return new ColloquyError(
    'settings',
    `expected one correction of a block, found a second one of the block that corrections[${other}] corrects; keep one of them`,
    { file: article.page.settingsFile, place },
  )
}

function without(article: Article, dropped: ReadonlySet<ArticleBlock>): Article {
  const omissions = [...dropped].map(
    (block): PlacedOmission => ({
      text: printedText(block.node),
      reason: 'dropped',
      path: block.path,
      order: block.order,
      rule: 'source.yaml',
    }),
  )
  return {
    ...article,
    blocks: article.blocks.filter((block) => !dropped.has(block)),
    omitted: [...article.omitted, ...omissions].sort((a, b) => a.order - b.order),
  }
}
