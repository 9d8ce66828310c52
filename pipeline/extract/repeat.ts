/** What an article prints twice: pull quotes, and whole stretches that stand in the page again. */
import type { Element } from 'domhandler'
import { squash } from '../transcript/letters.ts'
import { Body } from './body.ts'
import { weigh, wordsOf } from './dom.ts'
import type { Removal } from './lines.ts'
import type { Region } from './region.ts'
import type { Unit } from './unit.ts'

const QUOTE_WORDS = new Set(
  'pullquote pull pullquotes quote quotes zitat citation cita citazione blockquote highlight exergue destacado sumario callout tweetable'.split(
    ' ',
  ),
)
/** In folded characters: less repeats by chance. */
const SHORTEST = 16
/** Where nothing but its look and its words speak for it: in letters, and as a part of the article. */
const SHORTEST_UNMARKED = 36
const LONGEST_UNMARKED = 320
const LARGEST_UNMARKED = 0.2
const LONGEST = 700
/** Candidates are searched for in the whole text, so their number is bounded: the cost stays linear in the page. */
const MOST = 150

/** Quotations set apart whose words stand in another block: cut, capitalised, in other quotation marks. */
export function findPullQuotes(units: readonly Unit[], region: Region): Removal[] {
  const rare = rareForms(units)
  const isSetApart = setApartIn(region)
  const marked = units.filter(isSetApart)
  const apart = new Set(marked)
  const most = Math.min(LONGEST_UNMARKED, LARGEST_UNMARKED * units.reduce((sum, { weight }) => sum + weight, 0))
  const unmarked = units.filter((unit) => !apart.has(unit) && unit.weight <= most && looksQuoted(unit, rare))
  const candidates = [...marked.slice(0, MOST), ...unmarked.slice(0, MOST)]
  if (candidates.length === 0) return []
  const set = new Set(candidates)
  const body = new Body(units.filter((unit) => !set.has(unit)))
  const removals: Removal[] = []
  for (const unit of candidates) {
    if (repeats(unit, body, apart.has(unit) && !isCrosshead(unit) ? SHORTEST : SHORTEST_UNMARKED))
      removals.push({ unit, verdict: { reason: 'pullquote', rule: 'repeats-article', element: unit.element } })
    else if (isCalledPullQuote(unit, region)) unit.hint = 'pullquote'
  }
  return removals
}

/** A short heading without quotation marks: its section has its words, because it names its section. */
function isCrosshead(unit: Unit): boolean {
  return /^h[1-6]$/.test(unit.element.name) && !/^["'“„«»「『‘]/u.test(unit.text)
}

/** Element name and classes that few of the units have: what is set apart looks different. */
function rareForms(units: readonly Unit[]): (unit: Unit) => boolean {
  const counts = new Map<string, Map<string, number>>()
  for (const { element } of units) {
    const byClass = counts.get(element.name) ?? new Map<string, number>()
    const name = element.attribs.class ?? ''
    counts.set(element.name, byClass.set(name, (byClass.get(name) ?? 0) + 1))
  }
  return ({ element }) => (counts.get(element.name)?.get(element.attribs.class ?? '') ?? 0) <= 0.15 * units.length
}

function looksQuoted(unit: Unit, rare: (unit: Unit) => boolean): boolean {
  if (unit.kind !== 'run' || unit.weight < SHORTEST_UNMARKED || /^(dt|pre)$/.test(unit.element.name)) return false
  return rare(unit) || /^["'“„«»「『‘].{20,}["'”“»«」』’][.!?]?$/u.test(unit.text)
}

function repeats(unit: Unit, body: Body, shortest: number): boolean {
  if (unit.weight < shortest) return false
  const parts = unit.runs.map((run) => squash(run.texts.map(({ data }) => data).join(''))).filter((part) => part !== '')
  const whole = parts.join('')
  if (weigh(whole) < shortest || whole.length > LONGEST) return false
  if (body.says(whole, unit.text)) return true
  // With an attribution after it, or cut at its end: most of it has to be there.
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '')
  return longest.length >= Math.max(shortest, 0.6 * whole.length) && body.says(longest, unit.text)
}

function setApartIn(region: Region): (unit: Unit) => boolean {
  const known = new Map<Element, boolean>([[region.root, false]])
  const isInQuote = (element: Element): boolean => {
    const found = known.get(element)
    if (found !== undefined) return found
    const parent = element.parent
    const isQuote =
      element.name === 'aside' ||
      element.name === 'blockquote' ||
      wordsOf(element).some((word) => QUOTE_WORDS.has(word)) ||
      (parent?.type === 'tag' && isInQuote(parent))
    known.set(element, isQuote)
    return isQuote
  }
  return ({ element, kind, weight }) => {
    if (weight === 0 || weight > LONGEST * 2 || kind === 'figure' || element.name === 'pre') return false
    return element.name === 'blockquote' || /^h[1-6]$/.test(element.name) || isInQuote(element)
  }
}

function isCalledPullQuote(unit: Unit, region: Region): boolean {
  return ancestorsUntil(unit.element, region.root).some((element) =>
    /pull-?_?quote|(?:^|[\s_-])pull(?:ed)?(?=$|\s)|exergue|zitat-?(?:box|kasten)|quote-?box|sumario[-_]cita|cita[-_]destacada/i.test(
      element.attribs.class ?? '',
    ),
  )
}

export function ancestorsUntil(element: Element, root: Element): Element[] {
  const found: Element[] = []
  for (let at: Element | null = element; at && at !== root && at.type === 'tag'; at = at.parent as Element | null)
    found.push(at)
  return found
}

/** A second copy counts from this many blocks and this much text: questions may repeat, transcripts do not. */
const LEAST_BLOCKS = 3
const LEAST_WEIGHT = 200

/** Stretches of blocks that repeat an earlier stretch in the same order: the page prints its transcript twice. */
export function findDuplicates(units: readonly Unit[]): Removal[] {
  const keys = units.map(({ text }) => text)
  const firsts = new Map<string, number>()
  const removals: Removal[] = []
  for (let index = 0; index < units.length; index += 1) {
    const key = keys[index] ?? ''
    const first = firsts.get(key)
    if (key === '' || first === undefined) {
      if (key !== '') firsts.set(key, index)
      continue
    }
    const length = lengthOfCopy(keys, first, index)
    const copy = units.slice(index, index + length)
    const weight = copy.reduce((sum, unit) => sum + unit.weight, 0)
    if (length < LEAST_BLOCKS || weight < LEAST_WEIGHT) continue
    for (const unit of copy)
      removals.push({ unit, verdict: { reason: 'duplicate', rule: 'repeated-stretch', element: unit.element } })
    index += length - 1
  }
  return removals
}

function lengthOfCopy(keys: readonly string[], first: number, second: number): number {
  let length = 0
  while (first + length < second && second + length < keys.length && keys[first + length] === keys[second + length])
    length += 1
  return length
}
