/**
 * How much of one text is in another, in runs of four words.
 *
 * The measure of Scrapinghub's article-extraction-benchmark: multisets of word 4-grams, so that order counts a little,
 * a missing paragraph counts by its length, and a text printed twice is not found twice.
 */

export interface Score {
  precision: number
  recall: number
  f1: number
}

const LENGTH = 4

/** Scripts written without spaces: every character is a word. Hangul has spaces. */
const SINGLE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const WORD = new RegExp(String.raw`[${SINGLE}]\p{M}*|(?:(?![${SINGLE}])[\p{L}\p{N}\p{M}])+`, 'gu')

/** Lower case, NFKC; runs of letters and digits, or single characters. `Intl.Segmenter` differs from host to host. */
export function wordsIn(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().match(WORD) ?? []
}

/** Four words in a row → how often; a text of fewer words is one shingle, a text of none has none. */
export function shinglesOf(words: readonly string[]): Map<string, number> {
  const shingles = new Map<string, number>()
  if (words.length === 0) return shingles
  for (let index = 0; index < Math.max(1, words.length - LENGTH + 1); index += 1) {
    const shingle = words.slice(index, index + LENGTH).join(' ')
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1)
  }
  return shingles
}

/** What was found against what was expected. Two texts without words agree; a page that fails is not precise. */
export function score(found: string, expected: string): Score {
  const [one, other] = [shinglesOf(wordsIn(found)), shinglesOf(wordsIn(expected))]
  let shared = 0
  for (const [shingle, count] of one) shared += Math.min(count, other.get(shingle) ?? 0)
  if (one.size === 0 && other.size === 0) return { precision: 1, recall: 1, f1: 1 }
  const [size, wanted] = [sizeOf(one), sizeOf(other)]
  return {
    precision: shared / Math.max(1, size),
    recall: shared / Math.max(1, wanted),
    f1: (2 * shared) / (size + wanted),
  }
}

function sizeOf(shingles: ReadonlyMap<string, number>): number {
  let size = 0
  for (const count of shingles.values()) size += count
  return size
}

/** Means over pages: a long page counts as much as a short one. */
export function meanOf(scores: readonly Score[]): Score {
  const mean = (pick: (score: Score) => number) =>
    scores.length === 0 ? Number.NaN : scores.reduce((sum, one) => sum + pick(one), 0) / scores.length
  return { precision: mean((one) => one.precision), recall: mean((one) => one.recall), f1: mean((one) => one.f1) }
}
