/** Who answers in scripts without capitals and with spaces between words: Arabic, Hebrew, Devanagari and their kin. */
import type { PageView } from '../turns/page.ts'
import { personsIn } from '../turns/words/pronouns.ts'
import { Ballot, LEAST } from './ballot.ts'
import type { Regions } from './interviewee.ts'
import {
  BEHIND,
  BROUGHT_IN,
  FUNCTION_WORDS,
  HONORIFICS,
  isConnector,
  isDefinite,
  isJoined,
  isOffice,
  isTrade,
} from './uncased-words.ts'

export const UNCASED = /^(?:ar|fa|ur|ps|ckb|he|yi|hi|mr|ne|bn|gu|pa|ta|te|kn|ml|ka|hy)/

const MOST_WORDS = 3000
const LONGEST_RUN = 9
const LONGEST_UNTITLED = 4

export function uncasedInterviewee(page: PageView, regions: Regions): string | undefined {
  const { contributors, interviewers, site } = page.article.metadata
  const passed = new Set([...contributors.map(({ name }) => name), ...interviewers])
  const offices = new Set<string>()
  const ballot = new Ballot((name) => passed.has(name) || offices.has(name) || site?.name.includes(name) === true)
  const { title, head, lead, captions, after, questions } = regions
  const weighted: [string, number, boolean?][] = [[title, 2, true]]
  if (head !== '' && head !== title) weighted.push([head, 1, true])
  for (const text of lead) weighted.push([text, 1])
  const figures = new Set(page.units.filter(({ node }) => node.type === 'figure').map(({ text }) => text))
  // What the head of the page prints of the headline is no second place.
  for (const text of captions) if (text.trim() !== title) weighted.push([text, 1])
  for (const text of after) weighted.push([text.slice(0, 200), 1])
  const about = [title, head, ...lead].join('\n')
  const known = new Set(about.match(WORD))
  const pairs = new Map<string, { points: number; weight: number; isHead: boolean }[]>()
  for (const [text, weight, isHead = false] of weighted) {
    broughtIn(text, weight, ballot, offices)
    for (const [name, points] of pairsIn(text)) {
      // A picture's caption begins with whom it shows, and the text has them too.
      const shown = figures.has(text) && text.trimStart().startsWith(name) && about.includes(name) ? FOR_CAPTION : 0
      const own = points + shown - (isOrdinary(name, known) ? FOR_ARTICLE : 0)
      const places = pairs.get(name) ?? []
      places.push({ points: own, weight, isHead })
      pairs.set(name, places)
    }
  }
  // Two words that stand together once, or in the headline only, are a phrase, unless what is around them says otherwise.
  for (const [name, places] of pairs)
    if ((places.length >= 2 && places.some(({ isHead }) => !isHead)) || (places[0]?.points ?? 0) >= LEAST - 1)
      for (const { points, weight } of places) ballot.vote(name, points * weight)
  return ballot.winner(questions.flatMap(addressedIn), '')
}

const FOR_CAPTION = 1.5
const FOR_ARTICLE = 1.5

/** `خطاط دمشقي` above a text that goes on about `الخطاط`: what takes an article is what somebody does. */
function isOrdinary(name: string, known: ReadonlySet<string>): boolean {
  const [first = ''] = name.split(' ')
  return first.length >= 3 && (known.has(`ال${first}`) || known.has(`ה${first}`))
}

/** `حوار مع صانع الفوانيس سليم الحداد`, `संजय पांडेय से बातचीत`: who is met, the office first. */
function broughtIn(text: string, weight: number, ballot: Ballot, offices: Set<string>): void {
  for (const match of text.matchAll(BROUGHT_IN)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 160)
    const run = runOf(rest)
    const name = nameAtEnd(run)
    // The office before the name is nobody's name, though the headline has it alone.
    if (run.length >= 4) offices.add(run.slice(0, 2).join(' '))
    ballot.vote(name, (run.length > 2 ? 4 : 3) * weight)
  }
  for (const match of text.matchAll(BEHIND)) {
    const before = text.slice(Math.max(0, match.index - 100), match.index)
    const words = before.trimEnd().split(/\s/u).slice(-LONGEST_RUN)
    ballot.vote(nameAtEnd(words.slice(words.findLastIndex((word) => FUNCTION_WORDS.has(word)) + 1)), 3 * weight)
  }
}

