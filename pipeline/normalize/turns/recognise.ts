/** The page's turns: who opens where, what ends the conversation, what stands in it without being speech. */
import type { Article } from '../../transcript/article.ts'
import type { Forced } from '../corrections.ts'
import { attributedQuotes } from './attributed-quotes.ts'
import { captionsOf } from './captions.ts'
import { crossheadsOf, pointersOf, pullQuotesOf, stageLinesOf } from './interruptions.ts'
import { type PageView, viewOf } from './page.ts'
import { before, type Opening, type Reading } from './reading.ts'
import { decide, type Verdict } from './vote.ts'

export interface Recognition extends Verdict {
  page: PageView
  /** Units that are headings although the page sets them as paragraphs. */
  crossheads: Set<number>
  /** Units that describe the picture above them. */
  captions: Set<number>
  /** Units that tell what happened, not what was said. */
  stageLines: Set<number>
  /** Units that only point to another page. */
  pointers: Set<number>
  /** Units that repeat what a turn says. */
  pullQuotes: Set<number>
}

export function recognise(article: Article, forced: ReadonlyMap<number, Forced>): Recognition {
  const page = viewOf(article)
  const verdict = decide(page)
  const reading = settle(page, verdict.reading, forced)
  return {
    ...verdict,
    reading,
    page,
    crossheads: reading ? crossheadsOf(page, reading) : new Set(),
    captions: captionsOf(page, reading),
    stageLines: reading ? stageLinesOf(page, reading) : new Set(),
    pointers: reading ? pointersOf(page, reading) : new Set(),
    pullQuotes: reading ? new Set([...pullQuotesOf(page, reading), ...attributedQuotes(page, reading)]) : new Set(),
  }
}

/** source.yaml has the last word: a block it names opens a turn, or opens none. */
function settle(
  page: PageView,
  reading: Reading | undefined,
  forced: ReadonlyMap<number, Forced>,
): Reading | undefined {
  if (forced.size === 0) return reading
  const kept = (reading?.openings ?? []).filter(({ unit }) => !forced.has(page.units[unit]?.block.order ?? -1))
  const added: Opening[] = []
  const seen = new Set<number>()
  for (const unit of page.units) {
    const correction = forced.get(unit.block.order)
    if (correction?.as !== 'turn' || seen.has(unit.block.order)) continue
    seen.add(unit.block.order)
    const printed = (reading?.openings ?? []).find((opening) => opening.unit === unit.index && opening.start === 0)
    added.push({
      unit: unit.index, start: 0, body: printed?.body ?? 0, label: printed?.label ?? '', name: correction.speaker,
      key: `=${correction.speaker}`, confidence: 1, rule: 'correction',
    }) // biome-ignore format: fields of one kind share a row
  }
  const openings = [...kept, ...added].sort(before)
  if (openings.length === 0) return undefined
  return {
    rule: reading?.rule ?? 'correction',
    confidence: reading?.confidence ?? 1,
    outside: reading?.outside ?? new Set(),
    openings,
  }
}
