/** Who answers, where no label says so: the person the title, the lead, a portrait or a question names. */
import { apartFromVietnameseTitle } from '../turns/label-title.ts'
import type { PageView } from '../turns/page.ts'
import type { Reading } from '../turns/reading.ts'
import { isAddressed } from './address.ts'
import { BRINGS_IN_LATIN } from './chinese-guest.ts'
import { isGivenName } from './given-names.ts'
import { hanInterviewee } from './han-interviewee.ts'
import { isTitleCase, stageName, titleForm, tradeIn } from './headline.ts'
import { nominative, withSurname } from './inflection.ts'
import { PARTICLES, sequencesIn } from './name-index.ts'
import { holdsTitle, isFunctionWord, isOccupation, linksWords, mayBeOccupation } from './not-names.ts'
import { isQuotedInPassing, placed, presentation } from './presentation.ts'
import { isVietnameseFamily } from './surnames.ts'
import { UNCASED, uncasedInterviewee } from './uncased-interviewee.ts'

export interface Regions {
  /** Of the first run of capitals in the lead that begins as a person's name: all that may be the name. */
  subject: readonly string[]
  title: string
  /** The title where it has nothing but capitals. */
  capitals: string
  head: string
  lead: string[]
  captions: string[]
  after: string[]
  questions: string[]
  /** The site's name as the end of `<title>` has it, if the page prints it around the article too. */
  site: string
}

export function interviewee(page: PageView, reading: Reading): string | undefined {
  const regions = regionsOf(page, reading)
  const ranked = rank(page, regions)
  const best = ranked[0]
  const rival = ranked.find(({ name }) => best && !name.split(' ').some((word) => best.name.includes(word)))
  // The only person named before the first question is the guest, however little is said of them.
  if (best && (best.score >= LEAST || (best.score >= 1 && (rival?.score ?? 0) <= best.score / 2))) {
    const { title, head, lead, captions, after } = regions
    const names = ranked.map(({ name }) => name)
    const texts = [title, head, ...lead, ...captions, ...after]
    const name = nominative(withSurname(best.name, names), names, texts, page.article.metadata.language)
    return apartFromVietnameseTitle(name)?.name ?? name
  }
  const { language } = page.article.metadata
  if (/^(?:zh|ja|ko)/.test(language)) return hanInterviewee(page, regions)
  return UNCASED.test(language) ? uncasedInterviewee(page, regions) : stageName(page)
}

/** Below this no name is better than a wrong one. */
const LEAST = 3

/** Every run of capitalised words near the beginning and the end, the likeliest guest first. */
function rank(page: PageView, regions: Regions): { name: string; score: number }[] {
  const ordinary = ordinaryWords(page)
  const scores = new Map<string, number>()
  const text = [regions.title, regions.head, ...regions.lead, ...regions.captions, ...regions.after].join('\n')
  for (const sequence of sequencesIn(text)) {
    for (const name of windows(sequence))
      if (!scores.has(name))
        scores.set(name, scoreOf(page, name, regions) - (isVietnamese(page, name) ? 0 : 4 * ordinaryIn(name, ordinary)))
  }
  return [...scores]
    .map(([name, score]) => ({ name, score }))
    .sort((a, b) => b.score - a.score || b.name.length - a.name.length)
}

