/** Who answers, where no label says so: the person the title, the lead, a portrait or a question names. */
import type { PageView } from '../turns/page.ts'
import type { Reading } from '../turns/reading.ts'
import { hanInterviewee } from './han-interviewee.ts'
import { nominative } from './inflection.ts'
import { sequencesIn } from './name-index.ts'
import { holdsTitle, isFunctionWord, isOccupation, mayBeOccupation } from './not-names.ts'
import { UNCASED, uncasedInterviewee } from './uncased-interviewee.ts'

export interface Regions {
  title: string
  head: string
  lead: string[]
  captions: string[]
  after: string[]
  questions: string[]
}

const ADDRESS =
  '(?:Herr|Frau|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?|Prof\\.?|Professor|Monsieur|Madame|M\\.|Mme|Señor|Señora|Signor|Signora|Senhor|Pan|Pani|Bay|meneer|mevrouw)'
const INTRODUCED =
  /(?:\b(?:with|to|mit|avec|con|com|med|met|by|von|entretien|interview|intervista a|entrevista a|entrevista com|editor|economist|writer|expert|professor|author|autor|autorin|director|minister|ministra|experte|expertin|researcher|virologe|philosoph)|[:：]) ?$/iu

export function interviewee(page: PageView, reading: Reading): string | undefined {
  const ranked = rank(page, reading)
  const best = ranked[0]
  const rival = ranked.find(({ name }) => best && !name.split(' ').some((word) => best.name.includes(word)))
  // The only person named before the first question is the guest, however little is said of them.
  if (best && (best.score >= LEAST || (best.score >= 1 && (rival?.score ?? 0) <= best.score / 2))) {
    const { title, head, lead, captions, after } = regionsOf(page, reading)
    const names = ranked.map(({ name }) => name)
    return nominative(best.name, names, [title, head, ...lead, ...captions, ...after], page.article.metadata.language)
  }
  const { language } = page.article.metadata
  if (/^(?:zh|ja|ko)/.test(language)) return hanInterviewee(page, regionsOf(page, reading))
  return UNCASED.test(language) ? uncasedInterviewee(page, regionsOf(page, reading)) : undefined
}

/** Below this no name is better than a wrong one. */
const LEAST = 3

/** Every run of capitalised words near the beginning and the end, the likeliest guest first. */
export function rank(page: PageView, reading: Reading): { name: string; score: number }[] {
  const regions = regionsOf(page, reading)
  const ordinary = ordinaryWords(page)
  const scores = new Map<string, number>()
  const text = [regions.title, regions.head, ...regions.lead, ...regions.captions, ...regions.after].join('\n')
  for (const sequence of sequencesIn(text)) {
    for (const name of windows(sequence))
      if (!scores.has(name)) scores.set(name, scoreOf(page, name, regions) - 4 * ordinaryIn(name, ordinary))
  }
  return [...scores]
    .map(([name, score]) => ({ name, score }))
    .sort((a, b) => b.score - a.score || b.name.length - a.name.length)
}

/** Words that stand on the page in lower case too, or only in capitals: titles are full of them, names are not. */
function ordinaryWords(page: PageView): Set<string> {
  const words = new Set<string>()
  const { description = '' } = page.article.metadata
  for (const text of [description, ...page.units.map((unit) => unit.text.slice(0, MOST_CHARACTERS))])
    for (const [word] of text.matchAll(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu)) words.add(word)
  return words
}

function ordinaryIn(name: string, ordinary: ReadonlySet<string>): number {
  const words = name.split(' ')
  const found = words.filter(
    (word) => word.split('-').some((part) => ordinary.has(part.toLowerCase())) || /^\p{Lu}{2,}$/u.test(word),
  ).length
  return found === words.length ? 10 : found
}

/** Of one paragraph: who is named later in it is no subject of the page. */
const MOST_CHARACTERS = 1500

function regionsOf(page: PageView, reading: Reading): Regions {
  const { title, subtitle, description } = page.article.metadata
  const first = reading.openings[0]?.unit ?? 0
  const last = reading.openings.at(-1)?.unit ?? 0
  const asked = reading.openings
    .filter(({ part }) => part === 'asks')
    .map(({ unit }) => page.units[unit]?.text.slice(0, 300) ?? '')
  return {
    title,
    head: [page.headline === title ? undefined : page.headline, subtitle, description]
      .filter((part) => part !== undefined)
      .join('\n'),
    lead: page.units
      .slice(0, first)
      .slice(0, 14)
      .filter(({ kind }) => kind !== 'aside')
      .map((unit) => unit.text.slice(0, MOST_CHARACTERS)),
    captions: [
      ...page.units
        .filter(({ kind }) => kind === 'aside')
        .slice(0, 12)
        .map((unit) => unit.text.slice(0, MOST_CHARACTERS)),
      ...page.article.omitted
        .filter(({ reason }) => reason === 'metadata')
        .slice(0, 20)
        .map(({ text }) => text.slice(0, 400)),
    ],
    after: page.units
      .slice(last + 1)
      .slice(0, 14)
      .map((unit) => unit.text.slice(0, MOST_CHARACTERS)),
    questions: asked,
  }
}

