/** Answers under no label but the first: `能見志保氏（以下、能見）：…` says who answers from here on. */
import type { Group } from './form-reading.ts'
import { parseColonLabel } from './label.ts'
import { isShortening } from './label-title.ts'
import type { PageView } from './page.ts'

/** The first answer is labelled, and the label says how it is shortened below: whoever writes so records a talk. */
export function isNamedOnce(page: PageView, groups: readonly Group[]): boolean {
  const answer = groups[0]?.answer
  if (answer === undefined) return false
  const text = page.units[answer.unit]?.text.slice(answer.start, answer.start + LONGEST_LINE) ?? ''
  const label = parseColonLabel(text.trimStart())?.text ?? ''
  const bracket = /[（(]([^（()）]{2,20})[)）]$/u.exec(label)
  return bracket !== null && isShortening(bracket[1] as string)
}

const LONGEST_LINE = 60
