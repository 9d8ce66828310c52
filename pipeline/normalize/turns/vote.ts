/** The page decides: every rule proposes over the whole page, the convention that explains most of it is taken. */

import { interviewee } from '../speakers/interviewee.ts'
import { areOfBox } from './appended-box.ts'
import { readDashes } from './dash-reading.ts'
import { merge, openingsOfForm } from './form-openings.ts'
import { ACCEPTED_FORM, type FormReading, type Group, isTalk, readForm } from './form-reading.ts'
import { type Cluster, type LabelReading, readLabels } from './label-reading.ts'
import { addMissedLabels } from './missed-labels.ts'
import { mixedLabels } from './mixed-labels.ts'
import type { PageView } from './page.ts'
import type { Opening, Reading } from './reading.ts'
import { classRules, FORM_RULES, PLAIN_QUESTION } from './rules/forms.ts'
import { LABEL_RULES } from './rules/labels.ts'
import { isSampleDialogue } from './sample-dialogue.ts'
import { addStrayQuestions } from './stray-questions.ts'
import { addUnlabelledAnswers } from './unlabelled.ts'
import { askingRole } from './words/parts.ts'
import { personsIn } from './words/pronouns.ts'

export interface Verdict {
  /** Nothing where the page is no conversation. */
  reading: Reading | undefined
  /** The next best convention. */
  runnerUp: { rule: string; confidence: number } | undefined
}

export function decide(page: PageView): Verdict {
  const byLabel = LABEL_RULES.map((rule) => readLabels(page, rule))
    .filter((reading): reading is LabelReading => reading !== undefined)
    .sort((a, b) => weight(b) - weight(a))
  const byForm = [...FORM_RULES, ...classRules(page), PLAIN_QUESTION]
    .map((rule) => readForm(page, rule))
    .filter((reading): reading is FormReading => reading !== undefined && !areOfBox(page, reading.groups))
    .sort((a, b) => formWeight(b) - formWeight(a))
  const found = apart(choose(page, byLabel, byForm))
  const chosen = found && addStrayQuestions(page, found)
  const reading = chosen && isSampleDialogue(page, chosen.openings) ? undefined : chosen
  const others = [...byLabel, ...byForm.map(({ rule, confidence }) => ({ rule: rule.name, confidence }))]
  const next = others
    .filter(({ rule, confidence }) => rule !== reading?.rule && confidence > 0)
    .sort((a, b) => b.confidence - a.confidence)[0]
  return { reading, runnerUp: next ? { rule: next.rule, confidence: next.confidence } : undefined }
}

/** Two rules may see one label in two places of a line; the first place is the turn's. */
function apart(reading: Reading | undefined): Reading | undefined {
  if (reading === undefined) return undefined
  let last: Opening | undefined
  const openings = reading.openings.filter((opening) => {
    if (last?.unit === opening.unit && opening.start < last.body) return false
    last = opening
    return true
  })
  return { ...reading, openings }
}

const weight = ({ confidence, openings }: LabelReading) => confidence * Math.sqrt(openings.length)
/** Rules that see only what ends in a question mark miss the statements among the questions. */
const formWeight = ({ confidence, groups, rule }: FormReading) =>
  confidence * Math.sqrt(groups.length) * (rule === PLAIN_QUESTION ? 0.5 : rule.partial ? 0.7 : 1)

function choose(page: PageView, byLabel: readonly LabelReading[], forms: readonly FormReading[]): Reading | undefined {
  const form = forms.find(({ confidence, rule }) => confidence >= (rule === PLAIN_QUESTION ? 0.75 : ACCEPTED_FORM))
  const whole = form && widened(form, forms)
  for (const labels of [...mixedLabels(byLabel), ...byLabel]) {
    const reading = withLabels(page, addMissedLabels(page, labels), whole, forms)
    if (reading !== undefined) return reading
  }
  // A dash before the questions and before the answers: the forms of questions see one where a full stop ends another.
  const dashes = whole === undefined || whole.rule.signed ? readDashes(page) : undefined
  const reading = dashes ?? (whole && formed(page, whole, []))
  return reading && ((whole && isTalk(page, whole)) || isAnswered(page, reading)) ? reading : undefined
}

