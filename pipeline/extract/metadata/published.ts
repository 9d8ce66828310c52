/** When the page was published and when it was last changed, from everything on it that is dated. */

import type { Element } from 'domhandler'
import { meaningful, readLine } from './credit-line.ts'
import { machineDate } from './date-machine.ts'
import { MODIFIED_METAS, PUBLISHED_METAS, PUBLISHED_NAME } from './date-metas.ts'
import { dayOf, daysBetween, sameMinute } from './date-parts.ts'
import { type DateReading, datesIn } from './date-text.ts'
import { namesOf, textIn } from './elements.ts'
import { type Found, first } from './evidence.ts'
import { type Harvest, type Mark, MOMENT } from './harvest.ts'
import { type LinkedData, strings } from './json-ld.ts'
import { type LineDate, lineDates } from './line-dates.ts'
import type { NotNames } from './names.ts'
import { textsNear } from './near-text.ts'
import { onlyStated } from './stated-day.ts'

export interface DatedLine {
  where: 'before' | 'head' | 'after'
  path: string
  /** Of the line, those that say something of the page. */
  dates: readonly LineDate[]
  /** Nothing but metadata stands on the line. */
  whole: boolean
}

export interface DateSources {
  harvest: Harvest | undefined
  data: LinkedData
  lines: readonly DatedLine[]
  /** The heading that prints the title: dates near it are the article's. */
  heading: Mark | undefined
  /** Addresses and names that may hold a date, as a last resort. */
  addresses: readonly Found[]
  reading: DateReading
  notNames: NotNames
}

export function publishedOf(sources: DateSources): Found | undefined {
  const { harvest, data, reading } = sources
  const read = (value: string) => machineDate(value, reading)
  const machine = first(
    [
      ...linked(data, 'datePublished'),
      ...metas(harvest, PUBLISHED_METAS),
      ...unlistedMetas(harvest),
      ...properties(sources, ['datepublished', 'issued', 'pubdate']),
      ...linked(data, 'dateCreated'),
      ...linked(data, 'uploadDate'),
    ],
    read,
  )
  const times = timesNear(sources)
  const printed = printedDate(sources)
  if (machine !== undefined) return local(machine, times, printed)
  const time = times[0]
  // A label beats the position of a <time>: pages also date the events they report.
  if (printed?.labelled && (time === undefined || !time.pub)) return printed.found
  return (
    time?.found ??
    printed?.found ??
    datedNear(sources) ??
    textNear(sources) ??
    looselyPrinted(sources) ??
    stampedAbove(sources) ??
    onlyDated(sources) ??
    onlyStated(harvest, reading) ??
    dateBelow(sources) ??
    addressDate(sources) ??
    titleDate(sources) ??
    lastChange(sources)
  )
}

export function modifiedOf(sources: DateSources, published: string | undefined): Found | undefined {
  const { harvest, data, lines, reading } = sources
  const stated = first(
    [...linked(data, 'dateModified'), ...metas(harvest, MODIFIED_METAS), ...properties(sources, ['datemodified'])],
    (value) => machineDate(value, reading),
  )
  const printed = lines.flatMap(({ dates, path }) =>
    dates.filter(({ kind }) => kind === 'modified').map(({ iso }) => ({ value: iso, from: path })),
  )
  const found = stated ?? printed[0]
  if (found === undefined || (published !== undefined && daysBetween(published, found.value) < 0)) return undefined
  return found
}

function linked(data: LinkedData, key: string): Found[] {
  return data.articles.flatMap((node) => strings(node[key]).map((value) => ({ value, from: `json-ld ${key}` })))
}

function metas(harvest: Harvest | undefined, names: readonly string[]): Found[] {
  return names.flatMap((name) =>
    (harvest?.meta.get(name) ?? []).slice(0, 1).map((value) => ({ value, from: `meta[${name}]` })),
  )
}

function unlistedMetas(harvest: Harvest | undefined): Found[] {
  const names = [...(harvest?.meta.keys() ?? [])].filter((name) => name.length < 80 && PUBLISHED_NAME.test(name))
  return metas(harvest, names)
}

/** Microdata and RDFa of the article itself; comments and cards have scopes of their own. */
function properties({ harvest, heading }: DateSources, names: readonly string[]): Found[] {
  return names.flatMap((name) =>
    (harvest?.properties.get(name) ?? [])
      .filter((mark) => !/comment|review|event|answer|offer/.test(mark.scope) && beside(mark, heading))
      .map(({ element }) => ({
        value: element.attribs.content ?? element.attribs.datetime ?? textIn(element, 100),
        from: `itemprop ${name}`,
      })),
  )
}

/** Not in a box beside the article, unless the headline is in the same box. */
function beside(mark: Mark, heading: Mark | undefined): boolean {
  return mark.aside === undefined || mark.aside === heading?.aside
}