/** Words up to a sign or a word that stands in no name. */
function runOf(text: string): string[] {
  const words = (/^[\p{L}\p{M}\u200c'’"״׳ .-]*/u.exec(text)?.[0] ?? '').trim().split(/ +/u)
  const end = words.findIndex((word, index) => FUNCTION_WORDS.has(word) || isPlace(words, index))
  return (end < 0 ? words : words.slice(0, end)).slice(0, LONGEST_RUN)
}

/** `עם תמר אבידן בביתה`: Hebrew writes "in" at the head of the next word; before it stand two words and no office. */
function isPlace(words: readonly string[], index: number): boolean {
  return index === 2 && /^ב\p{L}{3}/u.test(words[index] as string) && !words.slice(0, index).some(isDefinite)
}

/** The name at the end of an office and a name: all that follows an honorific, else two words and what joins them. */
function nameAtEnd(words: readonly string[]): string {
  const title = words.findLastIndex((word) => HONORIFICS.has(word))
  const own = words.slice(title + 1)
  if (own.length < 2 || own.some((word) => /["״]$/u.test(word) || isTrade(word))) return ''
  // `בונה הסירות` is what somebody does: no Hebrew name ends in a word with an article.
  if (/^ה\p{L}{3}/u.test(own.at(-1) as string)) return ''
  // Of a long run without a title, nothing tells where the name ends.
  if (title < 0 && own.length > LONGEST_UNTITLED) return ''
  if (title >= 0 && own.length <= 3 && !isOffice(own[0] as string)) return own.join(' ')
  let from = own.length - 2
  while (from > 0 && (isConnector(own[from] as string) || isConnector(own[from - 1] as string))) from -= 1
  return own.slice(from).join(' ')
}

/** Of a name that begins with one of these, the given name is missing. */
const PATRONYM = /^(?:بن|ابن|بنت|آل|בן|בת)$/u

/** The narrow mark that Persian writes inside a word parts no words. */
const WORD = /[\p{L}\p{M}\u200c'’״׳"-]+/gu

/** Neighbouring words with nothing but a space between them, once a text, and what the words around say of them. */
function pairsIn(printed: string): Map<string, number> {
  // What is quoted in a headline is what the guest said.
  const text = printed.replace(/(?<!\p{L})["“„«][^"“”»«\n]{1,200}["”»]/gu, '"')
  const found = new Map<string, number>()
  const words = [...text.matchAll(WORD)].slice(0, MOST_WORDS)
  words.forEach((match, index) => {
    const next = words[index + 1]
    if (next === undefined) return
    const [first, second] = [match[0], next[0]]
    const end = next.index + second.length
    if (text.slice(match.index + first.length, next.index) !== ' ') return
    if (
      [first, second].some(
        (word) =>
          [...word].length < 2 || FUNCTION_WORDS.has(word) || HONORIFICS.has(word) || isTrade(word) || isJoined(word),
      )
    )
      return
    if (isConnector(second) || PATRONYM.test(first)) return
    const after = words[index + 2]
    const parted = after === undefined || FUNCTION_WORDS.has(after[0]) || text.slice(end, after.index) !== ' '
    const before = words[index - 1]
    const near = before !== undefined && text.slice(before.index + before[0].length, match.index) === ' '
    const points =
      (parted ? 1 : 0.5) -
      (isDefinite(first) ? 1 : 0) -
      (isDefinite(second) && !isDefinite(first) ? 0.5 : 0) +
      (near ? standing(before[0]) : 0) +
      (near && HONORIFICS.has(before[0]) && /^[,،]/u.test(text.slice(end)) ? 1 : 0) +
      framed(text, match.index, end)
    const name = `${first} ${second}`
    found.set(name, Math.max(found.get(name) ?? 0, points))
  })
  return found
}

/** What the word before two others says of their being a name. */
function standing(before: string): number {
  return HONORIFICS.has(before) ? 1.5 : isOffice(before) || isTrade(before) ? 1 : 0
}

/** An age in brackets, a colon in the headline, an apposition at the head of a paragraph. */
function framed(text: string, start: number, end: number): number {
  const after = text.slice(end, end + 12)
  if (/^ ?[(（](?:\d{2}|[٠-٩]{2}|[०-९]{2})[)）,،]/u.test(after)) return 2
  if (/^ ?:/u.test(after) && start < 40) return 1
  return start === 0 && /^[,،]/u.test(after) ? 1 : 0
}

const CALLED =
  /(?:^|[\s،,])(?:دكتورة?|أستاذة?|سيدة?|مهندسة?|الدكتورة?|ד"ר|פרופ['׳’]|מר|גברת|डॉ\.?|श्री|प्रो\.?) ([\p{L}\p{M}]{2,20})(?=[،,? ])|^([\p{L}\p{M}]{2,20})(?: जी)?[,،]/gu

function addressedIn(question: string): string[] {
  const called = [...question.matchAll(CALLED)].map(([, titled, plain]) => titled ?? plain ?? '')
  // `برأيكم، ما …` says "you" and no name.
  return called.filter((word) => word !== '' && !personsIn(word).second && !FUNCTION_WORDS.has(word))
}
