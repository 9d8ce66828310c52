/** A box of frequent questions at the end of a report: the report is no conversation because it has one. */
import type { Group } from './form-reading.ts'
import { labelKey, parseColonLabel } from './label.ts'
import type { PageView } from './page.ts'
import type { Unit } from './unit.ts'
import { isPairMark } from './words/parts.ts'

/** From its first turn to its last, a conversation takes this share of the article. */
export const LEAST_COVERED = 0.25
/** So many questions without a mark are the page's own, whatever box follows them. */
const FEWEST_OWN = 3

/** Questions found by form of which all but one or two are marked (`Q1：…`) and stand close together. */
export function areOfBox(page: PageView, groups: readonly Group[]): boolean {
  const marked = groups.filter(({ units }) => isMarked(page.units[units[0] as number]))
  if (marked.length < 2 || groups.length - marked.length >= FEWEST_OWN) return false
  const last = marked.at(-1)
  return coveredShare(page, marked[0]?.units[0] ?? 0, last?.answer?.unit ?? last?.units[0] ?? 0) < LEAST_COVERED
}

function isMarked(unit: Unit | undefined): boolean {
  const label = parseColonLabel(unit?.text.slice(0, LONGEST_MARK) ?? '')
  return label !== undefined && isPairMark(labelKey(label.name))
}

const LONGEST_MARK = 24

/** Share of the article's text from one unit to another. */
export function coveredShare({ units }: PageView, first: number, last: number): number {
  let all = 0
  let inside = 0
  for (const { index, kind, text } of units) {
    if (kind !== 'speech') continue
    all += text.length
    if (index >= first && index <= last) inside += text.length
  }
  return inside / Math.max(1, all)
}