interface TimeFound {
  found: Found
  pub: boolean
}

/** `<time>` elements of the article's head, the nearest to the headline first. */
function timesNear(sources: DateSources): TimeFound[] {
  const { harvest, heading, reading } = sources
  return near(harvest?.times ?? [], heading).flatMap((mark) => {
    const { element } = mark
    const text = textIn(element, 120)
    const iso =
      machineDate(element.attribs.datetime ?? text, reading) ??
      machineDate(text, reading) ??
      statedBeside(element, reading)
    if (iso === undefined || iso.length < 4 || isChange(mark)) return []
    const pub =
      element.attribs.pubdate !== undefined || namesOf(element).some((name) => /publi|entry-date|post-date/.test(name))
    return [{ found: { value: iso, from: 'time' }, pub }]
  })
}

/** Elements further than this from the headline belong to something else. */
const NEAR = 150

/** Marks after the headline, then those before it, each by distance; in page order where there is no headline. */
function near(marks: readonly Mark[], heading: Mark | undefined): Mark[] {
  const own = marks.filter((mark) => beside(mark, heading))
  if (heading === undefined) return own.slice(0, 3)
  const after = own.filter(({ order }) => order >= heading.order && order - heading.order <= NEAR)
  const before = own.filter(({ order }) => order < heading.order && heading.order - order <= NEAR / 3)
  return [...after, ...before.reverse()]
}

const CHANGE = /updat|modif|revis|aktualis|stand|edited|更新|修改/i

/** Whether an element, its wrapper or the words before it say that it dates a change. */
function isChange({ element }: Mark): boolean {
  if (namesOf(element).some((name) => CHANGE.test(name)) || /modif|updat/i.test(element.attribs.itemprop ?? ''))
    return true
  const parent = element.parent
  if (parent === null || parent.type !== 'tag' || !('name' in parent)) return false
  if (namesOf(parent).some((name) => /(?:^|[-_])(?:updated?|modified)(?:[-_]|$)/.test(name))) return true
  const previous = element.prev
  return previous !== null && previous.type === 'text' && CHANGE.test(previous.data.slice(-40))
}

/** The date that the lines around the article print: the head first, labelled ones first. */
function printedDate({ lines }: DateSources): { found: Found; labelled: boolean } | undefined {
  return (
    pick(lines, 'head', 'labelled', false) ??
    pick(lines, 'head', 'plain', true) ??
    pick(lines, 'before', 'labelled', false) ??
    pick(lines, 'after', 'labelled', true)
  )
}

/** A line above the article may be the site's clock, and one in its head a sentence about another day. */
function looselyPrinted({ lines }: DateSources): Found | undefined {
  return (pick(lines, 'before', 'plain', true) ?? pick(lines, 'head', 'plain', false))?.found
}

/** `http://… 2008年07月16日14:08 …`: a minute above the article is when it was put up; a site's clock prints the day. */
function stampedAbove({ lines }: DateSources): Found | undefined {
  const stamps = lines.flatMap(({ where, dates, path }) =>
    where === 'before'
      ? dates.flatMap(({ iso, kind }) => (kind === 'plain' && iso.length > 10 ? [{ iso, path }] : []))
      : [],
  )
  const [only] = stamps
  return only && stamps.length === 1 ? { value: only.iso, from: only.path } : undefined
}

function pick(
  lines: readonly DatedLine[],
  where: DatedLine['where'],
  kind: LineDate['kind'],
  whole: boolean,
): { found: Found; labelled: boolean } | undefined {
  const list = lines.filter((line) => line.where === where && (!whole || line.whole))
  // Before the article the nearest line is the last one.
  const ordered = where === 'before' ? [...list].reverse() : list
  for (const { dates, path } of ordered) {
    const date = dates.find((candidate) => candidate.kind === kind && candidate.iso.length >= 7)
    if (date !== undefined) return { found: { value: date.iso, from: path }, labelled: kind === 'labelled' }
  }
  return undefined
}

/** A date alone below the article: the last line before those of other articles. */
function dateBelow({ lines }: DateSources): Found | undefined {
  const line = lines.find(
    ({ where, whole, dates }) => where === 'after' && whole && dates.some(({ kind }) => kind === 'plain'),
  )
  const date = line?.dates.find(({ kind }) => kind === 'plain')
  return line === undefined || date === undefined ? undefined : { value: date.iso, from: line.path }
}

/** `Stand: 3. März 2021`, `更新日：…`: many a page prints no other date, and knows its last change as its date. */
function lastChange({ lines }: DateSources): Found | undefined {
  return (pick(lines, 'head', 'modified', true) ?? pick(lines, 'before', 'modified', true))?.found
}

