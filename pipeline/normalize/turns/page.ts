/** Everything the rules may look at: all units of the page and what the page says of itself. */
import type { Article } from '../../transcript/article.ts'
import { NameIndex } from '../speakers/name-index.ts'
import { forgetTexts } from './memo.ts'
import { type Unit, unitsOf } from './unit.ts'
import { saysFaq, saysInterview, speaksInTitle } from './words/interview.ts'

export interface PageView {
  article: Article
  units: Unit[]
  names: NameIndex
  /** What the page's own head calls it, where the article's title is shorter. */
  headline: string
  /** What stands first on the page: who will speak is presented there. */
  lead: string
  /** The page calls itself an interview, a conversation, a transcript. */
  interview: boolean
  /** It does so in its head, not only in passing. */
  called: boolean
  /** The page calls itself a list of frequent questions. */
  faq: boolean
}

/** How much of the beginning may call the page an interview; a mention further down says nothing about the page. */
const LEAD_UNITS = 8
const LEAD_CHARACTERS = 600

export function viewOf(article: Article): PageView {
  forgetTexts()
  const units = unitsOf(article.blocks)
  const { metadata } = article
  const lead = units.slice(0, LEAD_UNITS).map((unit) => unit.text.slice(0, LEAD_CHARACTERS))
  const about = [metadata.title, metadata.subtitle, metadata.description, ...metadata.subjects, metadata.series?.name]
  const headline = article.documentTitle ?? ''
  const head = [...about, headline].filter((part) => part !== undefined).join('\n')
  const stated = article.omitted
    .filter(({ reason }) => reason === 'metadata')
    .map(({ text }) => text.slice(0, LEAD_CHARACTERS))
  const classes = units.slice(0, 40).flatMap((unit) => unit.block.classes)
  const called =
    metadata.interviewers.length > 0 ||
    saysInterview(head) ||
    saysInterview(kickerOf(article)) ||
    classes.some((name) => /interview/i.test(name))
  return {
    article,
    units,
    headline,
    lead: lead.join('\n'),
    names: new NameIndex([head, ...stated, ...units.map(namesText)], metadata),
    called,
    interview:
      called ||
      speaksInTitle(metadata.title) ||
      saysInterview(lead.join('\n')) ||
      saysInterview(
        units
          .slice(-4)
          .map((unit) => unit.text.slice(0, 200))
          .join('\n'),
      ),
    faq: saysFaq(head),
  }
}

/** `Interview` alone above the headline, or below it: the page's section, where no heading holds it. */
function kickerOf({ omitted }: Article): string {
  const at = omitted.findIndex(({ rule }) => rule === 'headline')
  const beside = at < 0 ? [] : [omitted[at - 1], omitted[at + 1]]
  return beside.map((one) => (one && one.text.length <= LONGEST_KICKER ? one.text : '')).join('\n')
}

const LONGEST_KICKER = 40

/** A name does not run from bold into plain: `**Dale** Is there a difference?` */
function namesText({ text, runs }: Unit): string {
  const cut = runs.length > 1 && runs[0]?.strong === true ? runs[0].end : 0
  return cut === 0 ? text : `${text.slice(0, cut)}\n${text.slice(cut)}`
}
