/** Why each block became what it is, and a warning where the page leaves room for doubt. */
import type { Article } from '../transcript/article.ts'
import { excerpt } from '../transcript/fold.ts'
import type { TraceEntry } from '../transcript/normalized.ts'
import { textOf } from '../transcript/walk.ts'
import type { Assembled } from './assemble.ts'
import type { Opening } from './turns/reading.ts'
import type { Recognition } from './turns/recognise.ts'

/** Below this a person should look. */
const DOUBTFUL = 0.6
/** A page full of doubt is one warning, not a hundred. */
const MOST_WARNINGS = 5

export function traceOf(article: Article, recognition: Recognition, { became }: Assembled): TraceEntry[] {
  const { reading, runnerUp } = recognition
  const opened = new Map<number, Opening>()
  for (const opening of reading?.openings ?? []) {
    const order = recognition.page.units[opening.unit]?.block.order
    if (order !== undefined && !opened.has(order)) opened.set(order, opening)
  }
  const blocks = article.blocks.map((block) => {
    const opening = opened.get(block.order)
    const what = became.get(block.order) ?? []
    const continued = opening === undefined && what[0]?.startsWith('turn ')
    const entry: TraceEntry = {
      path: block.path,
      text: textOf([block.node]),
      became: what.length === 0 ? block.node.type : `${what.join(', ')}${continued ? ', continued' : ''}`,
      rule: opening?.rule ?? block.rule,
      confidence: opening?.confidence ?? reading?.confidence ?? 1,
    }
    if (opening && runnerUp) entry.runnerUp = { became: 'a page read by that rule', ...runnerUp }
    return { order: block.order, entry }
  })
  const omissions = article.omitted.map(({ order, path, text, reason, rule }) => ({
    order,
    entry: { path, text, became: `omitted: ${reason}`, rule, confidence: 1 },
  }))
  return [...blocks, ...omissions].sort((a, b) => a.order - b.order).map(({ entry }) => entry)
}

export function warningsOf({ reading, page }: Recognition): string[] {
  const doubtful = (reading?.openings ?? []).filter(({ confidence }) => confidence < DOUBTFUL)
  const warnings = doubtful.slice(0, MOST_WARNINGS).map(({ unit, body, rule, confidence }) => {
    const { text, block } = page.units[unit] as Recognition['page']['units'][number]
    const start = excerpt(text.slice(body), 24)
    return `${block.path}: turn '${start}' was recognised by ${rule} with confidence ${confidence.toFixed(2)} only; to settle it, write '- turn: ${start}' with its 'speaker', or '- paragraph: ${start}', under 'corrections' in source.yaml`
  })
  const more = doubtful.length - warnings.length
  return more > 0
    ? [...warnings, `${more} more turns were recognised with low confidence; see 'colloquy explain'`]
    : warnings
}