/** Elements whose class says date, near the headline. */
function datedNear({ harvest, heading, reading }: DateSources): Found | undefined {
  for (const mark of near(harvest?.dated ?? [], heading)) {
    const text = textIn(mark.element, 160).normalize('NFKC')
    if (text.length > 120 || isChange(mark)) continue
    const hidden = statedBeside(mark.element, reading)
    if (hidden !== undefined) return { value: hidden, from: 'attribute' }
    const date = lineDates(text, reading).dates.find(({ kind }) => kind !== 'modified')
    if (date !== undefined) return { value: date.iso, from: `.${namesOf(mark.element)[0] ?? 'date'}` }
  }
  return undefined
}

/** Where "2 days ago" is printed, the moment itself is in an attribute. */
function statedBeside({ attribs }: Element, reading: DateReading): string | undefined {
  for (const [name, value] of Object.entries(attribs)) {
    if (name !== 'title' && name !== 'datetime' && !MOMENT.test(name)) continue
    const iso = value.length > 80 ? undefined : machineDate(value, reading)
    if (iso !== undefined && iso.length >= 10) return iso
  }
  return undefined
}

/** Text beside the headline that is a date and little else, and above all prose. */
function textNear({ heading, reading, notNames }: DateSources): Found | undefined {
  const { below, above } = textsNear(heading)
  let sentences = 0
  for (const [index, text] of [...below, ...above].entries()) {
    const date = lineDates(text.normalize('NFKC'), reading).dates.find(({ kind }) => kind !== 'modified')
    if (date === undefined) {
      if (text.length > SENTENCE) sentences += 1
      continue
    }
    // Below a standfirst and a first paragraph are comments and other articles.
    if (sentences > 1 && index < below.length) continue
    const left = readLine(text, reading, notNames).rest
    if (date.kind === 'labelled' || left.length <= 3) return { value: date.iso, from: 'text near the headline' }
  }
  return undefined
}

/** Longer than any byline without a date in it. */
const SENTENCE = 60

/** The one element on the page whose class says date, wherever it stands; where there are several, they date cards. */
function onlyDated({ harvest, heading, reading }: DateSources): Found | undefined {
  const days = new Map<string, Found>()
  for (const mark of harvest?.dated ?? []) {
    if (!beside(mark, heading) || isChange(mark)) continue
    const { dates, rest } = lineDates(textIn(mark.element, 160).normalize('NFKC'), reading)
    const date = dates.find(({ kind }) => kind !== 'modified')
    if (date === undefined || meaningful(rest).length > 24) continue
    days.set(dayOf(date.iso), { value: date.iso, from: `.${namesOf(mark.element)[0] ?? 'date'}` })
  }
  return days.size === 1 ? [...days.values()][0] : undefined
}

/** `/2023/04/11/`, `/20230411/`, `/2023-04/11/`, `2023-04-11-title`. */
function addressDate({ addresses, reading }: DateSources): Found | undefined {
  for (const { value, from } of addresses) {
    const match =
      /(?<!\d)((?:19|20)\d{2})[-_/]?(0[1-9]|1[0-2])[-_/]?([0-2]\d|3[01])(?!\d)/.exec(value) ??
      /(?<!\d)((?:19|20)\d{2})\/(\d{1,2})\/(\d{1,2})(?=\/)/.exec(value)
    const iso = match === null ? undefined : datesIn(`${match[1]}-${match[2]}-${match[3]}`, reading)[0]?.iso
    if (iso !== undefined) return { value: iso, from }
  }
  return undefined
}

/** `Compte rendu de la séance du 11 avril 2019`: minutes without markup are dated by their title, if by one day. */
function titleDate({ harvest, addresses, reading }: DateSources): Found | undefined {
  const title = harvest === undefined ? addresses.find(({ from }) => from === 'title') : undefined
  const days = title === undefined ? [] : datesIn(title.value.normalize('NFKC'), reading)
  const only = days.length === 1 ? days[0] : undefined
  return only !== undefined && only.iso.length >= 10 ? { value: only.iso, from: 'title' } : undefined
}

/**
 * The day as the page prints it. Systems store moments in UTC; where the page shows the same moment in its own zone,
 * or prints the day before or after, that is the day its readers know.
 */
function local(machine: Found, times: readonly TimeFound[], printed: { found: Found } | undefined): Found {
  if (!/(?:Z|[+-]00:00)$/.test(machine.value)) return machine
  const same = times.find(({ found }) => sameMinute(found.value, machine.value) && !/Z$/.test(found.value))
  if (same !== undefined) return same.found
  const day = printed?.found ?? times[0]?.found
  if (day === undefined || day.value.length < 10 || Math.abs(daysBetween(machine.value, day.value)) !== 1)
    return machine
  return { value: day.value, from: `${day.from}, ${machine.from}` }
}