/** Runs of two to four words of a sequence of capitalised words. */
function windows(sequence: string): string[] {
  const words = sequence.split(' ')
  const found: string[] = []
  for (let from = 0; from < words.length; from += 1)
    for (let size = 2; size <= 4 && from + size <= words.length; size += 1) {
      const own = words.slice(from, from + size)
      if (/^\p{Lu}/u.test(own[0] ?? '') && /^\p{Lu}[\p{L}'’-]+$/u.test(own.at(-1) ?? '')) found.push(own.join(' '))
    }
  return found
}

function scoreOf(page: PageView, name: string, regions: Regions): number {
  const words = name.split(' ')
  const [given, family] = [words[0] as string, words.at(-1) as string]
  // A single letter without a period is a preposition that begins the sentence: `Z Anną Kos rozmawia …`.
  if (isFunctionWord(given) || given.length === 1 || holdsTitle(words)) return 0
  const whole = (text: string) => holds(text, name)
  let score = 0
  if (whole(regions.title)) score += 4
  else if (holds(regions.title, family)) score += 2
  if (whole(regions.head)) score += 3
  score += Math.min(3, regions.lead.filter(whole).length)
  if (regions.captions.some(whole)) score += 1
  if (regions.after.some((text) => text.trimStart().startsWith(name))) score += 2
  for (const text of [regions.title, regions.head, ...regions.lead]) {
    const at = text.indexOf(name)
    if (at > 0 && INTRODUCED.test(text.slice(Math.max(0, at - 24), at))) score += 1.5
    if (at >= 0 && holds(text.slice(at + name.length), family)) score += 1
  }
  const everywhere = [regions.title, regions.head, ...regions.lead, ...regions.captions, ...regions.questions]
  if (everywhere.some((text) => introduced(text, name))) score += 2
  if (regions.lead.some((text) => text.trimStart().startsWith(`${name}, `))) score += 1
  if (placed(everywhere, name)) score -= 5
  if (isWork(everywhere, name)) score -= 4
  if (regions.questions.some((text) => addressed(text, given, family))) score += 4
  if (words.length > 2 && (isOccupation(given) || mayBeOccupation(given))) score -= 3
  if (words.length === 2 && isOccupation(given)) score -= 5
  if (words.length === 2 && mayBeOccupation(given)) score -= 1.5
  const { contributors, interviewers, site } = page.article.metadata
  // A byline seldom stands in the headline or the summary; where it does, the person credited may be the guest.
  const announced = whole(regions.title) || whole(regions.head)
  if (contributors.some((one) => one.name === name)) score -= announced ? 2 : 5
  else if (interviewers.includes(name)) score -= announced ? 2 : 5
  if (site?.name.includes(name) || siteIn(page).includes(name)) score -= 6
  return score
}

const AFTER_TITLE = /\s(?:[|–—·:»]|-|::)\s+([^|–—·»]{2,60})$/u

/** The last part of `<title>`, where the page prints it again around the article: in its menu, in its footer. */
function siteIn({ headline, article }: PageView): string {
  const last = AFTER_TITLE.exec(headline)?.[1]
  if (last === undefined || article.metadata.title.includes(last)) return ''
  const around = article.omitted.filter(({ reason }) => reason === 'navigation' || reason === 'boilerplate')
  return around.some(({ text }) => text.slice(0, 300).includes(last)) ? last : ''
}

const PLACE_BEFORE =
  /(?:^|[\s(])(?:in|en|aus|nach|au|aux|à|the|la|le|les|el|los|las|del|dem|den|zur|zum|im|na|no|nel|nella|al|alla|w|we|do|в|на|из|af|i|på|till|naar|from) $/iu

/** An article or a preposition of place before it, most of the time. */
function placed(texts: readonly string[], name: string): boolean {
  let all = 0
  let places = 0
  for (const text of texts)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      all += 1
      if (PLACE_BEFORE.test(text.slice(Math.max(0, at - 8), at))) places += 1
    }
  return places > 0 && places >= all * 0.5
}

/** The whole of a quotation wherever it stands: the title of a book, a film, a place. */
function isWork(texts: readonly string[], name: string): boolean {
  let found = false
  for (const text of texts)
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!/["“„«‹「『]/u.test(text[at - 1] ?? '') || !/["”“»›」』]/u.test(text[at + name.length] ?? '')) return false
      found = true
    }
  return found
}

/** An apposition follows: `Ann Lee, chair of …`, `Ann Lee (43)`. */
function introduced(text: string, name: string): boolean {
  const at = text.indexOf(name)
  return at >= 0 && /^(?:, \p{Ll}| ?\((?:\d|born|geb|né))/u.test(text.slice(at + name.length, at + name.length + 12))
}

function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const edges = (text[at - 1] ?? ' ') + (text[at + name.length] ?? ' ')
    if (!/[\p{L}\p{N}]/u.test(edges)) return true
  }
  return false
}

function addressed(question: string, given: string, family: string): boolean {
  const at = question.indexOf(family)
  if (at > 0 && new RegExp(`${ADDRESS}\\s(?:\\p{L}+\\s)?$`, 'u').test(question.slice(Math.max(0, at - 30), at)))
    return true
  return [given, family].some(
    (word) => question.startsWith(`${word},`) || question.includes(`, ${word},`) || question.includes(`, ${word}?`),
  )
}
