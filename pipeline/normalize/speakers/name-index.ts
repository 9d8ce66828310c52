/** Names of people found anywhere on the page, and what a short label may be short for. */
import type { ArticleMetadata } from '../../transcript/article.ts'
import { COMBINING, classOf, isCapital, LETTER, MARK } from '../../transcript/letters.ts'
import { bilingualPairs } from './bilingual.ts'
import { isGivenName } from './given-names.ts'
import { isOccupation, mayBeOccupation } from './not-names.ts'

/** Particles that stand inside a name in lower case. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de del della di da dos das do du van von vom zu zur der den ten ter la le el al bin ibn af av y e i'.split(' '),
)

const MOST_WORDS = 6

/** Runs of capitalised words, as printed: names, and much else. */
export function sequencesIn(text: string): string[] {
  const found: string[] = []
  const run: string[] = []
  let end = -1
  MAY_BE_CAPITAL.lastIndex = 0
  while (MAY_BE_CAPITAL.test(text)) {
    const start = MAY_BE_CAPITAL.lastIndex - 1
    if (!isCapital(text.charCodeAt(start)) || isInsideWord(text, start)) continue
    const stop = endOfWord(text, start)
    MAY_BE_CAPITAL.lastIndex = stop
    if (run.length > 0) {
      const particles = particlesIn(text, end, start, run.at(-1)?.endsWith('.') === true)
      if (particles === undefined) close(run, found)
      else run.push(...particles)
    }
    const isPeriod = text[stop] === '.'
    const isInitial = isPeriod && stop - start === 1
    run.push(text.slice(start, isInitial ? stop + 1 : stop))
    if (run.length > MOST_WORDS) run.splice(0, run.length - MOST_WORDS)
    end = isPeriod ? stop + 1 : stop
    if (isPeriod && !isInitial) close(run, found)
  }
  close(run, found)
  return found
}

function close(run: string[], found: string[]): void {
  if (run.length > 1) found.push(run.join(' '))
  run.length = 0
}

/** Every capital letter, and few others: characters of texts without capitals are passed over by the engine. */
export const MAY_BE_CAPITAL =
  /[A-Z\u00c0-\u00de\u0100-\u03ab\u03cf-\u042f\u0460-\u058f\u10a0-\u1fff\u2100-\u2e7f\ua640-\uabff\uff21-\uff3a]/g

/** Behind a letter of its word, whatever apostrophes and hyphens stand between. */
function isInsideWord(text: string, start: number): boolean {
  for (let index = start - 1; index >= 0; index -= 1) {
    const code = text.charCodeAt(index)
    const found = classOf(code)
    if (found === LETTER || found === COMBINING) return true
    if (found !== MARK || !JOINING.has(code)) return false
  }
  return false
}

/** Behind its letters, apostrophes and hyphens. */
function endOfWord(text: string, start: number): number {
  for (let end = start + 1; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    const found = classOf(code)
    if (found !== LETTER && found !== COMBINING && !(found === MARK && JOINING.has(code))) return end
  }
  return text.length
}

const JOINING = new Set([..."'’-"].map((mark) => mark.charCodeAt(0)))

/** The particles (two at most) between two capitalised words; undefined where something else parts them. */
function particlesIn(text: string, from: number, to: number, afterInitial: boolean): string[] | undefined {
  if (from === to) return afterInitial ? [] : undefined
  if (to - from > LONGEST_GAP) return undefined
  if (to - from === 1) return isSpace(text.charCodeAt(from)) ? NO_PARTICLES : undefined
  const parts = text.slice(from, to).split(/[ \u00a0]/)
  const [first, ...rest] = parts
  const last = rest.pop()
  if (last !== '' || (first !== '' && !(afterInitial && PARTICLES.has(first as string)))) return undefined
  const particles = first === '' ? rest : [first as string, ...rest]
  return particles.length <= 2 && particles.every((part) => PARTICLES.has(part)) ? particles : undefined
}

const isSpace = (code: number) => code === 0x20 || code === 0xa0
const NO_PARTICLES: string[] = []

/** Two particles of four letters and the spaces around them. */
const LONGEST_GAP = 12

const hasCapital = (word: string) => isCapital(word.charCodeAt(0))

export class NameIndex {
  /** Sequence of capitalised words → how often it stands on the page. */
  readonly sequences = new Map<string, number>()
  /** One name in two scripts, both ways: Andrew Ng ↔ 吴恩达. */
  readonly bilingual = new Map<string, string>()
  /** Sequences by each of their words, lower case. */
  private readonly byWord = new Map<string, Set<string>>()
  readonly credited: ReadonlySet<string>
  private spelled: ReadonlyMap<string, string> | undefined

  constructor(texts: readonly string[], metadata: ArticleMetadata) {
    this.credited = new Set([...metadata.contributors.map(({ name }) => name), ...metadata.interviewers])
    for (const text of texts) {
      for (const sequence of sequencesIn(text)) this.add(sequence)
      for (const [latin, han] of bilingualPairs(text)) this.pair(latin, han)
    }
    for (const name of this.credited) this.add(name)
  }

  private add(sequence: string): void {
    const count = this.sequences.get(sequence)
    this.sequences.set(sequence, (count ?? 0) + 1)
    if (count !== undefined) return
    for (const word of wordsOf(sequence)) {
      const set = this.byWord.get(word) ?? new Set()
      this.byWord.set(word, set.add(sequence))
    }
  }

  private pair(latin: string, han: string): void {
    if (!this.bilingual.has(latin)) this.bilingual.set(latin, han)
    if (!this.bilingual.has(han)) this.bilingual.set(han, latin)
  }

