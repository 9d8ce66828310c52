/**
 * Finding words of a table in a line by looking them up, not by one pattern of a thousand alternatives: such a pattern
 * takes 100 ms to compile, more than all the rest of reading a page.
 */

/** Lower case, width and spaces normalised: how tables and lines are compared. */
export function keyOf(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

export interface Word {
  text: string
  start: number
  end: number
}

/** Words of a line with their places; punctuation between them is dropped, a hyphen or apostrophe inside them is kept. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[^\s|·•/;,.:()[\]{}<>–—!?"„“”«»]+/g)].map(({ 0: word, index }) => ({
    text: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))
}

export interface PhraseFound<T> {
  value: T
  start: number
  /** After the white space that follows the phrase. */
  end: number
}

/** Phrases of several words, `*` standing for any one word; the longest wins. */
export class PhraseIndex<T> {
  private readonly byFirst = new Map<string, { words: string[]; value: T }[]>()

  constructor(entries: Iterable<readonly [phrase: string, value: T]>) {
    for (const [phrase, value] of entries) {
      const words = keyOf(phrase).split(' ')
      const first = words[0] as string
      const list = this.byFirst.get(first) ?? []
      list.push({ words, value })
      this.byFirst.set(first, list)
    }
    for (const list of this.byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  }

  find(text: string): PhraseFound<T>[] {
    const words = wordsOf(text)
    const found: PhraseFound<T>[] = []
    for (let index = 0; index < words.length; index += 1) {
      const entry = this.byFirst
        .get((words[index] as Word).text)
        ?.find((candidate) => matches(candidate.words, words, index))
      if (entry === undefined) continue
      const last = words[index + entry.words.length - 1] as Word
      const gap = /^\s{1,3}/.exec(text.slice(last.end, last.end + 3))
      if (gap === null) continue
      found.push({ value: entry.value, start: (words[index] as Word).start, end: last.end + gap[0].length })
      index += entry.words.length - 1
    }
    return found
  }
}

function matches(phrase: readonly string[], words: readonly Word[], from: number): boolean {
  return phrase.every((word, offset) => {
    const own = words[from + offset]?.text
    return own !== undefined && (word === '*' || word === own)
  })
}

/** Longest label of a table, in characters. */
const LABEL_LENGTH = 32
const BOUNDARY = /[\s|·•/;,.()[\]【】<>\-–—、，。:]/
const HAN = /[\u3400-\u9fff\uac00-\ud7af]/

/**
 * The longest label of `table` that ends where `before` ends.
 *
 * A label stands at a boundary; Han and Hangul labels may have up to four characters of the same kind before them
 * (本文作者, 特约编辑).
 */
export function labelBefore<T>(before: string, table: ReadonlyMap<string, T>): { value: T; start: number } | undefined {
  const end = before.trimEnd().length
  for (let start = Math.max(0, end - LABEL_LENGTH); start < end; start += 1) {
    const boundary = start === 0 || BOUNDARY.test(before[start - 1] as string)
    if (!boundary && !HAN.test(before[start] as string)) continue
    const value = table.get(before.slice(start, end).toLowerCase().replace(/\s+/g, ' '))
    if (value === undefined) continue
    if (boundary) return { value, start }
    const lead = before.slice(Math.max(0, start - 5), start)
    const own = leadLength(lead)
    if (own <= 4) return { value, start: start - own }
  }
  return undefined
}

/** Characters of a Han word just before a label. */
function leadLength(lead: string): number {
  let length = 0
  while (length < lead.length && HAN.test(lead[lead.length - 1 - length] as string)) length += 1
  return length
}
