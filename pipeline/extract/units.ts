/** Cuts the article's region into units, in page order. */
import type { Element } from 'domhandler'
import type { Verdicts } from './chrome.ts'
import { isElement } from './dom.ts'
import { figureUnit, isFigureElement, looseImages } from './figure.ts'
import type { Region } from './region.ts'
import { type Run, type Span, type Survey, sumOf } from './survey.ts'
import { isDataTable } from './table.ts'
import { runsText, type Unit, unitOf } from './unit.ts'

/** Units of the runs `from` to `to` that no verdict took. */
export function cutUnits(region: Region, survey: Survey, verdicts: Verdicts, notes: ReadonlySet<Element>): Unit[] {
  const whole = wholeElements(region, survey, verdicts, notes)
  const units: Unit[] = []
  for (let index = region.span.from; index < region.span.to; index += 1) {
    const element = whole.get(index)
    if (element) {
      const span = survey.spans.get(element) as Span
      const runs = survey.runs.slice(span.from, span.to).filter((run) => !verdicts.has(run.index))
      units.push(...elementUnits(element, runs))
      index = span.to - 1
      continue
    }
    const run = survey.runs[index]
    if (run && !verdicts.has(index)) addRun(units, run)
  }
  return units
}

function elementUnits(element: Element, runs: Run[]): Unit[] {
  if (runs.length === 0) return []
  if (isFigureElement(element, runs)) {
    const figure = figureUnit(element, runs)
    return figure.image || figure.weight > 0 ? [figure] : []
  }
  return [unitOf('element', element, runs, element.name)]
}

/** A run without text is its images; images before or after all of its text stand on their own. */
function addRun(units: Unit[], run: Run): void {
  const loose = run.images.length > 0 ? looseImages(run) : undefined
  for (const unit of loose?.before ?? []) units.push(unit)
  if (run.texts.length > 0) units.push(unitOf('run', run.container, [run], run.container.name))
  for (const unit of loose?.after ?? []) units.push(unit)
}

/** Nobody reads a larger table or list in a conversation, and what converts one hands all its rows to one call. */
const MOST_RUNS = 20_000
/** Children of one element in it: what minifies its white space looks from each to the end. */
const MOST_CHILDREN = 1000

/** First run index → the element whose runs stay together. The outermost one counts. */
function wholeElements(
  region: Region,
  survey: Survey,
  verdicts: Verdicts,
  notes: ReadonlySet<Element>,
): Map<number, Element> {
  const lists = new Set([...notes].flatMap((note) => (isElement(note.parent) ? [note.parent] : [])))
  const whole = new Map<number, Element>()
  const prose = sumOf(survey.weights, region.span)
  let end = region.span.from
  for (const span of survey.blocks) {
    const { element } = span
    if (span.from < end || span.from >= region.span.to || span.from === span.to || element === region.root) continue
    if (span.to > region.span.to || lists.has(element) || span.to - span.from > MOST_RUNS) continue
    if (!mayStayWhole(element) && !notes.has(element)) continue
    const runs = survey.runs
      .slice(span.from, Math.min(span.to, span.from + 400))
      .filter((run) => !verdicts.has(run.index))
    if (!notes.has(element) && !staysWhole(element, runs, sumOf(survey.weights, span) / Math.max(1, prose))) continue
    if (hasLongLine(element)) continue
    whole.set(span.from, element)
    end = span.to
  }
  return whole
}

const WHOLE = new Set(['ul', 'ol', 'table', 'blockquote', 'pre', 'figure', 'figcaption'])

/** By its name, or called what figures are called: nearly every paragraph is neither. */
function mayStayWhole({ name, attribs }: Element): boolean {
  return WHOLE.has(name) || attribs.class !== undefined || attribs.id !== undefined
}

/** Rows and items may be many; pieces of one line may not. */
function hasLongLine(element: Element): boolean {
  const stack: Element[] = [element]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const isLine = node !== element && !/^t(?:able|body|head|foot)$/.test(node.name)
    if (isLine && node.children.length > MOST_CHILDREN) return true
    for (const child of node.children) if (isElement(child)) stack.push(child)
  }
  return false
}

function staysWhole(element: Element, runs: readonly Run[], share: number): boolean {
  switch (element.name) {
    case 'ul':
    case 'ol':
      return share < 0.5 && !isDialogueList(runs) && !isLayoutList(element)
    case 'table':
      return isDataTable(element)
    case 'blockquote':
      return share < 0.5
    case 'pre':
      return share < 0.5
    default:
      return isFigureElement(element, runs)
  }
}

/** Items that begin with a label, or with a dash of speech: what someone says, not a list. */
function isDialogueList(runs: readonly Run[]): boolean {
  const labelled = runs.filter((run) =>
    /^(\[?[\d:]{4,9}\]?\s{0,3})?[^:：\s][^:：.!?。！？]{0,30}[:：]\s{0,3}\S|^[—–]\s{0,2}[¿¡\p{L}«"“]/u.test(
      runsText([run]),
    ),
  )
  return runs.length >= 4 && labelled.length >= 0.5 * runs.length
}

/** Items of several paragraphs or with headings are boxes of a page, not items of a list. */
function isLayoutList(list: Element): boolean {
  let items = 0
  let large = 0
  for (const item of list.children) {
    if (!isElement(item) || item.name !== 'li') continue
    items += 1
    const blocks = item.children.filter(
      (child) => isElement(child) && /^(p|div|h[1-6]|blockquote|section)$/.test(child.name),
    )
    if (blocks.length > 1) large += 1
  }
  return items > 0 && large >= 0.5 * items
}
