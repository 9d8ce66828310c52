/** Everything visible that is in no block, one entry for each piece of chrome. */
import type { Element, Text } from 'domhandler'
import type { PlacedOmission } from '../transcript/article.ts'
import type { OmissionReason } from '../transcript/model.ts'
import type { Verdict, Verdicts } from './chrome.ts'
import { isElement, squeeze } from './dom.ts'
import type { Region } from './region.ts'
import { type Kept, orderOf, type Run, type Span, type Survey } from './survey.ts'
import { TEXT_RULES, type TextRule } from './text-rules.ts'
import { printedRun, unitOf } from './unit.ts'

export interface Omitted {
  omission: PlacedOmission
  texts: Text[]
}

/** Texts taken out of the middle of a run. */
export interface Extra {
  element: Element
  texts: Text[]
  reason: OmissionReason
  rule: string
}

/** Runs not in `kept`, joined while they share a verdict. */
export function listOmissions(
  survey: Survey,
  region: Region,
  verdicts: Verdicts,
  kept: Kept,
  extras: readonly Extra[],
): Omitted[] {
  const around = aroundRegion(region, survey)
  const omitted: Omitted[] = []
  let open: { verdict: Verdict; runs: Run[] } | undefined
  const close = () => {
    if (open) omitted.push(omissionOf(open.verdict, open.runs, survey))
    open = undefined
  }
  for (const run of survey.runs) {
    if (run.texts.length === 0) continue
    if (kept.has(run)) {
      close()
      continue
    }
    const verdict = verdicts.get(run.index) ?? around(run)
    if (open?.verdict === verdict) open.runs.push(run)
    else {
      close()
      open = { verdict, runs: [run] }
    }
  }
  close()
  for (const { element, texts, reason, rule } of extras) {
    const order = orderOf(texts[0] as Text) ?? 0
    const text = squeeze(texts.map(({ data }) => data).join(''))
    omitted.push({ omission: { text, reason, path: survey.paths.of(element), order, rule }, texts })
  }
  return omitted.sort((one, other) => one.omission.order - other.omission.order)
}

function omissionOf(verdict: Verdict, runs: readonly Run[], survey: Survey): Omitted {
  const { reason, rule, element } = verdict
  const text = runs.map((run) => squeeze(printedRun(run))).join('\n')
  const order = runs[0]?.order ?? 0
  return {
    omission: { text, reason, path: survey.paths.of(element), order, rule },
    texts: runs.flatMap((run) => run.texts),
  }
}

/** What no rule named outside the article: one verdict for each element beside the article's own ancestors. */
function aroundRegion(region: Region, survey: Survey): (run: Run) => Verdict {
  const ancestors = new Set<Element>()
  for (let at: Element | null = region.root; at; at = at.parent as Element | null) ancestors.add(at)
  const known = new Map<Element, Verdict>()
  return (run) => {
    let element = run.container
    while (isElement(element.parent) && !ancestors.has(element) && !ancestors.has(element.parent))
      element = element.parent
    const found = known.get(element)
    if (found) return found
    const verdict = verdictFor(element, run, region, survey)
    // Loose text beside the article has the ancestor itself as its element: before and after are two places.
    if (!ancestors.has(element)) known.set(element, verdict)
    return verdict
  }
}

function verdictFor(element: Element, run: Run, region: Region, survey: Survey): Verdict {
  const span = survey.spans.get(element) as Span | undefined
  const linked = span ? ratio(survey, span) : 0
  const isBefore = run.index < region.span.from
  const row = span && span.to - span.from > 3 ? undefined : lineRule(run)
  if (row) return { reason: row.reason, rule: row.rule, element }
  if (linked > 0.5) return { reason: isBefore ? 'navigation' : 'related', rule: 'links-outside-article', element }
  return { reason: 'boilerplate', rule: 'outside-article', element }
}

/** The rule of the table of lines for a line beside the article. */
function lineRule(run: Run): TextRule | undefined {
  if (run.weight > 900) return undefined
  const unit = unitOf('run', run.container, [run], 'line')
  const facts = {
    unit,
    text: unit.text.toLowerCase(),
    linked: run.linked / Math.max(1, run.weight),
    head: false,
    tail: true,
    ended: true,
  }
  return TEXT_RULES.find((row) => !row.takesFollowing && row.rule !== 'linked-after-text' && row.matches(facts))
}

function ratio(survey: Survey, span: Span): number {
  const weight = (survey.weights[span.to] ?? 0) - (survey.weights[span.from] ?? 0)
  return weight === 0 ? 0 : ((survey.linked[span.to] ?? 0) - (survey.linked[span.from] ?? 0)) / weight
}
