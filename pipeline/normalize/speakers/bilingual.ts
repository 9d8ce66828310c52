/** One name in two scripts, the second in parentheses: `Andrew Ng(吴恩达)`, `杨立昆（Yann LeCun）`. */
import { isChineseName } from './surnames.ts'

const OPEN = /[(（]/g
const EAST = /^[\u3040-\u30ff\u3400-\u9fff·・•‧ー]{2,20}$/
const EAST_BEFORE = /[\u3040-\u30ff\u3400-\u9fff·・•‧ー]{2,}$/
const WEST = /^[A-ZÀ-ÞŁŚŠŽĆČ][A-Za-zÀ-ɏ.'’ -]{1,50}$/
const WEST_BEFORE = /[A-ZÀ-ÞŁŚŠŽĆČ][A-Za-zÀ-ɏ.'’ -]*$/
const LONGEST = 60

/** Pairs of a Latin name and a Chinese or Japanese one. */
export function bilingualPairs(text: string): [latin: string, han: string][] {
  const pairs: [string, string][] = []
  if (!text.includes('(') && !text.includes('（')) return pairs
  for (const match of text.matchAll(OPEN)) {
    const left = text.slice(Math.max(0, match.index - LONGEST), match.index).trimEnd()
    const right = text.slice(match.index + 1, match.index + LONGEST)
    const inside = (/^[^)）,，、;；:：]*/.exec(right)?.[0] ?? '').trim()
    if (EAST.test(inside)) {
      const latin = latinBefore(left)
      if (latin) pairs.push([latin, inside])
    } else if (WEST.test(inside) && inside.split(' ').length <= 5) {
      const han = eastBefore(left)
      if (han) pairs.push([inside, han])
    }
  }
  return pairs
}

/** The last words with a capital, particles between them. */
function latinBefore(left: string): string | undefined {
  const words = (WEST_BEFORE.exec(left)?.[0] ?? '').split(' ')
  while (words.length > 0 && !/^[A-ZÀ-ÞŁŚŠŽĆČ]/.test(words[0] as string)) words.shift()
  const lower = words.findLastIndex((word) => /^[a-zß-ÿ]{4,}/.test(word))
  const name = words.slice(lower + 1).join(' ')
  return name.length >= 2 ? name : undefined
}

/** What stands before a name is not parted from it: a family name, or the dots of a transcribed name, show where. */
function eastBefore(left: string): string | undefined {
  const run = EAST_BEFORE.exec(left)?.[0] ?? ''
  if (/[·・•‧]/.test(run)) return run.slice(-20)
  if (run.length <= 4) return run.length >= 2 ? run : undefined
  const size = [3, 2, 4].find((length) => isChineseName(run.slice(-length)))
  return size ? run.slice(-size) : undefined
}
