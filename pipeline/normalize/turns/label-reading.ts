/** Whether a convention of labels explains the page: who repeats, who asks, who could be a person. */
import { coveredShare, LEAST_COVERED } from './appended-box.ts'
import type { LabelCandidate } from './label.ts'
import { leastLikeness, type Typical, typicalForm } from './label-form.ts'
import { JOINT, longerKeys } from './longer-keys.ts'
import type { PageView } from './page.ts'
import { personLikeness } from './person-likeness.ts'
import { before, type Opening, type Reading } from './reading.ts'
import { candidatesOf, type LabelRule } from './rules/labels.ts'
import { shareOf } from './sample.ts'
import { opensPostscript } from './words/closing.ts'
import { answersByName, askingRole, hasPair, isPairMark, isTogether } from './words/parts.ts'
import { personsIn } from './words/pronouns.ts'
import { asks } from './words/questions.ts'

export interface LabelReading extends Reading {
  /** Labels that stand for one person each, whatever their forms. */
  clusters: Cluster[]
}

export interface Cluster {
  key: string
  candidates: LabelCandidate[]
  likeness: number
  /** Share of its turns with a question mark. */
  asks: number
}

/** Fewer turns than this are quotations in an article. */
const FEWEST_TURNS = 4
/** Fewer labels a paragraph than this, and the page is prose in which a colon happens. */
const SPARSEST = 0.12
const ACCEPTED = 0.55
const QUOTED_SPEECH = 'quoted-speech-label'

export function readLabels(page: PageView, rule: LabelRule): LabelReading | undefined {
  const candidates = withoutPostscript(candidatesOf(page, rule))
  if (candidates.length < 2) return undefined
  const clusters = clustersOf(page, candidates)
  const repeated = clusters.filter((cluster) => cluster.candidates.length >= 2)
  const typical = typicalForm(
    page,
    repeated.flatMap((cluster) => cluster.candidates),
  )
  const fitting = clusters
    .map((cluster) => ({
      ...cluster,
      candidates: cluster.candidates.filter((one) => fits(page, one, typical, cluster)),
    }))
    .filter(({ candidates: own }) => own.length > 0)
  const kept = fitting.filter(
    (cluster) =>
      cluster.candidates.length >= 2 || (repeated.length > 0 && belongs(page, rule, cluster, typical, clusters)),
  )
  if (kept.length === 0) return undefined
  const labels = kept
    .flatMap((cluster) =>
      cluster.candidates.map((candidate) => ({ cluster, opening: openingOf(candidate, rule.name) })),
    )
    .sort((a, b) => before(a.opening, b.opening))
  return judge(page, rule.name, kept, labels)
}

/** `P.S.: …` once, below the last answer: initials that speak do it again. */
function withoutPostscript(candidates: LabelCandidate[]): LabelCandidate[] {
  const found = candidates.filter(({ text }) => text.length <= 5 && opensPostscript(text))
  return found.length === 1 ? candidates.filter((one) => one !== found[0]) : candidates
}

interface Labelled {
  cluster: Cluster
  opening: Opening
}

function judge(
  page: PageView,
  rule: string,
  clusters: Cluster[],
  labels: readonly Labelled[],
): LabelReading | undefined {
  const openings = labels.map(({ opening }) => opening)
  const body = (index: number) => bodyOf(page, openings[index] as Opening, openings[index + 1])
  const turns = openings.length
  const repeats = turns / clusters.length
  const pair = hasPair(new Set(clusters.map(({ key }) => key)))
  if (pair && !standsWithoutBox(page, rule, clusters, labels)) return undefined
  if (turns < (pair ? 2 : FEWEST_TURNS) || density(page, openings) < (turns >= 20 ? SPARSEST / 2 : SPARSEST))
    return undefined
  const likeness = clusters.reduce((sum, cluster) => sum + cluster.likeness * cluster.candidates.length, 0) / turns
  // Readers and customers are quoted once each.
  if (repeats < 1.5 && (rule === QUOTED_SPEECH || !(likeness >= 0.9 && clusters.length <= 4))) return undefined
  if (coverage(page, openings) < LEAST_COVERED && turns < 10) return undefined
  measureAsking(clusters, labels, body)
  const asking = clusters.reduce((most, { asks }) => Math.max(most, asks), 0)
  if (repeats <= 2 && asking < 0.3 && shareOf(turns, (index) => isQuotation(body(index))) >= 0.8) return undefined
  // What stands between quotation marks is said, whoever it speaks of.
  const speech = shareOf(turns, (index) => rule === QUOTED_SPEECH || isPersonal(body(index)))
  if (page.faq && isNobody(clusters, openings, body)) return undefined
  const score = 0.45 * likeness + 0.3 * Math.min(1, asking / 0.4) + 0.25 * Math.min(1, speech / 0.4)
  const confidence = Math.min(1, score + (pair ? 0.2 : 0) + (page.interview ? 0.1 : 0) - (page.faq && !pair ? 0.2 : 0))
  if (confidence < ACCEPTED) return undefined
  for (const opening of openings) opening.confidence = confidence
  return { rule, confidence, openings, clusters, outside: new Set() }
}

