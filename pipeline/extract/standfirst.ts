/** Running text between the headline and the element that holds the article: its standfirst. */
import type { Verdicts } from './chrome.ts'
import type { Region } from './region.ts'
import type { Run, Survey } from './survey.ts'
import type { Unit } from './unit.ts'
import { cutUnits } from './units.ts'

/** Runs between headline and article; more of them are something else. */
const FARTHEST = 40

export function standfirst(region: Region, survey: Survey, verdicts: Verdicts): Unit[] {
  if (region.rule === 'select.body') return []
  const start = headlineBefore(region, survey)
  if (start === undefined) return []
  const span = { ...region.span, from: start + 1, to: region.span.from }
  return cutUnits({ root: survey.body, span, rule: 'standfirst' }, survey, verdicts, new Set()).flatMap(
    (unit): Unit[] => {
      if (unit.kind === 'figure') return unit.image && unit.linked <= 0.5 * unit.weight ? [unit] : []
      const own =
        unit.kind === 'run' && unit.runs.every((run) => isProse(run) || isSubtitle(run, survey.runs[start + 1]))
      return own ? [{ ...unit, hint: 'lead', rule: 'standfirst' }] : []
    },
  )
}

/** A heading directly below the headline, longer than a section's name: it says in a line what the article is. */
function isSubtitle(run: Run, below: Run | undefined): boolean {
  return run === below && /^h[2-4]$/.test(run.container.name) && run.weight >= SHORTEST_SUBTITLE && run.linked === 0
}

const SHORTEST_SUBTITLE = 30

function headlineBefore(region: Region, survey: Survey): number | undefined {
  for (let index = region.span.from - 1; index >= Math.max(0, region.span.from - FARTHEST); index -= 1)
    if (survey.runs[index]?.container.name === 'h1') return index
  return undefined
}

function isProse(run: Run): boolean {
  return (
    run.weight >= 60 &&
    run.marks > 0 &&
    run.linked < 0.3 * run.weight &&
    !/^(a|figcaption|dd|td|li)$/.test(run.container.name)
  )
}
