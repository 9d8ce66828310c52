/** Who made the page and who asked the questions. */
import { fold } from '../../transcript/fold.ts'
import type { Contributor } from '../../transcript/model.ts'
import { type Credit, readLine } from './credit-line.ts'
import type { DateReading } from './date-text.ts'
import { textIn } from './elements.ts'
import type { Found } from './evidence.ts'
import type { Harvest, Mark } from './harvest.ts'
import { isObject, type JsonObject, type LinkedData, strings, typesOf } from './json-ld.ts'
import { lineDates } from './line-dates.ts'
import { type NotNames, peopleIn, uninverted } from './names.ts'

export interface PlacedCredit extends Credit {
  from: string
}

/** More names than this are the members of something, not the makers of a page. */
const LIMIT = 12

const AUTHOR_METAS = [
  'author', 'article:author', 'og:article:author', 'citation_author', 'dc.creator', 'dcterms.creator', 'dc.contributor', 'parsely-author', 'sailthru.author', 'byl', 'byline',
  'articleauthors', 'article_author', 'authors', 'rbauthors', 'cxenseparse:author', 'twitter:creator:name', 'og:author', 'article.author', 'creator', 'news:author', 'mediator_author',
] // biome-ignore format: a list of words reads better in rows

/** Names in catalogues stand with the family name first. */
const CATALOGUE = /^(?:citation_|dc\.|dcterms\.)/

export interface People {
  contributors: Contributor[]
  interviewers: string[]
  /** Where the authors were found; the interviewers' place beside it. */
  authorsFrom?: string
  interviewersFrom?: string
}

export function peopleOf(
  harvest: Harvest | undefined,
  data: LinkedData,
  credits: readonly PlacedCredit[],
  notNames: NotNames,
  heading: Mark | undefined,
  reading: DateReading,
  lines: readonly string[],
): People {
  const stated = statedAuthors(harvest, data, notNames)
  const known = stated !== undefined || credits.some(({ role }) => role === 'author' || role === 'interviewer')
  const all = known ? credits : [...credits, ...markedCredits(harvest, notNames, heading, reading)]
  const printed = all.filter(({ role }) => role === 'author')
  const authors = stated?.value.map((name) => asPrinted(name, lines)) ?? printed.map(({ name }) => name)
  const asked = [...all.filter(({ role }) => role === 'interviewer'), ...statedInterviewers(harvest, notNames)]
  const contributors: Contributor[] = authors.map((name) => ({ name, role: 'author' }))
  for (const role of ['editor', 'translator'] as const) {
    contributors.push(...linkedPeople(data, role, notNames).map((name) => ({ name, role })))
  }
  contributors.push(...asked.map(({ name }): Contributor => ({ name, role: 'interviewer' })))
  contributors.push(
    ...all.filter(({ role }) => role !== 'author' && role !== 'interviewer').map(({ name, role }) => ({ name, role })),
  )
  const authorsFrom = stated?.from ?? printed[0]?.from
  const interviewersFrom = asked[0]?.from
  return {
    contributors: once(contributors).slice(0, LIMIT),
    interviewers: [...new Map(asked.map(({ name }) => [fold(name).toLowerCase(), name])).values()].slice(0, LIMIT),
    ...(authors.length > 0 && authorsFrom !== undefined ? { authorsFrom } : {}),
    ...(interviewersFrom === undefined ? {} : { interviewersFrom }),
  }
}

/** Systems store names as addresses have them (`Ada-Lin`); the page prints them right. */
function asPrinted(name: string, lines: readonly string[]): string {
  if (!name.includes('-') || name.includes(' ')) return name
  const spaced = name.replace(/-/g, ' ')
  return lines.some((line) => line.includes(spaced)) ? spaced : name
}

function once(contributors: readonly Contributor[]): Contributor[] {
  const seen = new Map<string, Contributor>()
  for (const contributor of contributors) {
    const key = `${contributor.role} ${fold(contributor.name).toLowerCase()}`
    if (!seen.has(key)) seen.set(key, contributor)
  }
  return [...seen.values()]
}

function statedAuthors(
  harvest: Harvest | undefined,
  data: LinkedData,
  notNames: NotNames,
): Found<string[]> | undefined {
  const linked = linkedPeople(data, 'author', notNames)
  const creators = linked.length > 0 ? linked : linkedPeople(data, 'creator', notNames)
  if (creators.length > 0) return { value: creators, from: 'json-ld author' }
  for (const name of AUTHOR_METAS) {
    const values = harvest?.meta.get(name) ?? []
    const people = values
      .filter((value) => !/^https?:|^@/.test(value))
      .flatMap((value) => peopleIn(CATALOGUE.test(name) ? uninverted(value) : value, notNames))
    if (people.length > 0 && people.length <= LIMIT) return { value: [...new Set(people)], from: `meta[${name}]` }
  }
  return labelledAuthor(harvest, notNames)
}

