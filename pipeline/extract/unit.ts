/** A unit is what becomes one block: a run, or an element whose runs belong together. */
import type { Element } from 'domhandler'
import type { ArticleBlock } from '../transcript/article.ts'
import { squeeze } from './dom.ts'
import type { Run } from './survey.ts'

export interface Unit {
  kind: 'run' | 'element' | 'figure'
  /** The run's container, or the element itself. */
  element: Element
  runs: Run[]
  /** Its text on one line. */
  text: string
  /** Runs of a figure that are its credit. */
  credit?: Run[]
  image?: Element
  order: number
  weight: number
  linked: number
  hint?: NonNullable<ArticleBlock['hint']>
  rule: string
}

export function unitOf(kind: Unit['kind'], element: Element, runs: Run[], rule: string): Unit {
  let weight = 0
  let linked = 0
  for (const run of runs) {
    weight += run.weight
    linked += run.linked
  }
  return { kind, element, runs, text: runsText(runs), order: runs[0]?.order ?? 0, weight, linked, rule }
}

/** As a reader sees it, all its line breaks and spaces but for their number. */
export function printedRun({ texts, parted }: Run): string {
  const [only] = texts
  if (texts.length === 1 && only) return only.data
  let text = ''
  for (const node of texts) text += parted?.has(node) ? ` ${node.data}` : node.data
  return text
}

export function runsText(runs: readonly Run[]): string {
  const [only] = runs
  return squeeze(only && runs.length === 1 ? printedRun(only) : runs.map(printedRun).join(' '))
}

/** From which weight a unit is running text: `most` letters, fewer in an article that has no unit of so many. */
export function proseWeight(units: readonly Unit[], most: number): number {
  let heaviest = 0
  for (const unit of units) heaviest = Math.max(heaviest, unit.weight - unit.linked)
  return Math.min(most, 0.6 * heaviest)
}
