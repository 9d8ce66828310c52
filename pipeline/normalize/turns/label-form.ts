/** What most labels of a page look like, and how like a person one that looks otherwise must be. */
import type { LabelCandidate } from './label.ts'
import type { PageView } from './page.ts'

export interface Typical {
  turns: number
  /** Share of labels with a colon, of labels that are terms of a list. */
  colon: number
  term: number
  /** Share of labels that are all in brackets. */
  bracketed: number
  /** Share of labels with a time. */
  time: number
  strong: number
  heading: number
  /** Share of labels whose whole paragraph is bold. */
  wholeStrong: number
}

export function typicalForm(page: PageView, candidates: readonly LabelCandidate[]): Typical {
  const counts = { colon: 0, term: 0, bracketed: 0, time: 0, strong: 0, heading: 0, wholeStrong: 0 }
  for (const candidate of candidates) {
    const unit = page.units[candidate.unit]
    if (candidate.colon) counts.colon += 1
    if (candidate.time !== undefined) counts.time += 1
    if (candidate.strong) counts.strong += 1
    if (IN_BRACKETS.test(candidate.text)) counts.bracketed += 1
    if (unit?.block.tag === 'dt') counts.term += 1
    if (unit?.kind === 'heading') counts.heading += 1
    if (unit?.strong) counts.wholeStrong += 1
  }
  const turns = candidates.length
  const share = (count: number) => count / Math.max(1, turns)
  return {
    turns,
    colon: share(counts.colon),
    term: share(counts.term),
    bracketed: share(counts.bracketed),
    time: share(counts.time),
    strong: share(counts.strong),
    heading: share(counts.heading),
    wholeStrong: share(counts.wholeStrong),
  }
}

const IN_BRACKETS = /^[(（].*[)）]$/u

/** A label used once must be like the others in form, or like a person. */
export function leastLikeness(page: PageView, typical: Typical, candidate: LabelCandidate): number {
  const unit = page.units[candidate.unit]
  if (typical.time >= 0.9 && candidate.time !== undefined) return 0.3
  if (typical.bracketed >= 0.9 && IN_BRACKETS.test(candidate.text)) return 0.5
  if (typical.turns < 6) return 0.85
  const named = typical.colon >= 0.9 && candidate.colon
  if (typical.heading >= 0.9 && unit?.kind === 'heading') return named ? 0.3 : 0.6
  if (typical.term >= 0.9 && unit?.block.tag === 'dt') return 0.3
  return typical.strong >= 0.9 && candidate.strong && named ? 0.5 : 0.85
}
