/** The short visible lines around an article in which pages print who, when and where. */
import type { Element, Text } from 'domhandler'
import type { Verdicts } from './chrome.ts'
import { classesOf, isElement, squeeze } from './dom.ts'
import type { VisibleLine } from './metadata/index.ts'
import type { Region } from './region.ts'
import type { Kept, Run, Survey } from './survey.ts'
import { proseWeight, runsText, type Unit } from './unit.ts'

/** Longest line that is looked at, in letters: a standfirst. */
const LONGEST = 900
/** As many lines before, in and after the article. */
const MOST = 60
const SKIPPED = new Set(['navigation', 'related', 'advertisement', 'comment', 'hidden', 'form', 'dropped', 'share'])

export function visibleLines(
  units: readonly Unit[],
  survey: Survey,
  region: Region,
  verdicts: Verdicts,
  kept: Kept,
): VisibleLine[] {
  const outside = (run: Run) => {
    const reason = verdicts.get(run.index)?.reason
    return (
      run.texts.length > 0 && run.weight <= LONGEST && !kept.has(run) && (reason === undefined || !SKIPPED.has(reason))
    )
  }
  const firstKept = units[0]?.order ?? region.span.order
  const lastKept = units[units.length - 1]?.order ?? region.span.order
  const before = survey.runs.filter((run) => run.order < firstKept && outside(run)).slice(-MOST)
  const after = survey.runs.filter((run) => run.order > lastKept && outside(run)).slice(0, MOST)
  const lines = [...before.map((run) => runLine(run, 'before', survey)), ...headAndTail(units, survey)]
  return [...lines, ...after.map((run) => runLine(run, 'after', survey))].sort((one, other) => one.order - other.order)
}

/** Lines inside the article before its first running text, and after its last. */
function headAndTail(units: readonly Unit[], survey: Survey): VisibleLine[] {
  const prose = proseWeight(units, 200)
  const isProse = (unit: Unit) => unit.weight >= prose && unit.hint !== 'lead'
  const first = units.findIndex(isProse)
  const last = units.length - 1 - [...units].reverse().findIndex(isProse)
  const lines: VisibleLine[] = []
  units.forEach((unit, index) => {
    const where = index < first && index < 30 ? 'head' : index > last && index > units.length - 15 ? 'after' : undefined
    if (where === undefined || unit.weight > LONGEST || unit.kind === 'figure' || unit.runs.length === 0) return
    lines.push({
      text: unit.runs.length === 1 ? lineText(unit.runs[0] as Run) : unit.text,
      path: survey.paths.of(unit.element),
      order: unit.order,
      where,
      classes: classesAround(unit.element),
    })
  })
  return lines
}

function runLine(run: Run, where: VisibleLine['where'], survey: Survey): VisibleLine {
  const { container, order } = run
  return { text: lineText(run), path: survey.paths.of(container), order, where, classes: classesAround(container) }
}

/** `<span class="author">…</span><span class="date">…</span>`: the style sheet parts what the markup joins. */
function lineText(run: Run): string {
  const { texts } = run
  if (!texts.some((text, index) => isJoined(texts[index - 1], text))) return runsText([run])
  return squeeze(texts.map((text, index) => joint(texts[index - 1], text) + text.data).join(''))
}

/** A byline that touches something else ends there. */
function joint(before: Text | undefined, text: Text): string {
  if (!isJoined(before, text)) return ''
  const [first, second] = [before, text].map((one) => BYLINE.test((one?.parent as Element).attribs.class ?? ''))
  return first === second ? ' ' : ' | '
}

const BYLINE = /author|byline|writer|reporter|autor|auteur|zuozhe/i

function isJoined(before: Text | undefined, text: Text): boolean {
  const [first, second] = [before?.parent, text.parent]
  if (!isElement(first) || !isElement(second) || first === second || first.next !== second) return false
  return first.attribs.class !== undefined && second.attribs.class !== undefined
}

/** Own classes and those of the two elements around. */
function classesAround(element: Element): string[] {
  const classes: string[] = []
  let at: Element['parent'] = element
  for (let depth = 0; isElement(at) && depth < 3; depth += 1, at = at.parent) classes.push(...classesOf(at))
  return classes
}