/**
 * Unless its questions say "you" and its answers "I" again and again (`isTalk`), form alone makes no conversation of a
 * page that neither calls itself one nor names anybody who could answer: advice, essays and lists of questions have
 * the same form.
 */
function isAnswered(page: PageView, reading: Reading): boolean {
  const sure = page.called || reading.rule === 'marked-question' || reading.openings.some(({ key }) => key !== '')
  return sure || interviewee(page, reading) !== undefined || (page.interview && isPersonal(page, reading))
}

/** An explainer may say "conversation" in passing, and answers its questions without an "I". */
function isPersonal(page: PageView, { openings }: Reading): boolean {
  const answers = openings.filter(({ part }) => part === 'answers')
  const said = answers.filter(({ unit, body }) => personsIn(page.units[unit]?.text.slice(body) ?? '').first)
  return said.length >= answers.length * 0.3
}

/** Rules that see question marks only find where the questions are; the form they stand in finds all of them. */
function widened(form: FormReading, forms: readonly FormReading[]): FormReading {
  if (!form.rule.partial && !form.rule.mixed && form.rule !== PLAIN_QUESTION) return form
  const known = form.groups.map(({ units }) => units[0])
  const wider = forms.find(({ rule, groups, answered }) => {
    if (rule.partial || rule === PLAIN_QUESTION || answered < 0.7) return false
    const units = new Set(groups.flatMap((group) => group.units))
    // Where every dashed line is answered, the dash asks, however few of them end in a question mark.
    const most = known.length * (form.rule.signed && rule.signed && answered === 1 ? 5 : 2.5)
    const more = groups.length > known.length && groups.length <= most
    return more && known.every((unit) => units.has(unit as number))
  })
  return wider ? { ...wider, confidence: form.confidence } : form
}

function withLabels(
  page: PageView,
  labels: LabelReading,
  form: FormReading | undefined,
  forms: readonly FormReading[],
): Reading | undefined {
  const several = labels.clusters.length >= 2
  const asking = asker(labels.clusters)
  if (asking !== undefined && askingRole(asking.key) !== undefined)
    return several ? addUnlabelledAnswers(page, labels, asking) : askerOnly(page, labels)
  const below = several && asking !== undefined ? unlabelledAnswers(page, labels, asking) : undefined
  if (below !== undefined) return below
  const opened = byUnit(labels.openings)
  const partners = forms.filter((one) => answersAreLabelled(page, one, labels, opened))
  const partner = partners[0] && widened(partners[0], partners)
  // A label on the first question only leaves the others to their form.
  const once = partner !== undefined && asking !== undefined && asking.candidates.length * 3 <= partner.groups.length
  if (partner !== undefined && (once || partner.asking >= (asking?.asks ?? 0) + 0.2))
    return formed(page, partner, labels.openings)
  if (asking !== undefined) return several ? addUnlabelledAnswers(page, labels, asking) : askerOnly(page, labels)
  const better =
    form !== undefined && form.rule !== PLAIN_QUESTION && form.groups.length * 2 > labels.openings.length * 1.5
  return several && !better ? labels : undefined
}

function formed(page: PageView, form: FormReading, labels: readonly Opening[]): Reading {
  const answering = new Map(form.groups.map(({ answer }) => [answer?.unit, answer?.start ?? 0]))
  // A label at the head of an answer is no name for whoever asks.
  const placed = labels.map((one): Opening => {
    const from = answering.get(one.unit)
    return from !== undefined && one.start >= from ? { part: 'answers', ...one } : one
  })
  const { openings, outside } = openingsOfForm(page, form, placed)
  return { rule: form.rule.name, confidence: form.confidence, openings, outside }
}

