/** Questions under a mark, answers under names: two conventions of labels that make one conversation. */
import type { LabelReading } from './label-reading.ts'
import { before } from './reading.ts'
import { KIN } from './rules/labels.ts'
import { askingRole } from './words/parts.ts'

/** Share of the questions that a name must follow before the next one. */
const LEAST_ANSWERED = 0.6

/** `Q. …?` above `**Ann Lee:** …` and `**Ben:** …`: one rule sees the questions only, another the answers only. */
export function mixedLabels(readings: readonly LabelReading[]): LabelReading[] {
  const asking = readings.find(({ rule, clusters }) => KIN.has(rule) && clusters.every(({ key }) => asks(key)))
  const named = asking && readings.find(({ rule, clusters }) => KIN.has(rule) && !clusters.some(({ key }) => asks(key)))
  if (!asking || !named) return []
  const questions = new Set(asking.openings.map(({ unit }) => unit))
  if (named.openings.some(({ unit }) => questions.has(unit))) return []
  const openings = [...asking.openings, ...named.openings].sort(before)
  const answered = openings.filter(({ unit }, at) => {
    const next = openings[at + 1]
    return questions.has(unit) && next !== undefined && !questions.has(next.unit)
  })
  if (answered.length < questions.size * LEAST_ANSWERED) return []
  const confidence = Math.max(asking.confidence, named.confidence)
  return [{ ...named, confidence, openings, clusters: [...asking.clusters, ...named.clusters] }]
}

const asks = (key: string) => askingRole(key) === 'interviewer'
