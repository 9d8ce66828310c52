/** Labels that say who speaks only on a page that says so elsewhere: one letter, a whole phrase in a heading. */
import type { LabelCandidate, ParsedLabel } from '../label.ts'
import type { PageView } from '../page.ts'
import type { Unit } from '../unit.ts'
import { announces } from '../words/not-speakers.ts'
import { keyOf } from '../words/parts.ts'

const LETTER = /^\s?(\p{Lu}\.?)[\s\u00a0]?[:：][\s\u00a0]{0,3}(?=\S)/u

/** `K.: …`: too short for a label by itself. */
export function parseLetter(line: string): ParsedLabel | undefined {
  if (!/[:：]/.test(line.slice(1, 5))) return undefined
  const match = LETTER.exec(line)
  const text = match?.[1] ?? ''
  return match ? { length: match[0].length, text, name: text } : undefined
}

/** Of the letters those that a paper or a person begins with whose label stood there in full, once or twice. */
export function abbreviating(letters: readonly LabelCandidate[], full: readonly LabelCandidate[]): LabelCandidate[] {
  const counts = new Map<string, number>()
  for (const { key } of [...letters, ...full]) counts.set(key, (counts.get(key) ?? 0) + 1)
  return letters.filter((letter) => {
    const often = counts.get(letter.key) ?? 0
    return often >= 2 && full.some(({ key }) => shortensTo(key, letter.key) && (counts.get(key) ?? 0) <= 2)
  })
}

/** `kurier` → `k`: the paper's first letter, a person's first or last. */
export function shortensTo(key: string, letter: string): boolean {
  if (letter.length !== 1 || key.length < 3) return false
  return key.startsWith(letter) || key.slice(key.lastIndexOf(' ') + 1).startsWith(letter)
}

const LONGEST_HEADED = 60
const FEWEST_HEADED = 4
const headedDepths = new WeakMap<PageView, Set<number>>()

/** `### A lady in the second row:`: where all headings of a depth end in a colon, each says who speaks. */
export function parseHeaded(page: PageView, { node, text }: Unit): ParsedLabel | undefined {
  const line = text.trim()
  if (node.type !== 'heading' || line.length > LONGEST_HEADED || !COLON_END.test(line)) return undefined
  const known = headedDepths.get(page) ?? depthsOf(page)
  headedDepths.set(page, known)
  const name = line.replace(COLON_END, '')
  if (!known.has(node.depth) || name === '' || announces(keyOf(name))) return undefined
  return { length: text.length, text: name, name }
}

const COLON_END = /[\s\u00a0]?[:：]$/u

function depthsOf({ units }: PageView): Set<number> {
  const tally = new Map<number, { all: number; colons: number }>()
  for (const { node, text } of units) {
    if (node.type !== 'heading') continue
    const entry = tally.get(node.depth) ?? { all: 0, colons: 0 }
    entry.all += 1
    if (COLON_END.test(text.trim())) entry.colons += 1
    tally.set(node.depth, entry)
  }
  const found = [...tally].filter(([, { all, colons }]) => colons >= FEWEST_HEADED && colons >= all * 0.9)
  return new Set(found.map(([depth]) => depth))
}