function byUnit(openings: readonly Opening[]): Map<number, Opening[]> {
  const units = new Map<number, Opening[]>()
  for (const opening of openings) {
    const own = units.get(opening.unit)
    if (own) own.push(opening)
    else units.set(opening.unit, [opening])
  }
  return units
}

/** Questions by form, each followed by a labelled answer; headings above labelled questions are not that. */
function answersAreLabelled(
  page: PageView,
  { groups, asking, answered, rule }: FormReading,
  labels: LabelReading,
  opened: ReadonlyMap<number, readonly Opening[]>,
): boolean {
  const isLabelled = ({ units, span }: Group) =>
    units.some((unit, index) => opened.get(unit)?.some(({ start }) => index < units.length - 1 || start < span.end))
  const own = groups.filter((group) => !isLabelled(group))
  const fewest = labels.openings.length * (rule === PLAIN_QUESTION ? 0.5 : 0.25)
  if (own.length < 2 || own.length < groups.length * 0.6 || own.length < fewest) return false
  if (asking < (rule.certain ? 0 : rule.signed ? 0.2 : 0.45) || answered < 0.6) return false
  const answers = own
    .map(({ answer }) => answer && opened.get(answer.unit)?.find(({ start }) => start >= answer.start))
    .filter((label) => label !== undefined)
  const asked = answers.filter(({ unit }) => page.units[unit]?.asks).length
  return answers.length >= own.length * 0.7 && asked <= Math.ceil(answers.length * 0.3)
}

/** The label that asks: by its word, or because most of its turns do. */
function asker(clusters: readonly Cluster[]): Cluster | undefined {
  const turns = clusters.reduce((sum, { candidates }) => sum + candidates.length, 0)
  return clusters.find(
    ({ key, asks, candidates }) => candidates.length >= turns * 0.15 && (askingRole(key) !== undefined || asks >= 0.4),
  )
}

/** `Kurier: …?` above every answer, the guest's label on the first of them only. */
function unlabelledAnswers(page: PageView, labels: LabelReading, { candidates }: Cluster): Reading | undefined {
  const asking = new Set(candidates.map(({ unit, start }) => `${unit}:${start}`))
  const asks = ({ unit, start }: Opening) => asking.has(`${unit}:${start}`)
  const questions = labels.openings.filter(asks)
  const others = labels.openings.length - questions.length
  const set = ({ unit }: Opening) => page.units[unit]?.kind === 'heading' || page.units[unit]?.strong === true
  if (questions.length < 4 || others * 3 > questions.length || !questions.every(set)) return undefined
  const parted = labels.openings.map((one): Opening => (asks(one) ? one : { ...one, part: 'answers' }))
  return askerOnly(page, { ...labels, openings: parted }, others)
}

/** Only questions are labelled: whatever stands below a question in another form is its answer. */
function askerOnly(page: PageView, labels: LabelReading, others = 0): Reading | undefined {
  const answers: Opening[] = []
  labels.openings.forEach((opening, index) => {
    const until = labels.openings[index + 1]?.unit ?? page.units.length
    const question = page.units[opening.unit]
    if (opening.part === 'answers') return
    let next = opening.unit + 1
    while (
      next < until &&
      (page.units[next]?.kind !== 'speech' || (page.units[next]?.strong === true && question?.strong === true))
    )
      next += 1
    if (next >= until) return
    answers.push({
      unit: next, start: 0, body: 0, label: '', name: '', key: '', part: 'answers', confidence: labels.confidence, rule: labels.rule,
    }) // biome-ignore format: fields of one kind share a row
  })
  if (answers.length < (labels.openings.length - others * 2) * 0.7) return undefined
  const asking = labels.openings.map((opening): Opening => ({ ...opening, part: opening.part ?? 'asks' }))
  return { ...labels, openings: merge(answers, asking) }
}
