/** Who made the page and who asked the questions. */
import { fold } from '../../transcript/fold.ts'
import type { Contributor } from '../../transcript/model.ts'
import type { Credit } from './credit-line.ts'
import { textIn } from './elements.ts'
import type { Found } from './evidence.ts'
import type { Harvest, Mark } from './harvest.ts'
import { isObject, type JsonObject, type LinkedData, strings, typesOf } from './json-ld.ts'
import { isPerson, type NotNames, peopleIn, uninverted } from './names.ts'

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
): People {
  const stated = statedAuthors(harvest, data, notNames)
  const printed = credits.filter(({ role }) => role === 'author')
  const marked = stated === undefined && printed.length === 0 ? markedAuthors(harvest, notNames, heading) : undefined
  const authors = stated?.value ?? (printed.length > 0 ? printed.map(({ name }) => name) : (marked?.value ?? []))
  const asked = [...credits.filter(({ role }) => role === 'interviewer'), ...statedInterviewers(harvest, notNames)]
  const contributors: Contributor[] = authors.map((name) => ({ name, role: 'author' }))
  for (const role of ['editor', 'translator'] as const) {
    contributors.push(...linkedPeople(data, role, notNames).map((name) => ({ name, role })))
  }
  contributors.push(...asked.map(({ name }): Contributor => ({ name, role: 'interviewer' })))
  contributors.push(
    ...credits
      .filter(({ role }) => role !== 'author' && role !== 'interviewer')
      .map(({ name, role }) => ({ name, role })),
  )
  const authorsFrom = stated?.from ?? printed[0]?.from ?? marked?.from
  const interviewersFrom = asked[0]?.from
  return {
    contributors: once(contributors).slice(0, LIMIT),
    interviewers: [...new Map(asked.map(({ name }) => [fold(name).toLowerCase(), name])).values()].slice(0, LIMIT),
    ...(authors.length > 0 && authorsFrom !== undefined ? { authorsFrom } : {}),
    ...(interviewersFrom === undefined ? {} : { interviewersFrom }),
  }
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

/** Cards of messengers: `twitter:label1` says what `twitter:data1` holds. */
function labelledAuthor(harvest: Harvest | undefined, notNames: NotNames): Found<string[]> | undefined {
  const people = cards(harvest)
    .filter(({ label }) =>
      /^(?:written by|author|by|verfasst von|geschrieben von|écrit par|escrito por|scritto da|geschreven door|skriven av|автор|作者|執筆者)$/iu.test(
        label,
      ),
    )
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
function markedAuthors(
  harvest: Harvest | undefined,
  notNames: NotNames,
  heading: Mark | undefined,
): Found<string[]> | undefined {
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
      const text = element.attribs.content ?? textIn(element, 200)
      const people =
        text.length > 120
          ? []
          : peopleIn(text.replace(/^[^:：]{1,24}[:：]\s?/u, ''), notNames).filter(
              (name) => isPerson(name, notNames) && (/\s/.test(name) || /\P{Script=Latin}/u.test(name)),
            )
      if (people.length > 0 && people.length <= 5) return { value: [...new Set(people)], from }
    }
  }
  return undefined
}
