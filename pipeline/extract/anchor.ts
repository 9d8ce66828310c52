/** The element that the page's own markup calls the body of the article. */
import type { Element } from 'domhandler'
import { isElement, wordsOf } from './dom.ts'
import { type Run, type Span, type Survey, sumOf } from './survey.ts'

export interface Anchor {
  element: Element
  span: Span
  /** By schema.org's property; else only named like one. */
  stated: boolean
}

/** Prose that a body of an article has at least; less is a teaser, or the lead of an article that stands elsewhere. */
const LEAST = 400
/** More than this part of the body's prose beside it, in the same article: the markup names only a piece. */
const MOST_BESIDE = { stated: 0.5, named: 0.25 }
/** A second body with more than this part of the first one's prose: the page is a list of articles. */
const SECOND = 0.15

const NEVER = new Set('body p span h1 h2 h3 h4 h5 h6 li a'.split(' '))

export function findAnchor(survey: Survey): Anchor | undefined {
  const stated = only(survey, isStatedBody, MOST_BESIDE.stated)
  if (stated) return { ...stated, stated: true }
  const named =
    only(survey, isNamedBody, MOST_BESIDE.named) ?? only(survey, ({ name }) => name === 'article', MOST_BESIDE.named)
  return named && { ...named, stated: false }
}

export function holdsAnchor(span: Span, anchor: Anchor): boolean {
  return span.from <= anchor.span.from && span.to >= anchor.span.to
}

export function isInAnchor(span: Span, anchor: Anchor): boolean {
  return span.from >= anchor.span.from && span.to <= anchor.span.to
}

/** The one outermost element that is of a kind: none where a second one is of any size. */
function only(
  survey: Survey,
  isOne: (element: Element) => boolean,
  beside: number,
): Omit<Anchor, 'stated'> | undefined {
  let best: Span | undefined
  let [most, second, end] = [0, 0, 0]
  for (const span of survey.blocks) {
    const { element } = span
    if (span.from < end || span.from === span.to || NEVER.has(element.name) || !isOne(element)) continue
    end = span.to
    const prose = sumOf(survey.prose, span)
    if (prose > most) {
      second = most
      most = prose
      best = span
    } else second = Math.max(second, prose)
  }
  if (!best || most < LEAST || second > SECOND * most || besideOf(best, survey) > beside * most) return undefined
  return { element: best.element, span: best }
}

/** schema.org's property, as microdata or RDFa. */
function isStatedBody({ attribs: { itemprop, property } }: Element): boolean {
  return (
    (itemprop !== undefined && /\barticleBody\b/i.test(itemprop)) ||
    (property !== undefined && /\barticleBody\b/i.test(property))
  )
}

const BODY_WORDS = new Set(
  'articlebody article-body article-content article-text article-main articlecontent articletext entry-content post-content post-body postcontent story-body storybody storytext body-text bodytext copytext content-body main-content rich-media content-text zhengwen zhengwenneirong artibody endtext text-content arttext neirong'.split(
    ' ',
  ),
)

/** Classes and ids by which content systems name the body. */
export function isNamedBody(element: Element): boolean {
  const words = wordsOf(element)
  return words.some((word, index) => BODY_WORDS.has(word) || BODY_WORDS.has(`${word}-${words[index + 1]}`))
}

/** Markup that says outright "this is the article". */
export function isNamedArticle(element: Element): boolean {
  return element.name === 'article' || isStatedBody(element) || isNamedBody(element)
}

/** Paragraphs of running text in the same article and not in its body. */
function besideOf(span: Span, survey: Survey): number {
  const around = survey.spans.get(articleAround(span.element) as Element)
  let prose = 0
  for (let index = around?.from ?? span.from; index < (around?.to ?? span.to); index += 1) {
    const run = survey.runs[index] as Run
    if ((index < span.from || index >= span.to) && isParagraph(run)) prose += run.weight - run.linked
  }
  return prose
}

function isParagraph(run: Run): boolean {
  const isLong = run.weight >= 80 && run.marks > 0 && run.linked < 0.3 * run.weight
  return isLong && run.detached === undefined && !BESIDE.has(run.container.name) && !isComment(run.container)
}

/** What stands beside an article's text in these is about it, or about something else. */
const BESIDE = new Set('li figcaption aside footer header h1 h2 h3 h4 h5 h6'.split(' '))

function isComment(paragraph: Element): boolean {
  for (let at: Element['parent'] = paragraph; isElement(at); at = at.parent)
    if (at.name !== 'body' && wordsOf(at).some((word) => /^(comm?ent|kommentar)/.test(word))) return true
  return false
}

/** The closest element that is an article by its name or type, else the parent. */
function articleAround(element: Element): Element | undefined {
  for (let at = element.parent; isElement(at); at = at.parent)
    if (at.name === 'article' || /(Article|Posting|Review)\b/.test(at.attribs.itemtype ?? '')) return at
  return isElement(element.parent) ? element.parent : undefined
}
