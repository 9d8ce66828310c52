/** Applies the table of lines to an article's units. */
import type { Element } from 'domhandler'
import type { Verdict } from './chrome.ts'
import type { Region } from './region.ts'
import { TEXT_RULES, type TextRule } from './text-rules.ts'
import { proseWeight, type Unit } from './unit.ts'

export interface Removal {
  unit: Unit
  verdict: Verdict
}

/** As many units at the end of an article may be its tail. */
const TAIL = 12
/** As many lines may follow a heading of links. */
const MOST_FOLLOWING = 40

/** After a heading that ends an article at most this part of its prose may follow. */
const LARGEST_REST = 0.15

/** Units that the table names, with whatever belongs to them. */
export function findLines(units: readonly Unit[], region: Region): Removal[] {
  const removals: Removal[] = []
  const prose = proseWeight(units, 120)
  const first = units.findIndex((unit) => unit.weight - unit.linked >= prose)
  const last = lastProse(units)
  const rest = restSums(units)
  const share = (index: number) => (rest[index] ?? 0) / Math.max(1, rest[0] ?? 0)
  for (let index = 0; index < units.length; index += 1) {
    const unit = units[index] as Unit
    const ended = index > last
    const tail = ended || (index >= units.length - TAIL && share(index) < 0.5 * LARGEST_REST)
    const row = ruleFor(unit, index < first, tail, ended)
    if (!row || (row.takesRest && share(index) > LARGEST_REST)) continue
    const verdict: Verdict = { reason: row.reason, rule: row.rule, element: unit.element }
    const end = row.takesRest
      ? units.length
      : row.takesFollowing
        ? endOfFollowing(units, index, region.root)
        : index + 1
    for (let next = index; next < end; next += 1) removals.push({ unit: units[next] as Unit, verdict })
    index = end - 1
  }
  const gone = new Set(removals.map(({ unit }) => unit))
  return [...removals, ...linkedLines(units, gone), ...lastHeadings(units, gone)]
}

/** Prose from each unit on. */
function restSums(units: readonly Unit[]): number[] {
  const sums: number[] = [0]
  for (let index = units.length - 1; index >= 0; index -= 1) {
    const unit = units[index] as Unit
    sums.push((sums[sums.length - 1] ?? 0) + unit.weight - unit.linked)
  }
  return sums.reverse()
}

/** As many lines that are links and nothing else, one after the other, are a list of links without its markup. */
const LINKED_LINES = 3

function linkedLines(units: readonly Unit[], gone: ReadonlySet<Unit>): Removal[] {
  const removals: Removal[] = []
  let lines: Unit[] = []
  for (const unit of [...units, undefined]) {
    const isLinked = unit !== undefined && !gone.has(unit) && unit.kind === 'run' && isTeaser(unit)
    if (isLinked) lines.push(unit)
    else {
      for (const line of lines.length >= LINKED_LINES ? lines : [])
        removals.push({ unit: line, verdict: { reason: 'related', rule: 'linked-lines', element: line.element } })
      lines = []
    }
  }
  return removals
}

/** Long enough to be a headline: what is shorter may be a name, or the contents of the article. */
function isTeaser(unit: Unit): boolean {
  return unit.weight >= 25 && unit.linked > 0.95 * unit.weight && !/^(h[1-6]|dt|td)$/.test(unit.element.name)
}

/** Headings with nothing after them any more. */
function lastHeadings(units: readonly Unit[], gone: ReadonlySet<Unit>): Removal[] {
  const removals: Removal[] = []
  for (let index = units.length - 1; index > 0; index -= 1) {
    const unit = units[index] as Unit
    if (gone.has(unit)) continue
    if (!/^h[1-6]$/.test(unit.element.name)) break
    removals.push({ unit, verdict: { reason: 'boilerplate', rule: 'heading-without-text', element: unit.element } })
  }
  return removals
}

function ruleFor(unit: Unit, head: boolean, tail: boolean, ended: boolean): TextRule | undefined {
  if (unit.kind === 'figure' && unit.weight === 0) return undefined
  const facts = {
    unit,
    text: unit.weight > 1000 ? '' : lowered(unit.text),
    linked: unit.weight === 0 ? 0 : unit.linked / unit.weight,
    head,
    tail,
    ended,
  }
  return TEXT_RULES.find((row) => row.matches(facts))
}

function lastProse(units: readonly Unit[]): number {
  const prose = proseWeight(units, 60)
  for (let index = units.length - 1; index >= 0; index -= 1) {
    const unit = units[index] as Unit
    if (unit.weight - unit.linked >= prose && unit.kind === 'run' && unit.linked < 0.5 * unit.weight) return index
  }
  return units.length
}

/** Lines of links after the heading, and what shares a box of the page with it. */
function endOfFollowing(units: readonly Unit[], start: number, root: Element): number {
  const box = boxOf(units, start, root)
  let end = start + 1
  while (end < units.length && end - start < MOST_FOLLOWING) {
    const unit = units[end] as Unit
    const isLinked = unit.weight > 0 && unit.linked > 0.5 * unit.weight
    if (!isLinked && !(box && isInside(unit, box))) break
    end += 1
  }
  return end
}

/** The most text that a box of links holds besides them, in letters and in parts of the article. */
const LARGEST_BOX = 500
const LARGEST_BOX_SHARE = 0.15

/** The element around the heading, when it is no larger than a box. */
function boxOf(units: readonly Unit[], start: number, root: Element): Element | undefined {
  const parent = (units[start] as Unit).element.parent as Element | null
  if (!parent || parent === root || parent.type !== 'tag' || containsRoot(parent, root)) return undefined
  let inside = 0
  let all = 0
  for (const unit of units) {
    all += unit.weight - unit.linked
    if (isInside(unit, parent)) inside += unit.weight - unit.linked
  }
  return inside <= Math.min(LARGEST_BOX, LARGEST_BOX_SHARE * all + 60) ? parent : undefined
}

function containsRoot(element: Element, root: Element): boolean {
  for (let at: Element | null = root; at; at = at.parent as Element | null) if (at === element) return true
  return false
}

function isInside(unit: Unit, box: Element): boolean {
  for (let at: Element | null = unit.element; at; at = at.parent as Element | null) if (at === box) return true
  return false
}

/** A Turkish capital keeps its dot as a letter of its own in lower case, which no word of a list has. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return text.includes('İ') ? lower.replaceAll('i\u0307', 'i') : lower
}