const WRITTEN_BY = new Set([
  'written by', 'author', 'by', 'verfasst von', 'geschrieben von', 'écrit par', 'escrito por', 'scritto da', 'geschreven door', 'skriven av', 'автор', '作者', '執筆者',
]) // biome-ignore format: a list of words reads better in rows

/** Cards of messengers: `twitter:label1` says what `twitter:data1` holds. */
function labelledAuthor(harvest: Harvest | undefined, notNames: NotNames): Found<string[]> | undefined {
  const people = cards(harvest)
    .filter(({ label }) => WRITTEN_BY.has(label.toLowerCase()))
    .flatMap(({ data }) => peopleIn(data, notNames))
  return people.length === 0 ? undefined : { value: people, from: 'meta[twitter:data1]' }
}

function statedInterviewers(harvest: Harvest | undefined, notNames: NotNames): PlacedCredit[] {
  return cards(harvest)
    .filter(({ label }) => /^interview(?:ed)?(?: by| von| par| di)?$/iu.test(label))
    .flatMap(({ data }) => peopleIn(data, notNames))
    .map((name) => ({ name, role: 'interviewer', from: 'meta[twitter:data1]' }))
}

function cards(harvest: Harvest | undefined): { label: string; data: string }[] {
  return [1, 2].flatMap((number) => {
    const label = harvest?.meta.get(`twitter:label${number}`)?.[0]
    const data = harvest?.meta.get(`twitter:data${number}`)?.[0]
    return label === undefined || data === undefined ? [] : [{ label: label.trim(), data }]
  })
}

/** People under a key of the article's linked data; organisations are publishers, not authors. */
function linkedPeople(
  data: LinkedData,
  key: 'author' | 'creator' | 'editor' | 'translator',
  notNames: NotNames,
): string[] {
  for (const node of data.articles) {
    const value = node[key]
    const people = (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((item) =>
      personNames(item, data, notNames),
    )
    if (people.length > 0 && people.length <= LIMIT) return [...new Set(people)]
  }
  return []
}

function personNames(item: unknown, data: LinkedData, notNames: NotNames): string[] {
  if (typeof item === 'string') return /^https?:/.test(item) ? [] : peopleIn(item, notNames)
  if (!isObject(item)) return []
  const id = strings(item['@id'])[0]
  const node: JsonObject = item.name === undefined && id !== undefined ? (data.byId.get(id) ?? item) : item
  if (typesOf(node).some((type) => /organization|corporation|website|imageobject/.test(type))) return []
  // Many a site bears its owner's name: what is typed a person is one, whatever the site is called.
  const own = typesOf(node).includes('person') ? new Set<string>() : notNames
  return strings(node.name).flatMap((name) => peopleIn(name, own))
}

/** Bylines by their markup: microdata, rel=author, classes; those near the headline only. */
function markedCredits(
  harvest: Harvest | undefined,
  notNames: NotNames,
  heading: Mark | undefined,
  reading: DateReading,
): PlacedCredit[] {
  const lists: [string, readonly Mark[]][] = [
    [
      'itemprop author',
      (harvest?.properties.get('author') ?? []).filter(({ scope }) => !/comment|review|person/.test(scope)),
    ],
    ['rel=author', harvest?.rel.get('author')?.filter(({ element }) => element.name === 'a') ?? []],
    ['byline', harvest?.bylines ?? []],
  ]
  for (const [from, marks] of lists) {
    const own = marks.filter((mark) => mark.aside === undefined || mark.aside === heading?.aside)
    for (const { element } of own.slice(0, 4)) {
      const credits = bylineCredits(element.attribs.content ?? textIn(element, 200), notNames, reading)
      if (credits.length > 0 && credits.length <= 5) return credits.map((credit) => ({ ...credit, from }))
    }
  }
  return []
}

/** A byline may say who does what (`Interview: …`, `… im Gespräch mit …`), or be the author's name alone. */
function bylineCredits(text: string, notNames: NotNames, reading: DateReading): Credit[] {
  if (text.length > 120) return []
  const { credits } = readLine(text, reading, notNames)
  if (credits.length > 0) return credits
  // `Ada Brun Feb 9, 2024`: the month is no part of her name.
  const undated = lineDates(text.normalize('NFKC'), reading).rest
  return peopleIn(undated.replace(/^[^:：]{1,24}[:：]\s?/u, ''), notNames)
    .filter((name) => /\s/.test(name) || /\P{Script=Latin}/u.test(name))
    .map((name) => ({ name, role: 'author' }))
}