/**
 * A box of questions at the end of a report is no sign that the names before it speak in turn: where the marks for
 * question and answer cover little of the article, the other labels must make a conversation without them.
 */
function standsWithoutBox(page: PageView, rule: string, clusters: Cluster[], labels: readonly Labelled[]): boolean {
  const isMark = ({ key }: Cluster) => isPairMark(key)
  const others = clusters.filter((cluster) => !isMark(cluster))
  if (others.length === 0 || others.length === clusters.length) return true
  const marks = labels.filter(({ cluster }) => isMark(cluster)).map(({ opening }) => opening)
  if (coverage(page, marks) >= LEAST_COVERED) return true
  const rest = labels.filter(({ cluster }) => !isMark(cluster))
  return judge(page, rule, others, rest) !== undefined
}

/** `“……”`, from its first character to its last. */
const isQuotation = (said: string) => /^\s*[“「『«„"]/u.test(said) && /[”」』»"]\s*$/u.test(said.slice(-4))

function isPersonal(text: string): boolean {
  const { first, second } = personsIn(text)
  return first || second
}

/** A list of frequent questions: words for question and answer only, and no answer says "I" or "we". */
function isNobody(clusters: readonly Cluster[], openings: readonly Opening[], body: Body): boolean {
  if (!clusters.every(({ key }) => askingRole(key) !== undefined || answersByName(key))) return false
  const answers = [...openings.keys()].filter((index) => openings[index]?.part === 'answers')
  return answers.length > 0 && shareOf(answers.length, (at) => personsIn(body(answers[at] as number)).first) < 0.5
}

export function openingOf(candidate: LabelCandidate, rule: string): Opening {
  const { unit, start, end, text, name, office, time, key } = candidate
  const part = askingRole(key) ? 'asks' : answersByName(key) ? 'answers' : undefined
  const opening: Opening = { unit, start, body: end, label: text, name, key, confidence: 0, rule }
  if (office) opening.office = office
  if (time) opening.time = time
  if (part) opening.part = part
  return opening
}

function clustersOf(page: PageView, candidates: readonly LabelCandidate[]): Cluster[] {
  const byKey = grouped(candidates)
  const longer = longerKeys(byKey)
  const clusters = new Map<string, Cluster>()
  for (const key of byKey.keys()) {
    const home = longer.get(key) ?? key
    const own = byKey.get(key) ?? []
    const first = own[0] as LabelCandidate
    const likeness = Math.max(
      ...[...new Set(own.map(({ name }) => name))].slice(0, 4).map((name) => personLikeness(page, { ...first, name })),
    )
    const cluster = clusters.get(home) ?? { key: home, candidates: [], likeness: 0, asks: 0 }
    for (const candidate of own) cluster.candidates.push(candidate)
    cluster.likeness = Math.max(cluster.likeness, likeness)
    clusters.set(home, cluster)
  }
  return [...clusters.values()]
}

function grouped(candidates: readonly LabelCandidate[]): Map<string, LabelCandidate[]> {
  const groups = new Map<string, LabelCandidate[]>()
  for (const candidate of candidates) {
    const own = groups.get(candidate.key)
    if (own) own.push(candidate)
    else groups.set(candidate.key, [candidate])
  }
  return groups
}