  /** `OZAN KIRCA` → Ozan Kırca, where the page prints the name in small letters too; Turkish has two of the letter I. */
  inSmallLetters(label: string): string | undefined {
    this.spelled ??= this.spellings()
    return this.spelled.get(dotless(label))
  }

  /** The first two to four words of every sequence, by their letters alone. */
  private spellings(): Map<string, string> {
    const found = new Map<string, string>()
    for (const sequence of this.sequences.keys()) {
      const words = sequence.split(' ')
      for (let size = 2; size <= Math.min(4, words.length); size += 1) {
        const name = words.slice(0, size).join(' ')
        if (/\p{Ll}/u.test(name) && !found.has(dotless(name))) found.set(dotless(name), name)
      }
    }
    return found
  }

  /** Whether a label is part of a longer name on the page. */
  knows(label: string): boolean {
    return this.bilingual.has(label) || this.fullName(label) !== undefined
  }

  /**
   * The full name a label is short for: `Andrew` → Andrew Ng, `Precht` → Richard David Precht, `AD` → Ava DuVernay.
   *
   * Nouns before a name (German writes them with a capital) are left out by counting: a word belongs to the name
   * when it stands there at least every other time.
   */
  fullName(label: string): string | undefined {
    const words = wordsOf(label)
    if (words.length === 0) return undefined
    const byInitials = /^(?:\p{Lu}\.?[ \u00a0-]?){2,4}$/u.test(label) ? this.ofInitials(label) : undefined
    if (byInitials !== undefined) return byInitials
    const holders = [...(this.byWord.get(words[0] as string) ?? [])].slice(0, 400)
    if (holders.length === 0) return undefined
    const starts = this.grow(holders, words, 1)
    const ends = this.grow(holders, words, -1)
    if (starts && ends) {
      const more = this.countOf(holders, starts) - this.countOf(holders, ends)
      const isGiven = isGivenName(words[0] as string) || mayBeOccupation(ends.split(' ')[0] as string)
      return more > 0 || (more === 0 && isGiven) ? starts : ends
    }
    return starts ?? ends
  }

  private countOf(holders: readonly string[], name: string): number {
    return holders.reduce((sum, holder) => sum + (holder.includes(name) ? (this.sequences.get(holder) ?? 0) : 0), 0)
  }

  /** Grows the label to the right (a first name) or to the left (a surname) while most sequences agree. */
  private grow(holders: readonly string[], label: readonly string[], direction: 1 | -1): string | undefined {
    let grown: string[] = [...label]
    let printed: string | undefined
    let support = 0
    for (let size = label.length + 1; size <= 5; size += 1) {
      const votes = new Map<string, { printed: string; count: number }>()
      for (const holder of holders) {
        const window = windowOf(holder.split(' '), grown, size, direction)
        const added = direction === 1 ? window?.at(-1) : window?.[0]
        if (window === undefined || added === undefined || BESIDE.has(added.toLowerCase())) continue
        // `Керамистка Ольга Ермолаева`, `Weichenwärter Jochen`: what somebody does stands before the name.
        if (direction === -1 && isWork(added, size)) continue
        const name = window.join(' ')
        const vote = votes.get(name.toLowerCase()) ?? { printed: name, count: 0 }
        vote.count += this.sequences.get(holder) ?? 0
        votes.set(name.toLowerCase(), vote)
      }
      const best = [...votes.values()].sort((a, b) => b.count - a.count)[0]
      if (best === undefined || (printed !== undefined && best.count < support * 0.5)) break
      printed = best.printed
      support = best.count
      grown = wordsOf(best.printed)
    }
    return printed
  }

  /** The name most often printed whose words begin with these letters. */
  ofInitials(label: string): string | undefined {
    const letters = [...label].filter(hasCapital)
    let best: string | undefined
    let most = 0
    for (const [sequence, count] of this.sequences) {
      if (count <= most) continue
      const words = sequence.split(' ').filter((word) => hasCapital(word) && word.toUpperCase() !== word)
      const fit = words.length === letters.length && words.every((word, at) => word.startsWith(letters[at] as string))
      if (fit) [best, most] = [sequence, count]
    }
    return best
  }
}

const dotless = (name: string) =>
  name
    .toLowerCase()
    .replace(/ı/g, 'i')
    .normalize('NFKD')
    .replace(/\u0307/g, '')

/** Many first names end as occupations do: before a single word, only those that are certain. */
function isWork(word: string, size: number): boolean {
  return isOccupation(word) || (size > 2 && mayBeOccupation(word))
}

/** Words that begin a sentence and stand beside a name only by chance: `Dale I was told`. */
const BESIDE = new Set(
  (
    'i you we he she it they my our your yes no well so and but or the a an that this there what when why how who if in on at for as ' +
    'ich du wir sie er es ja nein das der die und aber wenn wie was je tu nous vous il elle oui non et mais le la les un une ' +
    'yo tú sí y pero el los io noi lei ma e eu nós sim não я мы вы да нет и но это my wy tak nie ik wij wel nee en'
  ).split(' '),
)

/** `size` words of a sequence that contain the grown name at their left or right edge. */
function windowOf(words: string[], grown: readonly string[], size: number, direction: 1 | -1): string[] | undefined {
  const lower = words.map((word) => word.toLowerCase())
  for (let at = 0; at + grown.length <= words.length; at += 1) {
    if (!grown.every((word, index) => lower[at + index] === word)) continue
    const from = direction === 1 ? at : at + grown.length - size
    if (from < 0 || from + size > words.length) continue
    return words.slice(from, from + size)
  }
  return undefined
}

export function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[\s\u00a0]+/)
    .filter((word) => word !== '')
}
