/** The short lines around an article that are about it and not in it. */
import { fold } from '../../transcript/fold.ts'
import { type LineReading, readLine } from './credit-line.ts'
import type { DateReading } from './date-text.ts'
import type { VisibleLine } from './index.ts'
import { lineDates } from './line-dates.ts'
import { type NotNames, peopleIn } from './names.ts'
import type { PlacedCredit } from './people.ts'
import type { DatedLine } from './published.ts'
import { siteKey } from './site.ts'

export interface Visible {
  credits: PlacedCredit[]
  dated: DatedLine[]
  sources: { value: string; from: string }[]
  keywords: string[]
  lead: { value: string; from: string } | undefined
  /** Orders of the lines that are nothing but metadata, and of those that are the lead. */
  used: number[]
  leads: number[]
}

export interface VisibleReading {
  reading: DateReading
  notNames: NotNames
  /** Folded title: a headline may hold a date or a name. */
  title: string
  /** Labels that open more than one paragraph of the article: people speak under them. */
  spoken: ReadonlySet<string>
}

/** Lines further away belong to other articles. */
const NEAR = 14

const BYLINE = /(?:^|[-_])(?:authors?|byline|autor|auteur|autore|writer|verfasser|interviewer)(?:[-_]|$)/
const METADATA =
  /(?:^|[-_])(?:authors?|byline|autor|auteur|autore|writer|meta|info|date|datetime|time|pubtime|source|credits?|dateline|published?|entry-meta|laiyuan|zuozhe)(?:[-_]|$)/
const CAPTION = /(?:^|[-_])(?:caption|figure|figcaption|bildunterschrift|legend)(?:[-_]|$)/

/** Nothing but a byline of a word and a name: below the article those are of the next article. */
const PLAIN_BYLINE = /^(?:by|von|par|por|di|door|av|af|de)\s/iu

export function readVisible(lines: readonly VisibleLine[], context: VisibleReading): Visible {
  const result: Visible = { credits: [], dated: [], sources: [], keywords: [], lead: undefined, used: [], leads: [] }
  for (const [index, line] of nearest(lines).entries()) {
    if (fold(line.text) === context.title || isSpoken(line.text, context.spoken)) continue
    const read = readLine(line.text, context.reading, context.notNames)
    if (read.lead !== undefined) {
      takeLead(result, read.lead, line, nearest(lines)[index + 1])
      continue
    }
    const classes = line.classes.map((name) => name.toLowerCase())
    takeLine(result, line, withByline(read, line, classes, context), classes)
  }
  return result
}

/** The last lines before the article, all of its head, the first lines after it. */
function nearest(lines: readonly VisibleLine[]): VisibleLine[] {
  const at = (where: VisibleLine['where']) => lines.filter((line) => line.where === where)
  return [...at('before').slice(-NEAR), ...at('head'), ...at('after').slice(0, NEAR)]
}

function isSpoken(text: string, spoken: ReadonlySet<string>): boolean {
  const label = labelOf(text)
  return label !== undefined && spoken.has(label)
}

const HEAD = /^\s{0,9}([^:：\n]{1,24})[:：]/u
const LONGEST_HEAD = 60

/** What stands before the first colon of a line. */
export function labelOf(text: string): string | undefined {
  const label = HEAD.exec(text)?.[1]
  return label === undefined ? undefined : fold(label).toLowerCase()
}

export function spokenLabels(text: string): Set<string> {
  const seen = new Set<string>()
  const spoken = new Set<string>()
  const folded = new Map<string, string>()
  for (const line of text.split('\n')) {
    const printed = HEAD.exec(line.slice(0, LONGEST_HEAD))?.[1]
    if (printed === undefined) continue
    const label = folded.get(printed) ?? fold(printed).toLowerCase()
    folded.set(printed, label)
    if (seen.has(label)) spoken.add(label)
    seen.add(label)
  }
  return spoken
}

function takeLead(result: Visible, lead: string, line: VisibleLine, next: VisibleLine | undefined): void {
  if (line.where === 'after' || result.lead !== undefined) return
  if (lead !== '') {
    result.lead = { value: lead, from: line.path }
    result.leads.push(line.order)
  } else if (next !== undefined && next.where === line.where && next.text.length > 20) {
    // The label stands on a line of its own.
    result.lead = { value: next.text.trim(), from: next.path }
    result.leads.push(line.order, next.order)
  }
}

/** A line that its class calls a byline may be nothing but names. */
function withByline(
  read: LineReading,
  { text, where }: VisibleLine,
  classes: readonly string[],
  { notNames, reading }: VisibleReading,
): LineReading {
  if (read.credits.length > 0 || where === 'after' || text.length > 80 || !classes.some((name) => BYLINE.test(name)))
    return read
  const left = read.dates.length === 0 ? read.rest : lineDates(text.normalize('NFKC'), reading).rest.trim()
  const names = peopleIn(left, notNames).filter((name) => /\s/.test(name) || /\P{Script=Latin}/u.test(name))
  if (names.length === 0 || fold(names.join('')).length < fold(read.rest).length * 0.7) return read
  return { ...read, credits: names.map((name) => ({ role: 'author', name })), rest: '' }
}

function takeLine(result: Visible, line: VisibleLine, read: LineReading, classes: readonly string[]): void {
  const { where, path, text, order } = line
  const byline = PLAIN_BYLINE.test(text)
  // The name and date of the next article.
  if (where === 'after' && byline) return
  const marked = classes.some((name) => METADATA.test(name))
  const found = read.dates.length + read.credits.length + read.sources.length + read.counts + read.keywords.length > 0
  const desk = byline && text.length <= 60 && classes.some((name) => BYLINE.test(name))
  const whole = desk || (found && read.rest.length <= (marked ? 24 : 1))
  const caption = classes.some((name) => CAPTION.test(name)) || /figcaption|figure/.test(path)
  if (caption) return
  if (read.dates.length > 0) {
    result.dated.push({ where, path, dates: read.dates, whole: whole && (where !== 'after' || read.rest.length <= 1) })
  }
  // What is left over beside a name says that the line is a sentence, unless its class says otherwise.
  if (whole || read.credits.some(({ role }) => role === 'interviewer')) {
    result.credits.push(...read.credits.map((credit) => ({ ...credit, from: path })))
  }
  if (!whole) return
  result.sources.push(...read.sources.map((value) => ({ value, from: path })))
  result.keywords.push(...read.keywords)
  result.used.push(order)
}

/** Orders of the lines in the head that are one of `names` and nothing else, unless people speak under that name. */
export function nameLines(lines: readonly VisibleLine[], names: readonly string[], text: string): number[] {
  const keys = new Set(names.map(siteKey))
  return lines
    .filter((line) => line.where === 'head' && line.text.length < 80 && keys.has(siteKey(line.text)))
    .filter((line) => text.split('\n').filter((own) => own.trim() === line.text.trim()).length < 2)
    .map(({ order }) => order)
}
