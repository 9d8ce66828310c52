/** Once a page's labels are known, the same names printed in a slightly different way are labels too. */

import { COLON, type LabelCandidate } from './label.ts'
import type { LabelReading } from './label-reading.ts'
import { openingOf } from './label-reading.ts'
import type { PageView } from './page.ts'
import { before, type Opening } from './reading.ts'
import { candidatesOf, KIN, LABEL_RULES } from './rules/labels.ts'
import { askingRole } from './words/parts.ts'
import { portrays } from './words/portrait.ts'

export function addMissedLabels(page: PageView, reading: LabelReading): LabelReading {
  if (reading.rule === 'label-line') return withColons(page, reading)
  if (!KIN.has(reading.rule)) return reading
  const keys = new Set(reading.openings.map(({ key }) => key))
  const seen = new Set(reading.openings.map(placeOf))
  const added: Opening[] = []
  for (const rule of LABEL_RULES) {
    if (!(KIN.has(rule.name) || rule.name === 'initials') || rule.name === reading.rule) continue
    for (const candidate of candidatesOf(page, rule)) {
      const place = placeOf(candidate)
      const { text = '', kind } = page.units[candidate.unit] ?? {}
      if (!(keys.has(candidate.key) || takesLeave(candidate, text)) || seen.has(place) || kind === 'heading') continue
      if (!candidate.colon && portrays(text.slice(candidate.end))) continue
      seen.add(place)
      added.push({ ...openingOf(candidate, rule.name), confidence: reading.confidence * 0.9 })
    }
  }
  for (const opening of [...bareMarks(page, reading), ...insideLines(page, reading)]) {
    const place = placeOf(opening)
    if (!seen.has(place)) added.push(opening)
    seen.add(place)
  }
  return added.length === 0 ? reading : { ...reading, openings: [...reading.openings, ...added].sort(before) }
}

/** `**Ann**` on lines of its own, and once or twice `Ann: …` in one paragraph with what she says. */
function withColons(page: PageView, reading: LabelReading): LabelReading {
  const keys = new Set(reading.openings.map(({ key }) => key))
  const opened = new Set(reading.openings.map(({ unit }) => unit))
  const first = reading.openings[0]?.unit ?? 0
  const rule = LABEL_RULES.find(({ name }) => name === 'colon-label')
  const added = (rule ? candidatesOf(page, rule) : []).filter(
    ({ key, unit, start, alone }) =>
      unit > first && start === 0 && !alone && keys.has(key) && !opened.has(unit) && !opened.has(unit - 1),
  )
  if (added.length === 0 || added.length > reading.openings.length * 0.5) return reading
  const openings = added.map((one) => ({ ...openingOf(one, 'colon-label'), confidence: reading.confidence * 0.9 }))
  return { ...reading, openings: [...reading.openings, ...openings].sort(before) }
}

/** A number for each place: exact up to two million units of four billion characters. */
const placeOf = ({ unit, start }: { unit: number; start: number }) => unit * 2 ** 32 + start

/** `Reporter: Thank you.` at the end of questions that the page calls `Q.`: a sentence, where a credit would be a name. */
function takesLeave({ key, colon, end }: LabelCandidate, text: string): boolean {
  if (!colon || askingRole(key) !== 'interviewer') return false
  const said = text.slice(end).split('\n')[0]?.trim() ?? ''
  return said.length >= SHORTEST_LEAVE && /[.!?。！？]$/u.test(said)
}

const SHORTEST_LEAVE = 6

/** `A那年我九岁`: of a pair of marks, one lost its colon where it stands in its turn. */
function bareMarks(page: PageView, reading: LabelReading): Opening[] {
  const marks = new Map(reading.openings.filter(({ key }) => /^[qa]$/.test(key)).map((one) => [one.key, one]))
  if (marks.size < 2) return []
  const byUnit = new Map(reading.openings.map((opening) => [opening.unit, opening.key]))
  const found: Opening[] = []
  let before = ''
  for (const { index, text, kind } of page.units) {
    const opened = byUnit.get(index)
    const key = opened ?? (kind === 'speech' && BARE_MARK.test(text) ? text.slice(0, 1).toLowerCase() : '')
    const like = marks.get(key)
    if (opened === undefined && like !== undefined && key !== before)
      found.push({
        ...like,
        label: text.slice(0, 1),
        unit: index,
        start: 0,
        body: 1,
        confidence: reading.confidence * 0.7,
      })
    if (key !== '') before = key
  }
  return found
}

const BARE_MARK = /^[QA][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** `Q: … A: …` in one line: a known label after the end of a sentence, in a paragraph that a label opens. */
function insideLines(page: PageView, reading: LabelReading): Opening[] {
  if (reading.rule !== 'colon-label') return []
  // Behind the label that opens the paragraph, where one does.
  const bodies = new Map<number, number>()
  for (const { unit, start, body } of reading.openings) if (!bodies.has(unit)) bodies.set(unit, start === 0 ? body : 0)
  const labels = new Map(reading.openings.map((opening) => [opening.label, opening]))
  const names = [...labels.keys()].filter((label) => label !== '').slice(0, 60)
  if (names.length === 0) return []
  const pattern = new RegExp(
    `(${names.map(escaped).join('|')})(?<=[.!?…。！？”"」）)]\\s{0,3}\\1)\\s?[:：]\\s{0,3}(?=\\S)`,
    'gu',
  )
  const found: Opening[] = []
  for (const [unit, body] of bodies) {
    const { text = '' } = page.units[unit] ?? {}
    if (!COLON.test(text.slice(body))) continue
    for (const match of text.matchAll(pattern)) {
      const like = labels.get(match[1] ?? '')
      if (!like || match.index === 0) continue
      const { time: _time, ...rest } = like
      found.push({
        ...rest,
        unit,
        start: match.index,
        body: match.index + match[0].length,
        confidence: reading.confidence * 0.8,
      })
    }
  }
  return found
}

function escaped(label: string): string {
  return label.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
