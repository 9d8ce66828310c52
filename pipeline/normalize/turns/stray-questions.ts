/** A question that an editor forgot to set as the page's others: inside an answer, in another form, answered below. */
import type { PageView } from './page.ts'
import { before, type Opening, type Reading } from './reading.ts'
import { lead, startsWithDash } from './rules/forms.ts'
import type { Unit } from './unit.ts'
import { personsIn } from './words/pronouns.ts'
import { isQuestion } from './words/questions.ts'

/** So many of the page's questions may have lost their form; more, and the answers ask. */
const MOST = 0.34
const LONGEST = 400
/** Openings of a part that begin with a dash, for the dash to be the page's sign of that part. */
const SIGNED = 0.5

interface Convention {
  /** Whether questions, and answers, begin with a dash. */
  dashes: { asks: boolean; answers: boolean }
  /** Whether answers say who speaks, and questions do not. */
  labelled: boolean
  /** Units at which something opens. */
  opened: ReadonlyMap<number, Opening>
}

export function addStrayQuestions(page: PageView, reading: Reading): Reading {
  const asked = reading.openings.filter(({ part }) => part === 'asks')
  const answers = reading.openings.filter(({ part }) => part === 'answers')
  if (asked.length < 3 || answers.length < 3) return reading
  const convention: Convention = {
    dashes: { asks: areDashed(page, asked), answers: areDashed(page, answers) },
    labelled: shareOf(answers, ({ label }) => label !== '') >= 0.7 && asked.every(({ label }) => label === ''),
    opened: new Map(reading.openings.map((opening) => [opening.unit, opening])),
  }
  const added: Opening[] = []
  reading.openings.forEach((opening, index) => {
    if (opening.part !== 'answers') return
    const next = reading.openings[index + 1]
    for (let at = opening.unit + 1; at < (next?.unit ?? opening.unit); at += 1) {
      const question = page.units[at] as Unit
      const head = headOf(question, asked, page)
      if (head !== undefined) added.push(...openingsInside(question, head, opening))
      if (!question.asks || question.text.length > LONGEST || !isStray(page, question, convention, next)) continue
      added.push(...openingsOf(page, question, opening, convention))
    }
  })
  const questions = added.filter(({ part }) => part === 'asks').length
  if (questions === 0 || questions > Math.max(2, asked.length * MOST)) return reading
  return { ...reading, openings: [...reading.openings, ...added].sort(before) }
}

/** `<em>Question?</em><br>Answer` among questions in bold, and `<b>Three records.</b><br>Answer` among bold questions. */
function headOf(unit: Unit, asked: readonly Opening[], page: PageView): number | undefined {
  if (unit.kind !== 'speech' || unit.runs.length < 2 || unit.text.indexOf('\n') < 0) return undefined
  const heads = shareOf(asked, ({ unit: at }) => page.units[at]?.text.includes('\n') === true)
  const [mark] = (['strong', 'emphasis'] as const).filter((one) => unit.runs[0]?.[one])
  if (heads < SIGNED || mark === undefined) return undefined
  const end = lead(unit, mark)?.end ?? 0
  const question = unit.text.slice(0, end).trimEnd()
  if (!/^\s{0,3}\n/u.test(unit.text.slice(question.length))) return undefined
  return isQuestion(question) || (mark === 'strong' && /[.…!]$/u.test(question)) ? end : undefined
}

const shareOf = (openings: readonly Opening[], test: (one: Opening) => boolean) =>
  openings.filter(test).length / openings.length

function areDashed(page: PageView, openings: readonly Opening[]): boolean {
  return shareOf(openings, ({ unit, start }) => startsWithDash(page.units[unit]?.text.slice(start) ?? '')) >= SIGNED
}

function isStray(page: PageView, question: Unit, convention: Convention, next: Opening | undefined): boolean {
  const { dashes, labelled, opened } = convention
  const answer = answerBelow(page, question, next)
  const above = page.units[question.index - 1]
  // `He asked:`, and below it what he asked.
  if (answer === undefined || above === undefined || /[:：,]\s*$/u.test(above.text) || QUOTED.test(question.text))
    return false
  const labelBelow = opened.get(answer.index)
  if (labelBelow !== undefined) return labelled && question.kind === 'speech' && labelBelow.start === 0
  if (dashes.answers) {
    const signed = startsWithDash(question.text) === dashes.asks && startsWithDash(answer.text)
    if (signed) return !NARRATED.test(answer.text.slice(2, 200))
  }
  if (question.kind === 'heading') return personsIn(question.text).second && isPlain(answer)
  return (question.strong || question.emphasis) && isPlain(answer) && isPlain(above)
}

const QUOTED = /^[\s]*["“„«»「『‘'‹]/u
/** A speech tag after a comma or dash: somebody tells what was said. */
const NARRATED = /[,.!?…] ?[—–] ?\p{Ll}/u

const isPlain = ({ strong, emphasis }: Unit) => !strong && !emphasis

/** The paragraph below a question, up to where the next one opens; that one too, if it is an answer. */
function answerBelow(page: PageView, question: Unit, next: Opening | undefined): Unit | undefined {
  const until = next === undefined ? page.units.length - 1 : next.part === 'answers' ? next.unit : next.unit - 1
  for (let at = question.index + 1; at <= until; at += 1) {
    const unit = page.units[at] as Unit
    if (unit.kind === 'heading' || unit.kind === 'rule') return undefined
    if (unit.kind === 'speech') return unit.asks && unit.text.length < question.text.length * 2 ? undefined : unit
  }
  return undefined
}

function openingsInside(unit: Unit, end: number, like: Opening): Opening[] {
  const open = (start: number, part: 'asks' | 'answers'): Opening => ({
    unit: unit.index, start, body: start + (/^\s*/u.exec(unit.text.slice(start))?.[0].length ?? 0), label: '', name: '', key: '',
    part, confidence: like.confidence * 0.8, rule: 'stray-question',
  }) // biome-ignore format: fields of one kind share a row
  return [open(0, 'asks'), open(end, 'answers')]
}

const LEADING_DASH = /^[\s]*(?:[—–―─]+|--?)[\s]*/u

function openingsOf(page: PageView, question: Unit, like: Opening, { opened }: Convention): Opening[] {
  const open = (unit: Unit, part: 'asks' | 'answers'): Opening => ({
    unit: unit.index, start: 0, body: LEADING_DASH.exec(unit.text)?.[0].length ?? 0, label: '', name: '', key: '',
    part, confidence: like.confidence * 0.8, rule: 'stray-question',
  }) // biome-ignore format: fields of one kind share a row
  const answer = page.units.slice(question.index + 1).find(({ kind }) => kind === 'speech') as Unit
  return opened.has(answer.index) ? [open(question, 'asks')] : [open(question, 'asks'), open(answer, 'answers')]
}
