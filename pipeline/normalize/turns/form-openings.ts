/** From questions and answers by form to turns: labels stripped where they stand, respondents read from headers. */

import { withoutTitle } from '../speakers/person.ts'
import { isPartOfName } from '../speakers/surnames.ts'
import type { FormReading } from './form-reading.ts'
import { type LabelCandidate, labelKey, parseColonLabel, parseDashLabel } from './label.ts'
import type { PageView } from './page.ts'
import { personLikeness } from './person-likeness.ts'
import { before, type Opening } from './reading.ts'
import { respondentsOf } from './respondents.ts'
import { startsWithDash } from './rules/forms.ts'
import { askingRole, keyOf } from './words/parts.ts'

interface Formed {
  openings: Opening[]
  outside: Set<number>
}

export function openingsOfForm(page: PageView, reading: FormReading, labels: readonly Opening[]): Formed {
  const respondents = respondentsOf(page, reading.groups)
  const openings: Opening[] = []
  reading.groups.forEach((group, index) => {
    openings.push(place(page, group.units[0] as number, 0, 'asks', reading))
    if (group.answer === undefined) return
    const { unit, start } = group.answer
    const header = respondents.byGroup[index]
    const answer = place(page, unit, start, 'answers', reading)
    openings.push(
      header
        ? { ...answer, name: header.name, key: header.key, ...(header.office ? { office: header.office } : {}) }
        : answer,
    )
  })
  keepLabels(page, openings)
  openings.push(...linesOfOthers(page, openings))
  return { openings: merge(openings, withParts(openings, labels)), outside: respondents.outside }
}

/** A label where form sees a question asks; the others stand on answers. */
function withParts(byForm: readonly Opening[], labels: readonly Opening[]): Opening[] {
  const questions = byForm.filter(({ part }) => part === 'asks')
  const asking = new Set(questions.flatMap(({ unit, start, body }) => [`${unit}:${start}`, `${unit}:${body}`]))
  return labels.map((label) =>
    label.part ? label : { ...label, part: asking.has(`${label.unit}:${label.start}`) ? 'asks' : 'answers' },
  )
}

const LEADING_DASH = /^[\s]*(?:[—–―─]+|ー{2,4}|--?|[*＊•](?=\s))[\s]*/u

function place(page: PageView, unit: number, start: number, part: 'asks' | 'answers', reading: FormReading): Opening {
  const text = page.units[unit]?.text ?? ''
  const rest = text.slice(start)
  const dash = startsWithDash(rest) || /^[\s]*[*＊•]/u.test(rest) ? (LEADING_DASH.exec(rest)?.[0].length ?? 0) : 0
  const blank = /^\s*/u.exec(rest)?.[0].length ?? 0
  return {
    unit,
    start,
    body: start + Math.max(dash, blank),
    label: '',
    name: '',
    key: '',
    part,
    confidence: reading.confidence,
    rule: reading.rule.name,
  }
}

/** Labels at the head of questions and answers that form alone found: all of them, or the first of each only. */
function keepLabels(page: PageView, openings: Opening[]): void {
  const found = openings.map((opening) => labelAt(page, opening))
  const counts = new Map<string, number>()
  for (const label of found) if (label) counts.set(label.key, (counts.get(label.key) ?? 0) + 1)
  const firstOf = {
    asks: openings.findIndex(({ part }) => part === 'asks'),
    answers: openings.findIndex(({ part }) => part === 'answers'),
  }
  const bothFirst = found[firstOf.asks] !== undefined && found[firstOf.answers] !== undefined
  const known = new Set<string>()
  openings.forEach((opening, index) => {
    const label = found[index]
    if (label === undefined) return
    const likeness = personLikeness(page, label)
    const repeated = (counts.get(label.key) ?? 0) >= 2
    const first = index === firstOf.asks || index === firstOf.answers
    const role = askingRole(label.key) !== undefined
    const again = [...known].some((name) => label.name === name || isShortOf(label.name, name))
    const invited = opening.part === 'answers' && likeness >= 0.7 && isAskedBy(page, openings[index - 1], label)
    const ofFirst = first && (likeness >= 0.85 || (bothFirst && likeness >= 0.35))
    if (!(role || again || invited || ofFirst || (repeated && likeness >= 0.5))) return
    if (known.size < MOST_GUESTS) known.add(label.name)
    Object.assign(opening, { body: label.end, label: label.text, name: label.name, key: label.key })
    if (label.office) opening.office = label.office
    if (label.time) opening.time = label.time
  })
}

