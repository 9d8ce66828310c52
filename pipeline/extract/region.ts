/** Finds the element that holds the article. */
import type { Element } from 'domhandler'
import { fold } from '../transcript/fold.ts'
import { type Anchor, holdsAnchor, isInAnchor, isNamedArticle } from './anchor.ts'
import type { Verdicts } from './chrome.ts'
import { isElement } from './dom.ts'
import { type Run, type Span, type Survey, sumOf } from './survey.ts'
import { isDataTable } from './table.ts'

export interface Region {
  root: Element
  span: Span
  rule: string
}

/** Elements an article is never inside of as a whole: the way down ends above them. */
const ENDS = new Set('p ul ol dl blockquote figure pre h1 h2 h3 h4 h5 h6 li dd dt'.split(' '))
/** Letters are dressed in them, articles are not: where one that was left open holds the prose, its parent is meant. */
const DRESS = new Set('font b strong i em u big small tt'.split(' '))
/** Where all but this part of the prose of an element is in one child, the child may be the article. */
const STRAY = 0.3
/** The same where a witness says what is of the article: hardly anything of it may be left behind. */
const STRAY_KNOWN = 0.03
/** More than this part of the prose outside the child has to be explained by something that is no article. */
const SPARE = 0.08

/** What a letter outside of the anchor counts, compared with one inside. */
const OUTSIDE = { stated: 0.02, named: 0.1 }

export function findRegion(
  survey: Survey,
  chrome: Verdicts,
  anchor: Anchor | undefined,
  witness: string | undefined,
): Region {
  const known = witness !== undefined && survey.runs.length < 5000 ? knownRuns(survey.runs, witness) : undefined
  const prose = cleanProse(survey, chrome, anchor, known)
  const stray = known ? STRAY_KNOWN : STRAY
  let root = survey.body
  let rule = 'page'
  for (;;) {
    const spans = childrenOf(root, survey)
    const best = heaviest(spans, prose, survey)
    if (!best || ENDS.has(best.name) || (best.name === 'table' && isDataTable(best))) break
    const span = survey.spans.get(best) as Span
    const inside = sumOf(prose, span)
    const outside = sumOf(prose, survey.spans.get(root) as Span) - inside
    if (inside === 0 || outside > stray * (inside + outside)) break
    // What the page states to be its article's body is left only for a child that is all of it.
    if (anchor?.stated && isInAnchor(survey.spans.get(root) as Span, anchor) && outside > SPARE * inside) break
    const continued = outside > SPARE * inside && !isNamedArticle(best) && !(anchor && holdsAnchor(span, anchor))
    if (continued && spans.some((other) => other !== best && goesOn(other, best, prose, survey))) break
    if (spans.some((other) => other !== best && isTwin(other, best, prose, survey))) break
    root = best
    rule = isNamedArticle(best) ? 'named-container' : 'densest-container'
  }
  while (DRESS.has(root.name) && isElement(root.parent) && survey.spans.has(root.parent)) root = root.parent
  return { root, span: survey.spans.get(root) as Span, rule }
}

/** Sums of prose that no chrome rule took; prose that the witness does not know counts next to nothing. */
function cleanProse(
  survey: Survey,
  chrome: Verdicts,
  anchor: Anchor | undefined,
  known: ReadonlySet<number> | undefined,
): Float64Array {
  const { runs, prose } = survey
  const sums = new Float64Array(runs.length + 1)
  for (const index of runs.keys()) {
    const own = chrome.has(index) ? 0 : (prose[index + 1] ?? 0) - (prose[index] ?? 0)
    const isDoubtful = known ? !known.has(index) : anchor && (index < anchor.span.from || index >= anchor.span.to)
    const factor = known ? 0.002 : anchor ? OUTSIDE[anchor.stated ? 'stated' : 'named'] : 1
    sums[index + 1] = (sums[index] ?? 0) + (isDoubtful ? factor * own : own)
  }
  return sums
}

/** The runs that the witness knows; undefined when it knows too little of the page to be a witness of it. */
function knownRuns(runs: readonly Run[], witness: string): Set<number> | undefined {
  const known = new Set<number>()
  let length = 0
  for (const run of runs) {
    if (run.weight < 12 || run.detached !== undefined) continue
    const text = fold(run.texts.map(({ data }) => data).join(''))
    if (!witness.includes(text.slice(0, 60))) continue
    known.add(run.index)
    length += text.length
  }
  return length >= 0.5 * witness.length ? known : undefined
}

/** The outermost elements below one that have runs, in page order. */
function childrenOf(root: Element, survey: Survey): Element[] {
  const children: Element[] = []
  const stack: Element[] = [root]
  for (let element = stack.pop(); element !== undefined; element = stack.pop()) {
    const span = element === root ? undefined : survey.spans.get(element)
    if (span && span.from < span.to) children.push(element)
    if (span) continue
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index]
      if (isElement(child)) stack.push(child)
    }
  }
  return children
}

function heaviest(elements: readonly Element[], prose: Float64Array, survey: Survey): Element | undefined {
  let best: Element | undefined
  let most = 0
  for (const element of elements) {
    const sum = sumOf(prose, survey.spans.get(element) as Span)
    if (sum > most) [best, most] = [element, sum]
  }
  return best
}

/** Prose beside the article that is likely its continuation: full sentences in more than one paragraph, few links. */
function goesOn(other: Element, best: Element, prose: Float64Array, survey: Survey): boolean {
  const span = survey.spans.get(other) as Span
  const sum = sumOf(prose, span)
  if (sum < SPARE * sumOf(prose, survey.spans.get(best) as Span)) return false
  return sumOf(survey.linked, span) < 0.2 * sumOf(survey.weights, span)
}

/** The next part of the same thing: same element, same classes, prose of its own. Another `<article>` is another one. */
function isTwin(other: Element, best: Element, prose: Float64Array, survey: Survey): boolean {
  const name = other.attribs.class ?? ''
  if (name === '' || other.name !== best.name || other.name === 'article' || name !== best.attribs.class) return false
  const span = survey.spans.get(other) as Span
  if (sumOf(survey.linked, span) > 0.3 * sumOf(survey.weights, span)) return false
  return sumOf(prose, span) > Math.max(40, 0.03 * sumOf(prose, survey.spans.get(best) as Span))
}
