/** Whether a form of question explains the page: questions in one form, answers in another, in turn. */
import { parseColonLabel } from './label.ts'
import { isLabelOnly } from './label-only.ts'
import { isNamedOnce } from './named-once.ts'
import type { PageView } from './page.ts'
import { type FormRule, NUMBERED, PLAIN_QUESTION, type QuestionSpan, startsWithDash } from './rules/forms.ts'
import { shareOf } from './sample.ts'
import type { Unit } from './unit.ts'
import { thanksOthers } from './words/closing.ts'
import { askingRole, keyOf } from './words/parts.ts'
import { personsIn } from './words/pronouns.ts'
import { asks, isQuestion, isThanks } from './words/questions.ts'

export interface Group {
  /** Units of the question, one or several paragraphs. */
  units: number[]
  /** Where the question ends in its last unit; the unit's length unless the answer follows in the same unit. */
  span: QuestionSpan
  /** Unit and character at which the answer begins; nothing where none follows. */
  answer: { unit: number; start: number } | undefined
  asks: boolean
}

export interface FormReading {
  rule: FormRule
  groups: Group[]
  /** Share of groups with a question mark. */
  asking: number
  answered: number
  /** 0 to 1: how well the form explains the page. */
  confidence: number
}

/** An interrupted question ends in a dash. */
const ENDS = /[.!?…。！？:：;；—][\s"'”’»«›)）\]』」\d*]{0,10}$/u

export function readForm(page: PageView, rule: FormRule): FormReading | undefined {
  const spans = spansOf(page, rule)
  if (spans.size < 2) return undefined
  const strict = trimGroups(page, groupsOf(page, rule, spans), rule)
  if (strict.length < 2 || areSections(page, spans, strict)) return undefined
  const groups = rule.prompts ? withPrompts(page, rule, strict, spans) : strict
  const asking = groups.filter((group) => group.asks).length / groups.length
  const answered = groups.filter((group) => group.answer !== undefined).length / groups.length
  return { rule, groups, asking, answered, confidence: judge(page, rule, groups, asking, answered) }
}

/** As many lines of this form, each above a text, before the first that asks: a digest has headlines, some of them questions. */
function areSections(page: PageView, spans: Spans, [first, ...others]: readonly Group[]): boolean {
  const until = first?.units[0] ?? 0
  const heads = [...spans.keys()].filter(({ index }) => index < until)
  if (heads.length < Math.max(3, others.length + 1)) return false
  return heads.every(({ index }) => !spans.has(page.units[index + 1] as Unit))
}

/** The units that have the form of this rule's questions. */
type Spans = ReadonlyMap<Unit, QuestionSpan>

function spansOf(page: PageView, rule: FormRule): Spans {
  const spans = new Map<Unit, QuestionSpan>()
  page.units.forEach((unit) => {
    const span = unit.kind === 'aside' || unit.kind === 'rule' ? undefined : rule.question(unit)
    if (span !== undefined && !isLabelOnly(page, unit, span)) spans.set(unit, span)
  })
  return spans
}

function groupsOf(page: PageView, rule: FormRule, spans: Spans, prompts = false): Group[] {
  const groups: Group[] = []
  let open: Group | undefined
  const numbered = areNumbered(spans)
  for (const unit of page.units) {
    if (unit.kind === 'aside' || unit.kind === 'rule') continue
    const span = spans.get(unit)
    const admitted =
      span !== undefined &&
      (speaks(unit, span, rule) ||
        (numbered && NUMBERED.test(unit.text)) ||
        (prompts && span.end - span.start <= LONGEST_PROMPT))
    if (span === undefined || !admitted) {
      if (open && unit.kind === 'speech') {
        if (span === undefined) open.answer = { unit: unit.index, start: 0 }
        open = undefined
      }
      continue
    }
    const inside = unit.text.slice(span.end).trim() !== ''
    if (open && !inside) {
      open.units.push(unit.index)
      open.span = span
      open.asks ||= asks(unit.text)
      continue
    }
    open = { units: [unit.index], span, answer: undefined, asks: asks(unit.text.slice(span.start, span.end)) }
    groups.push(open)
    if (inside) {
      open.answer = { unit: unit.index, start: span.end }
      open = undefined
    }
  }
  return groups
}

/** The page counts its questions: one without a question mark is told by its number. */
function areNumbered(spans: Spans): boolean {
  const asking = [...spans.keys()].filter(({ asks }) => asks)
  return asking.length >= 3 && asking.every(({ text }) => NUMBERED.test(text))
}

const LONGEST_PROMPT = 160
/** More prompts than this for a question, and the form is that of crossheads. */
const MOST_PROMPTS = 0.34

/**
 * `Next projects`, `Tell us a secret`: what stands in the form of the page's questions, between two of them or before
 * the last words, and is followed by an answer of its own, asks without asking.
 */
function withPrompts(page: PageView, rule: FormRule, strict: Group[], spans: Spans): Group[] {
  const asked = strict.filter(({ asks }) => asks).length
  if (strict.length < 3 || asked < strict.length * 0.6) return strict
  const known = new Set(strict.flatMap(({ units }) => units))
  const first = strict[0]?.units[0] ?? 0
  const last = strict.at(-1)
  const end = last?.answer?.unit ?? 0
  const prompts = groupsOf(page, rule, spans, true).filter((group) => {
    const [unit] = group.units as [number]
    if (group.answer === undefined || group.units.some((one) => known.has(one))) return false
    if (unit < first) return unit >= first - 2 && group.answer.unit === unit && saysYou(page, group)
    if (unit <= end) return true
    return unit === end + 1 && group.answer.unit === unit && personsIn(page.units[unit]?.text ?? '').first
  })
  if (prompts.length === 0 || prompts.length > strict.length * MOST_PROMPTS) return strict
  return [...strict, ...prompts].sort((a, b) => (a.units[0] ?? 0) - (b.units[0] ?? 0))
}

/** A question asks, or is a whole sentence, or has a label; anything else in its form is a crosshead. */
function speaks(unit: Unit, span: QuestionSpan, rule: FormRule): boolean {
  const text = unit.text.slice(span.start, span.end).trim()
  return rule.certain === true || isQuestion(text) || ENDS.test(text) || labelledQuestion(text)
}

/** `SZ: …` may go without a question mark; `Chair of the fund: Ann Lee` names who answers next. */
function labelledQuestion(text: string): boolean {
  const label = parseColonLabel(text)
  return label !== undefined && !/^\p{Lu}\S*(?: \p{Lu}\S*){0,3}$/u.test(text.slice(label.length).trim())
}

const APPEAL =
  /newsletter|abonnier|abonnez|subscri|suscr|spenden|donat|unterstütz|sign up|follow us|folgt uns|interested in|want to|jetzt (?:\p{L}{1,20} ){0,2}(?:abonn|bestell|anmeld|spende|test|lesen|kauf|mitmach|unterst|download|registr|sicher)|订阅|关注|购买|购票|下载/iu

/** A bold lead before the first question and an appeal after the last answer have the form but ask nobody. */
function trimGroups(page: PageView, groups: Group[], rule: FormRule): Group[] {
  const kept = [...groups]
  if (rule.certain || rule.signed) return kept
  for (let first = kept[0]; kept.length > 2 && first !== undefined && !first.asks; first = kept[0]) {
    const text = textOf(page, first)
    if (startsWithDash(text)) break
    const called = page.units[first.units[0] as number]?.block.hint === 'lead'
    if (!called && text.length < 220 && (personsIn(text).second || isAfterLabel(text))) break
    kept.shift()
  }
  const opening = kept[0]
  // The lead and the first question stand next to each other: only the question opens the conversation.
  while (opening && opening.units.length > 1 && !asks(page.units[opening.units[0] as number]?.text ?? ''))
    opening.units.shift()
  for (let last = kept.at(-1); kept.length > 2 && last !== undefined; last = kept.at(-1)) {
    const text = textOf(page, last)
    if (last.answer === undefined && isThanks(text)) break
    const leaves = !last.asks && (APPEAL.test(text) || thanksOthers(text))
    if (last.answer !== undefined && !leaves && !(text.length < 80 && APPEAL.test(text))) break
    kept.pop()
  }
  return kept
}

/** `SZ: …`; a word and its colon alone head a list of facts. */
function isAfterLabel(text: string): boolean {
  const label = parseColonLabel(text)
  return label !== undefined && text.slice(label.length).trim() !== ''
}

function textOf(page: PageView, group: Group): string {
  const texts = group.units.map((unit) => page.units[unit]?.text ?? '')
  return texts.join('\n').slice(0, texts.length === 1 ? group.span.end : undefined)
}

export const ACCEPTED_FORM = 0.55

/** A dash is the sign of a question on a page that is an interview by its own word, if it stands before nothing else. */
const isSign = (page: PageView, rule: FormRule, groups: readonly Group[], asking: number) =>
  rule.name === 'dash-line' &&
  (page.called || isNamedOnce(page, groups)) &&
  asking >= 0.15 &&
  groups.every(({ answer }) => answer !== undefined)

function judge(page: PageView, rule: FormRule, groups: Group[], asking: number, answered: number): number {
  const interview = page.interview || isPutToSomebody(page, groups) || isNamedOnce(page, groups)
  const certain = rule.certain === true || isSign(page, rule, groups, asking)
  // Two lines that end in a question mark may be two of a page's headlines.
  const few = interview && (!rule.partial || rule.signed) && rule !== PLAIN_QUESTION
  if (groups.length < (few ? 2 : 3) || answered < 0.7) return 0
  if (asking < (certain ? 0 : interview ? 0.3 : 0.45)) return 0
  if (rule === PLAIN_QUESTION && (!interview || quotedShare(page, groups) > 0.2)) return 0
  const put = shareOf(groups.length, (index) => isPut(page, groups[index] as Group))
  const first = answerShare(page, groups)
  if (groups.length < 6 && put === 0 && areCrossheads(page, rule, groups)) return 0
  // Essays and advice put questions to nobody; a few of them make no conversation.
  const nobody =
    groups.length < 6 &&
    !groups.every((group) => startsWithDash(textOf(page, group))) &&
    put === 0 &&
    !addressed(page, groups)
  if (!interview && !certain && !rule.signed && nobody) return 0
  if (!interview && reportedShare(page, groups) >= 0.5) return 0
  if (first < 0.15 && !interview && !certain) return 0
  // In a list of frequent questions the reader asks ("How do I …?") and the answer says "you".
  const own = ownShare(page, groups)
  const reader = own > 0.4 && first < 0.3 ? 0.25 : 0
  const score =
    0.35 * Math.max(asking, certain ? 0.9 : 0) +
    (interview ? 0.22 : 0) +
    0.2 * Math.min(1, first / 0.4) +
    0.2 * Math.min(1, put / 0.35) +
    0.05 * Math.min(1, groups.length / 5)
  if (coverageOf(page, groups) < 0.3) return 0
  return Math.max(0, Math.min(1, score - reader - (page.faq ? 0.35 : 0)))
}

/** Share of the questions, and of the answers, that speak in the first person. */
const ownShare = (page: PageView, groups: readonly Group[]) =>
  shareOf(groups.length, (index) => personsIn(textOf(page, groups[index] as Group)).first)
const answerShare = (page: PageView, groups: readonly Group[]) =>
  shareOf(groups.length, (index) => personsIn(answerText(page, groups, index)).first)

/** So many questions put to somebody, and so many answers in the first person, are a talk, whoever answers. */
export function isTalk(page: PageView, { groups, asking, rule }: FormReading): boolean {
  if (groups.length < 5 || asking < 0.7 || rule === PLAIN_QUESTION) return false
  const put = shareOf(groups.length, (index) => saysYou(page, groups[index] as Group))
  if (put < 0.5) return false
  const said = answerShare(page, groups)
  const own = ownShare(page, groups)
  return said >= 0.6 && own <= 0.3
}

/** `Frau Storm, was …`, `Marta, come …`, or a label before the question. */
const ADDRESS =
  /^[\s¿—–-]*(?:(?:Herr|Frau|Mr|Mrs|Ms|Dr|Prof|Professor|Monsieur|Madame|Señor|Señora|Don|Doña|Signor|Signora|Pan|Pani|Sayın)\.? )?\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?, \p{Ll}/u

/** `王老师，您`, `北原先生、`, `김 교수님,` at the head of a question. */
const ADDRESS_JOINED =
  /^[\s—–―─－-]*(?:[\p{Script=Han}·]{1,6}(?:老师|老師|先生|女士|教授|博士|院士|导演|導演|总|總|院长|院長|校长|さん|監督|選手)[，,、：]|[\p{Script=Hangul}]{1,4} ?\p{Script=Hangul}{2,4}님,)/u

function addressed(page: PageView, groups: readonly Group[]): boolean {
  return groups.map((group) => textOf(page, group)).some((text) => labelledQuestion(text) || ADDRESS.test(text))
}

const saysYou = (page: PageView, group: Group) => personsIn(textOf(page, group)).second

const isPut = (page: PageView, group: Group) => saysYou(page, group) || callsGuest(page, textOf(page, group))

/** The name before the comma is one that the page knows, so that `Then, who …?` calls nobody. */
function callsGuest(page: PageView, question: string): boolean {
  const [called] = ADDRESS.exec(question.slice(0, LONGEST_ADDRESS)) ?? []
  const name = called?.split(',')[0]?.split(' ').at(-1)
  return name !== undefined && page.names.knows(name)
}

const LONGEST_ADDRESS = 80

/** Called by name and title, or put by somebody whose label says that they ask. */
function isPutToSomebody(page: PageView, groups: readonly Group[]): boolean {
  return groups
    .map((group) => textOf(page, group))
    .some((text) => ADDRESS_JOINED.test(text) || askingRole(keyOf(parseColonLabel(text)?.name ?? '')) === 'interviewer')
}

/** A third of the headings of this depth ask nothing: an essay may put questions to itself among its crossheads. */
function areCrossheads(page: PageView, rule: FormRule, groups: readonly Group[]): boolean {
  const first = groups[0]?.units[0] ?? 0
  const headings = page.units
    .slice(first)
    .filter((unit) => unit.kind === 'heading' && rule.question(unit) !== undefined)
  return groups.length < headings.length * 0.7
}

const QUOTED = /^[\s]*["“„«»「『‘'‹]/u

/** Fiction and reports put questions between quotation marks. */
function quotedShare(page: PageView, groups: readonly Group[]): number {
  const quoted = groups.filter(
    (group, index) => QUOTED.test(textOf(page, group)) || QUOTED.test(answerText(page, groups, index)),
  )
  return quoted.length / groups.length
}

/** `“I want my bridge,” said …`: whoever answers a question tells nobody who said it. */
const REPORTED =
  /[”"»“'’],?\s(?:(?:said|says|added|asked|recalled|told) |(?:sagt|sagte|erklärt|erklärte|meint|meinte) |(?:dit|explique|confie|raconte) |(?:dice|dijo|explica|cuenta|spiega|racconta) |\p{L}+ (?:said|says|told|added|asked|recalled)(?!\p{L}))/u

function reportedShare(page: PageView, groups: readonly Group[]): number {
  return shareOf(groups.length, (index) => REPORTED.test(answerText(page, groups, index)))
}

function answerText(page: PageView, groups: readonly Group[], index: number): string {
  const answer = groups[index]?.answer
  if (answer === undefined) return ''
  const until = groups[index + 1]?.units[0] ?? answer.unit + 3
  const texts = page.units.slice(answer.unit, Math.max(answer.unit + 1, Math.min(until, answer.unit + 6)))
  return texts.map(({ text }, place) => (place === 0 ? text.slice(answer.start) : text)).join('\n')
}

/** Share of the article's text from the first question on. */
function coverageOf(page: PageView, groups: readonly Group[]): number {
  const first = groups[0]?.units[0] ?? 0
  const length = (units: readonly Unit[]) =>
    units.reduce((sum, { kind, text }) => sum + (kind === 'aside' ? 0 : text.length), 0)
  return length(page.units.slice(first)) / Math.max(1, length(page.units))
}