/** `能見` of 能見志保, `Ông Phước` of Trần Hữu Phước. */
function isShortOf(label: string, name: string): boolean {
  const words = keyOf(withoutTitle(label).name).split(' ')
  return isPartOfName(label, name) || (words.length < 4 && ` ${keyOf(name)} `.includes(` ${words.join(' ')} `))
}

/** `And you, Bà Sáu, what did you think?`: the question turns to somebody else, whose name heads the answer. */
function isAskedBy(page: PageView, question: Opening | undefined, { name, office }: LabelCandidate): boolean {
  if (question?.part !== 'asks' || office !== undefined || !/^\p{Lu}\S*(?: \p{Lu}\S*){1,4}$/u.test(name)) return false
  const asked = page.units[question.unit]?.text.slice(question.body + 1, question.body + LONGEST_QUESTION) ?? ''
  const words = withoutTitle(name).name.split(' ')
  return words.some((word) => {
    const at = word.length > 1 && /^\p{Lu}/u.test(word) ? asked.indexOf(word) : -1
    return at > 0 && !/\p{L}/u.test(`${asked[at - 1] ?? ''}${asked[at + word.length] ?? ''}`)
  })
}

const LONGEST_QUESTION = 600

/** A page that labels only first answers has few guests. */
const MOST_GUESTS = 12

/** `Ann: …<br>Ben: …` below one question: whoever joins in has a line and a label of their own. */
function linesOfOthers(page: PageView, openings: readonly Opening[]): Opening[] {
  return openings.flatMap((opening) => {
    const { text = '', heads = [] } = page.units[opening.unit] ?? {}
    if (opening.part !== 'answers' || opening.label === '') return []
    return heads.flatMap((start): Opening[] => {
      if (start <= opening.body || text[start - 1] !== '\n') return []
      const label = labelAt(page, { ...opening, body: start })
      if (label === undefined || (label.key !== opening.key && personLikeness(page, label) < 0.5)) return []
      return [{ ...opening, start, body: label.end, label: label.text, name: label.name, key: label.key }]
    })
  })
}

function labelAt(page: PageView, { unit, body }: Opening): LabelCandidate | undefined {
  const { text = '', runs = [] } = page.units[unit] ?? {}
  // What is said as a whole, a list or a quotation, keeps its label in it.
  if (runs.length === 0) return undefined
  const line = text.slice(body, body + 200).split('\n')[0] ?? ''
  const parsed = parseColonLabel(line) ?? parseDashLabel(line)
  if (!parsed || text.slice(body + parsed.length).trim() === '') return undefined
  const { length, ...label } = parsed
  return {
    unit,
    start: body,
    end: body + length,
    ...label,
    key: labelKey(label.name),
    colon: true,
    strong: false,
    alone: false,
  }
}

/** Openings by label replace those by form at the same place, and add those that form does not see. */
export function merge(byForm: readonly Opening[], byLabel: readonly Opening[]): Opening[] {
  const labelled = new Set(byLabel.map(({ unit, start }) => `${unit}:${start}`))
  const isFree = ({ unit, start, body }: Opening) =>
    !labelled.has(`${unit}:${start}`) && !labelled.has(`${unit}:${body}`)
  return [...byForm.filter(isFree), ...byLabel].sort(before)
}
