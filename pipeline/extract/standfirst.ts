/** Running text between the headline and the element that holds the article: its standfirst. */
import type { Verdicts } from './chrome.ts'
import type { Region } from './region.ts'
import type { Run, Survey } from './survey.ts'
import { type Unit, unitOf } from './unit.ts'

/** Runs between headline and article; more of them are something else. */
const FARTHEST = 40

export function standfirst(region: Region, survey: Survey, verdicts: Verdicts): Unit[] {
  if (region.rule === 'select.body') return []
  const start = headlineBefore(region, survey)
  if (start === undefined) return []
  return survey.runs
    .slice(start + 1, region.span.from)
    .filter((run) => !verdicts.has(run.index) && isProse(run))
    .map((run) => ({ ...unitOf('run', run.container, [run], 'standfirst'), hint: 'lead' as const }))
}

function headlineBefore(region: Region, survey: Survey): number | undefined {
  for (let index = region.span.from - 1; index >= Math.max(0, region.span.from - FARTHEST); index -= 1)
    if (survey.runs[index]?.container.name === 'h1') return index
  return undefined
}

function isProse(run: Run): boolean {
  return run.weight >= 60 && run.marks > 0 && run.linked < 0.3 * run.weight && run.container.name !== 'a'
}