/** `Vũ Đình Khoát`: a family name and two words more, each of which is also one of every day. */
function isVietnamese({ article }: PageView, name: string): boolean {
  const [family, ...rest] = name.split(' ')
  return article.metadata.language.startsWith('vi') && rest.length >= 2 && isVietnameseFamily(family as string)
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
  // Particles are part of a name and ordinary words as well.
  const words = name.split(' ').filter((word) => /^\p{Lu}/u.test(word))
  const found = words.filter(
    (word) =>
      word.split('-').some((part) => /^\p{Lu}/u.test(part) && ordinary.has(part.toLowerCase())) ||
      /^\p{Lu}{2,}$/u.test(word),
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
  const lead = page.units
    .slice(0, first)
    .slice(0, 14)
    .filter(({ kind }) => kind !== 'aside')
    .map((unit) => apartByLabels(unit.text.slice(0, MOST_CHARACTERS)))
  return {
    subject: subjectOf(lead),
    title: titleForm(title),
    capitals: /\p{Ll}/u.test(title) ? '' : title,
    head: [
      isTitleCase(title) ? page.headline.replace(title, '') : page.headline === title ? undefined : page.headline,
      subtitle,
      description,
    ]
      .filter((part) => part !== undefined)
      .join('\n'),
    lead,
    captions: [
      ...page.units
        .filter(({ kind }) => kind === 'aside')
        .slice(0, 12)
        .map((unit) => unit.text.slice(0, MOST_CHARACTERS)),
      ...page.article.omitted
        .filter(({ reason, text }) => reason === 'metadata' && text.trim() !== title)
        .slice(0, 20)
        .map(({ text }) => apartByLabels(text.slice(0, 400))),
    ],
    after: page.units
      .slice(last + 1)
      .slice(0, 14)
      .map((unit) => unit.text.slice(0, MOST_CHARACTERS)),
    questions: asked,
    site: siteIn(page),
  }
}

const LONGEST_ROW = 400

/** `Rozmówca: Jan Lis Źródło: …`: in a row of labels the word before a colon is no part of the name before it. */
function apartByLabels(text: string): string {
  if (text.length > LONGEST_ROW || text.indexOf(':') === text.lastIndexOf(':')) return text
  return text.replace(/(?<=[:：]\s{1,3}\p{Lu}\S{0,30} \p{Lu}\S{0,30}) (?=\p{Lu}\p{L}{2,24}:\s)/gu, '\n')
}

/** Runs of two to four capitalised words of a sequence, with the particles between them. */
function windows(sequence: string): string[] {
  const words = sequence.split(' ')
  const capitals = words.map((word) => /^\p{Lu}/u.test(word))
  const found: string[] = []
  for (let from = 0; from < words.length; from += 1) {
    if (!capitals[from] || JOINED_ENDING.test(words[from] as string) || ELIDED.test(words[from] as string)) continue
    let size = 1
    for (let to = from + 1; to < words.length && size < MOST_CAPITALS; to += 1) {
      if (!capitals[to]) continue
      size += 1
      const word = words[to] as string
      const last = word.replace(JOINED_ENDING, '')
      if (/^\p{Lu}[\p{L}'’-]+$/u.test(last) && !PARTICLES.has(last.toLowerCase()))
        found.push([...words.slice(from, to), last].join(' '))
      if (last !== word) break
    }
  }
  return found
}

const MOST_CAPITALS = 4

/** `L’urbaniste Solveig …`: an article that has lost its vowel, and a trade; D’Annunzio has a capital behind it. */
const ELIDED = /^[LD]['’]\p{Ll}/u

/** What an apostrophe joins to a name, which ends there: `Berg’s New Film`, `Sayar’ın Yeni Kitabı`. */
const JOINED_ENDING = /['’]\p{Ll}{0,4}$/u

function scoreOf(page: PageView, name: string, regions: Regions): number {
  const words = name.split(' ')
  const [given, family] = [words[0] as string, words.at(-1) as string]
  // A single letter without a period is a preposition that begins the sentence: `Z Anną Kos rozmawia …`.
  if (isFunctionWord(given) || given.length === 1 || holdsTitle(words) || words.some(linksWords)) return 0
  const whole = (text: string) => holds(text, name)
  let score = 0
  const inTitle = whole(regions.title) || holds(regions.capitals, name.toUpperCase())
  if (inTitle) score += isTitleCase(regions.title) && !isKnownElsewhere(regions, name) ? 0.5 : 4
  else if (holds(regions.title, family)) score += 2
  if (whole(regions.head)) score += 3
  score += Math.min(3, regions.lead.filter(whole).length)
  if (regions.captions.some(whole)) score += regions.captions.some((text) => isHeadedBy(text, name)) ? 2 : 1
  if (regions.after.some((text) => text.trimStart().startsWith(name))) score += 2
  for (const text of [regions.title, regions.head, ...regions.lead, ...regions.captions]) {
    const at = text.indexOf(name)
    score += presentation(text, at)
    if (at > 0 && BRINGS_IN_LATIN.test(text.slice(Math.max(0, at - 12), at))) score += 2
    if (at >= 0 && holds(text.slice(at + name.length), family)) score += 1
  }
  const everywhere = [regions.title, regions.head, ...regions.lead, ...regions.captions, ...regions.questions]
  if (everywhere.some((text) => introduced(text, name))) score += 2
  if (regions.lead.some((text) => text.trimStart().startsWith(`${name}, `))) score += 1
  if (placed(everywhere, name)) score -= 5
  if (regions.lead.some((text) => isQuotedInPassing(text, name))) score -= 2
  if (isWork(everywhere, name)) score -= 4
  if (regions.questions.some((text) => isAddressed(text, given, family))) score += 4
  if (isGivenName(given) || isVietnamese(page, name)) score += 2
  if (/^de/u.test(page.article.metadata.language) && isFollowedByNoun(words)) score -= 3
  if (regions.subject.includes(name)) score += 1
  // `Leiterin der Station …` is an office.
  if (isOccupation(given) && PARTICLES.has(words[1] as string)) score -= 8
  if (words.length > 2 && (isOccupation(given) || mayBeOccupation(given))) score -= 3
  if (inTitle) score -= tradeIn(regions.title, name)
  if (words.length === 2 && isOccupation(given)) score -= 5
  if (words.length === 2 && mayBeOccupation(given)) score -= 1.5
  const { contributors, interviewers, site } = page.article.metadata
  // A byline seldom stands in the headline or the summary; where it does, the person credited may be the guest.
  const announced = inTitle || whole(regions.head)
  // `Door Wouter Kuipers`, `Rozmawia Ewa Lis`: the credit's words may have stuck to the name.
  const isCredited = (credited: string) =>
    credited === name ||
    name.endsWith(` ${credited}`) ||
    name.startsWith(`${credited} `) ||
    // `Ada Brun Jan 9, 2024`: the byline goes on in a date.
    credited.endsWith(` ${given}`)
  if (contributors.some((one) => isCredited(one.name)) || interviewers.some(isCredited)) score -= announced ? 2 : 5
  if (site?.name.includes(name) || regions.site.includes(name)) score -= 6
  return score
}

/** A portrait's caption begins with whom it shows, after the degrees. */
function isHeadedBy(caption: string, name: string): boolean {
  const at = caption.indexOf(name)
  return at >= 0 && at <= 20 && /^\s*(?:\p{L}{2,5}\. ){0,3}$/u.test(caption.slice(0, at))
}

function isKnownElsewhere(regions: Regions, name: string): boolean {
  const words = name.split(' ')
  if (isGivenName(words[0] as string)) return true
  const { head, lead, captions, after } = regions
  const surname = words.at(-1) as string
  return [head, ...lead, ...captions].some((text) => holds(text, surname)) || after.some((text) => holds(text, name))
}

/** The first person whom the lead names is whom it presents; those it names later worked with them, or came before. */
function subjectOf(lead: readonly string[]): readonly string[] {
  const runs = lead.flatMap((text) => sequencesIn(text)).map(windows)
  return runs.find((names) => names.some(beginsAsPerson)) ?? runs.find((names) => names.length > 0) ?? []
}

/** `… sammelte Robert Achleitner Fahrkarten`: German joins two surnames with a hyphen and writes nouns with a capital. */
function isFollowedByNoun(words: readonly string[]): boolean {
  const [, second, third] = words
  if (third === undefined || words.some((word) => /^\p{Ll}|\.$|[áéíóúñãçışğ]/u.test(word))) return false
  return !isGivenName(second as string)
}

const beginsAsPerson = (name: string) => isGivenName(name.split(' ')[0] as string)

const AFTER_TITLE = /\s(?:[|–—·:»]|-|::)\s+([^|–—·»]{2,60})$/u

/** The last part of `<title>`, where the page prints it again around the article: in its menu, in its footer. */
function siteIn({ headline, article }: PageView): string {
  const last = AFTER_TITLE.exec(headline)?.[1]
  if (last === undefined || article.metadata.title.includes(last)) return ''
  const around = article.omitted.filter(({ reason }) => reason === 'navigation' || reason === 'boilerplate')
  return around.some(({ text }) => text.slice(0, 300).includes(last)) ? last : ''
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
  return (
    at >= 0 &&
    /^(?:, \p{Ll}|, \d{2} (?:tuổi|ans|años|anni|anos|Jahre|jaar|lat|år)| ?\((?:\d|born|geb|né)| là | sinh năm )/u.test(
      text.slice(at + name.length, at + name.length + 14),
    )
  )
}

function holds(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const edges = (text[at - 1] ?? ' ') + (text[at + name.length] ?? ' ')
    if (!/[\p{L}\p{N}]/u.test(edges)) return true
  }
  return false
}