/** Whether a label used once is one of this page's speakers. */
function belongs(
  page: PageView,
  { name }: LabelRule,
  cluster: Cluster,
  typical: Typical,
  all: readonly Cluster[],
): boolean {
  const candidate = cluster.candidates[0] as LabelCandidate
  if (isOfHeadline(page, candidate)) return false
  // `[半个西瓜1984]：`: whoever writes in under such labels calls themselves as they like.
  if (name === 'bracket-label' && typical.turns >= 6 && typical.colon >= 0.9 && candidate.colon) return true
  if (cluster.likeness >= leastLikeness(page, typical, candidate)) return true
  const parts = candidate.key.split(JOINT)
  if (parts.length > 1) return parts.every((part) => all.some(({ key }) => key === part))
  return cluster.likeness >= 0.5 && mentioned(page, candidate)
}

/** `周日人物：灯塔下的图书馆`: the headline itself, printed above the article once more. */
function isOfHeadline({ units, article }: PageView, { unit, start, end }: LabelCandidate): boolean {
  const text = units[unit]?.text ?? ''
  const line =
    text
      .slice(start, end + LONGEST_HEADLINE)
      .split('\n')[0]
      ?.trim() ?? ''
  return line.length > end - start + 1 && article.metadata.title.includes(line)
}

const LONGEST_HEADLINE = 120

/** The name stands elsewhere on the page too, and never as an ordinary word. */
function mentioned(page: PageView, { name, unit }: LabelCandidate): boolean {
  if (!/^\p{Lu}\p{Ll}+$/u.test(name)) return false
  const ordinary = name.toLowerCase()
  const others = page.units.filter((other) => other.index !== unit)
  return others.some(({ text }) => text.includes(name)) && !others.some(({ text }) => text.includes(ordinary))
}

/** Crossheads ("Precht: Das Auto wird verschwinden") look like labels but not like this page's labels. */
function fits(page: PageView, candidate: LabelCandidate, typical: Typical, cluster: Cluster): boolean {
  const unit = page.units[candidate.unit]
  if (unit === undefined) return false
  if (unit.kind === 'heading') return typical.heading >= 0.2
  if (!candidate.alone && unit.strong && typical.wholeStrong < 0.2 && !/[.!?…。！？]["”»]?$/u.test(unit.text.trim()))
    return false
  if (cluster.candidates.length >= 2) return true
  return candidate.strong ? typical.strong >= 0.3 : typical.strong <= 0.7
}

/** Text of a turn's first paragraph, by the turn's number. */
type Body = (index: number) => string

function bodyOf(page: PageView, opening: Opening, next: Opening | undefined): string {
  const unit = page.units[opening.unit]
  const end = next?.unit === opening.unit ? next.start : undefined
  const rest = unit?.text.slice(opening.body, end).trim() ?? ''
  return rest !== '' ? rest : (page.units[opening.unit + 1]?.text ?? '')
}

function measureAsking(clusters: readonly Cluster[], labels: readonly Labelled[], body: Body): void {
  const turns = new Map<Cluster, number[]>(clusters.map((cluster) => [cluster, []]))
  labels.forEach(({ cluster }, index) => {
    turns.get(cluster)?.push(index)
  })
  for (const [cluster, own] of turns)
    cluster.asks = isTogether(cluster.key)
      ? 0
      : shareOf(own.length, (at) => asks(body(own[at] as number).slice(-LONGEST_END)))
}

/** Of a turn, as many characters hold its question. */
const LONGEST_END = 160

/** Labels a paragraph, from the first label to the last. */
function density(page: PageView, openings: readonly Opening[]): number {
  const first = openings[0]?.unit ?? 0
  const last = openings.at(-1)?.unit ?? 0
  const speech = page.units.slice(first, last + 1).filter(({ kind }) => kind === 'speech').length
  return openings.length / Math.max(1, speech)
}

/** Share of the article's text from the first label to the last. */
const coverage = (page: PageView, openings: readonly Opening[]) =>
  coveredShare(page, openings[0]?.unit ?? 0, openings.at(-1)?.unit ?? 0)
