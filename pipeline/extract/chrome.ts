/** Leaves out what stands around and inside an article and is not of it: rules by what an element is and is called. */
import type { Element } from 'domhandler'
import type { OmissionReason } from '../transcript/model.ts'
import { type Anchor, holdsAnchor, isInAnchor } from './anchor.ts'
import { CHROME_RULES, type ChromeFacts, type ChromeRule } from './chrome-rules.ts'
import { wordsOf } from './dom.ts'
import { type Run, type Span, type Survey, sumOf } from './survey.ts'

/** Why runs are left out together; runs that share the object become one omission. */
export interface Verdict {
  reason: OmissionReason
  rule: string
  /** Whose path the omission names. */
  element: Element
}

/** Run index → verdict, for every run in an element that a rule names. The outermost such element speaks. */
export type Verdicts = Map<number, Verdict>

/** What holds the anchor is no chrome, whatever it is called. */
export function findChrome(survey: Survey, anchor?: Anchor): Verdicts {
  const marked: { verdict: Verdict; span: Span; row: ChromeRule }[] = []
  const total = survey.prose[survey.runs.length] ?? 0
  let end = 0
  for (const span of survey.blocks) {
    const { element } = span
    if (span.from < end || span.from === span.to || element.name === 'body') continue
    if (anchor && holdsAnchor(span, anchor)) continue
    const row = ruleFor(factsOf(element, span, survey, total, anchor))
    if (!row) continue
    marked.push({ verdict: { reason: row.reason, rule: row.rule, element }, span, row })
    end = span.to
  }
  const verdicts: Verdicts = new Map()
  const overreaching = overreach(marked, survey, total)
  const running = runningClasses(
    marked.filter(({ span }) => span.element.name === 'p').map(({ span }) => classOf(span.element)),
    survey,
    total,
  )
  const asked = questionClasses(marked, survey)
  for (const { verdict, span, row } of marked) {
    if (
      overreaching.has(row) ||
      asked.has(classOf(span.element)) ||
      (span.element.name === 'p' && running.has(classOf(span.element)))
    )
      continue
    for (let index = span.from; index < span.to; index += 1) verdicts.set(index, verdict)
  }
  for (const run of survey.runs) if (run.detached !== undefined) verdicts.set(run.index, detachedVerdict(run))
  return verdicts
}

/** A rule that takes half of the page's prose piece by piece has met an article that calls its parts by that word. */
function overreach(marked: { span: Span; row: ChromeRule }[], survey: Survey, total: number): Set<ChromeRule> {
  const taken = new Map<ChromeRule, number>()
  for (const { span, row } of marked) taken.set(row, (taken.get(row) ?? 0) + sumOf(survey.prose, span))
  return new Set([...taken].filter(([row, prose]) => prose > Math.max(0.5, row.share) * total).map(([row]) => row))
}

/** What long paragraphs of one class hold of the page's prose, where that class is the running text's. */
const RUNNING_TEXT = 0.25

/**
 * Classes of short paragraphs that a rule took, though the long ones of the same class are the article: a page that
 * sells its text marks every paragraph of it with the word for the wall.
 */
function runningClasses(suspects: readonly string[], survey: Survey, total: number): Set<string> {
  const held = new Map(suspects.filter((name) => name !== '').map((name) => [name, 0]))
  if (held.size === 0) return new Set()
  for (const span of survey.blocks) {
    const known = span.element.name === 'p' ? held.get(classOf(span.element)) : undefined
    if (known !== undefined && sumOf(survey.weights, span) > 80)
      held.set(classOf(span.element), known + sumOf(survey.prose, span))
  }
  return new Set([...held].filter(([, prose]) => prose > RUNNING_TEXT * total).map(([name]) => name))
}

/** Fewer elements of a class that ask are teasers. */
const FEWEST_QUESTIONS = 3

/** Classes of which every element is a question without a link: how the page sets the questions of its interview. */
function questionClasses(marked: readonly { span: Span }[], survey: Survey): Set<string> {
  const byClass = new Map<string, Span[]>()
  for (const { span } of marked) {
    const name = classOf(span.element)
    if (name === '') continue
    const alike = byClass.get(name) ?? []
    alike.push(span)
    byClass.set(name, alike)
  }
  const asking = [...byClass].filter(
    ([, spans]) => spans.length >= FEWEST_QUESTIONS && spans.every((span) => isQuestion(span, survey)),
  )
  return new Set(asking.map(([name]) => name))
}

function isQuestion(span: Span, survey: Survey): boolean {
  const run = survey.runs[span.to - 1]
  if (run === undefined || sumOf(survey.linked, span) > 0) return false
  return ENDS_ASKING.test(
    run.texts
      .map(({ data }) => data)
      .join('')
      .slice(-40),
  )
}

const ENDS_ASKING = /[?？؟][\s"”»]{0,20}$/u

const classOf = (element: Element): string => element.attribs.class ?? ''

function detachedVerdict(run: Run): Verdict {
  const rule = run.detached ?? 'hidden'
  return { reason: rule === 'button' ? 'form' : 'hidden', rule, element: run.nodes[0] as Element }
}

function factsOf(element: Element, span: Span, survey: Survey, total: number, anchor: Anchor | undefined): ChromeFacts {
  const weight = sumOf(survey.weights, span)
  return {
    element,
    words: wordsOf(element),
    weight,
    share: total === 0 ? 0 : sumOf(survey.prose, span) / total,
    linked: weight === 0 ? 0 : sumOf(survey.linked, span) / weight,
    runs: span.to - span.from,
    inBody: anchor !== undefined && isInAnchor(span, anchor),
    page: total,
  }
}

function ruleFor(facts: ChromeFacts): ChromeRule | undefined {
  return CHROME_RULES.find((row) => facts.share <= row.share && row.matches(facts))
}
