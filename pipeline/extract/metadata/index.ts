/** The page's metadata by ranked evidence: what machines are told first, then what the page prints. */
import type { CheerioAPI } from 'cheerio'
import type { ArticleMetadata } from '../../transcript/article.ts'
import { fold } from '../../transcript/fold.ts'
import type { Page } from '../../transcript/page.ts'
import { addressOf, canonicalOf } from './address.ts'
import { dateOrder } from './date-order.ts'
import type { DateReading } from './date-text.ts'
import { descriptionOf } from './description.ts'
import { textIn } from './elements.ts'
import type { Found } from './evidence.ts'
import { type Matter, matterOf } from './front-matter.ts'
import { type Harvest, harvestOf } from './harvest.ts'
import { type LinkedData, linkedDataOf } from './json-ld.ts'
import { languageOf } from './language.ts'
import { firstHeadingOf, frontMatterOf } from './markdown-head.ts'
import { overridden } from './override.ts'
import { peopleOf } from './people.ts'
import { proseCredits, proseLead } from './prose-credits.ts'
import { modifiedOf, publishedOf } from './published.ts'
import { rightsOf } from './rights.ts'
import { selectedDate, selectedTitle } from './selected.ts'
import { type SiteNames, siteKey, siteNamesOf } from './site.ts'
import { mayBePerson, withOwner } from './site-owner.ts'
import { sourceName, statedSources } from './source-name.ts'
import { subjectsOf } from './subjects.ts'
import { lineTitle, nameTitle } from './text-title.ts'
import { type TitleFound, titleOf } from './title.ts'
import { nameLines, readVisible, spokenLabels, type Visible } from './visible.ts'

export interface VisibleLine {
  text: string
  path: string
  order: number
  where: 'before' | 'head' | 'after'
  classes: string[]
}

export interface MetadataInput {
  /** The whole parsed page before anything was removed; undefined for text and Markdown. */
  $: CheerioAPI | undefined
  page: Page
  /** Plain text of the article's blocks joined by newlines. */
  text: string
  /** Short visible lines around the article: before it, in its head, after its end, in page order. */
  visible: VisibleLine[]
  /** Of a Markdown page. */
  frontMatter?: Record<string, unknown>
  /** First heading of a Markdown or text page. */
  heading?: string
}

export interface MetadataResult {
  metadata: ArticleMetadata
  /** The text of `<title>`. */
  documentTitle: string | undefined
  /** Orders of visible lines that are metadata (byline, date line, source line, view count). */
  used: number[]
  /** Orders of lines used as description (导读…). */
  leads: number[]
}

/** What the fields are read from. */
interface Evidence {
  input: MetadataInput
  harvest: Harvest | undefined
  data: LinkedData
  canonical: Found | undefined
  site: SiteNames
  reading: DateReading
  matter: Matter | undefined
  language: Found
  title: TitleFound
  visible: Visible
}

/**
 * Reads every field of the metadata; a field that the page does not state is absent.
 *
 * @throws ColloquyError `settings` when a selector of source.yaml cannot be read or matches nothing.
 */
export function readMetadata(given: MetadataInput): MetadataResult {
  const input = withHead(given)
  const evidence = gather(input)
  const { visible } = evidence
  const metadata = overridden(compose(evidence), input.page.settings.metadata)
  const authors = metadata.contributors.map(({ name }) => name)
  const used = new Set([...visible.used, ...nameLines(input.visible, authors, input.text)])
  const title = evidence.harvest?.documentTitle
  const documentTitle = title && textIn(title, LONGEST_TITLE)
  return { metadata, documentTitle, used: [...used].sort((a, b) => a - b), leads: visible.leads }
}

/** In characters. */
const LONGEST_TITLE = 500

function withHead(input: MetadataInput): MetadataInput {
  if (input.$ !== undefined) return input
  const frontMatter = input.frontMatter ?? frontMatterOf(input.page)
  const heading = input.heading ?? firstHeadingOf(input.page)
  return { ...input, ...(frontMatter && { frontMatter }), ...(heading && { heading }) }
}

function gather(input: MetadataInput): Evidence {
  const { $, page, text } = input
  const harvest = $ === undefined ? undefined : harvestOf($)
  const canonical = canonicalOf(harvest, page)
  const data = linkedDataOf(
    (harvest?.jsonLd ?? []).map((script) =>
      script.children.map((child) => (child.type === 'text' ? child.data : '')).join(''),
    ),
    {
      address: (value) => addressOf(value, canonical?.value),
      decode: (value) => decoded($, value),
      canonical: canonical?.value,
    },
  )
  const site = withOwner(siteNamesOf(harvest, data, canonical?.value), harvest)
  const declared = input.frontMatter?.lang ?? input.frontMatter?.language
  const language = languageOf(harvest, data, text, typeof declared === 'string' ? declared : undefined)
  const reading: DateReading = {
    language: language.value.split('-')[0] as string,
    order: dateOrder(language.value, canonical?.value),
  }
  const matter = input.frontMatter === undefined ? undefined : matterOf(input.frontMatter, reading, site.notNames)
  const title = findTitle(input, harvest, data, site, matter)
  const notNames =
    title.siteSegment === undefined || mayBePerson(title.siteSegment)
      ? site.notNames
      : new Set([...site.notNames, siteKey(title.siteSegment)])
  const visible = readVisible(input.visible, {
    reading,
    notNames,
    title: fold(title.value),
    spoken: spokenLabels(text),
  })
  return { input, harvest, data, canonical, site: { ...site, notNames }, reading, matter, language, title, visible }
}

/** Character references that a system escaped twice. */
function decoded($: CheerioAPI | undefined, value: string): string {
  if ($ === undefined || !/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/i.test(value)) return value
  return $.text($.parseHTML(value.slice(0, 5000)) ?? [])
}

function findTitle(
  input: MetadataInput,
  harvest: Harvest | undefined,
  data: LinkedData,
  site: SiteNames,
  matter: Matter | undefined,
): TitleFound {
  const { $, page, visible, heading } = input
  const selected = selectedTitle($, page)
  const lines = new Set(visible.filter(({ where }) => where !== 'after').map(({ text }) => fold(text)))
  const read = harvest === undefined ? undefined : titleOf(harvest, data, site, lines)
  const found =
    selected ??
    (matter?.title === undefined ? undefined : { value: matter.title, from: 'front matter' }) ??
    read ??
    (heading === undefined || heading.trim() === '' ? undefined : { value: heading.trim(), from: 'first heading' }) ??
    lineTitle(visible) ??
    nameTitle(page)
  const value = decoded($, found.value).trim()
  return { ...(read ?? {}), ...found, value: value === '' ? nameTitle(page).value : value }
}

function compose(evidence: Evidence): ArticleMetadata {
  const { input, harvest, data, canonical, site, matter, language, title, visible } = evidence
  const metadata: ArticleMetadata = {
    title: title.value,
    language: language.value,
    contributors: [],
    interviewers: [],
    subjects: [],
    evidence: {},
  }
  metadata.evidence.title = title.from
  metadata.evidence.language = language.from
  const set = <K extends 'subtitle' | 'description' | 'published' | 'modified' | 'publisher' | 'url' | 'rights'>(
    field: K,
    ...found: (Found | undefined)[]
  ) => {
    const best = found.find((candidate) => candidate !== undefined)
    if (best === undefined) return
    metadata[field] = best.value
    metadata.evidence[field] = best.from
  }
  const stated = (
    field: 'subtitle' | 'description' | 'published' | 'modified' | 'publisher' | 'rights',
  ): Found | undefined => {
    const value = matter?.[field]
    return value === undefined ? undefined : { value, from: 'front matter' }
  }
  const description = descriptionOf(harvest, data, title.value, input.text, site.folded)
  set('subtitle', stated('subtitle'))
  set(
    'description',
    visible.lead ?? proseLead(input.text),
    stated('description'),
    description && { ...description, value: decoded(input.$, description.value) },
  )
  setDates(metadata, evidence, set, stated)
  set('publisher', stated('publisher'), site.publisher, sourceName(statedSources(harvest), visible.sources))
  const own = matter?.url === undefined ? undefined : addressOf(matter.url)
  set('url', own === undefined ? canonical : { value: own, from: 'front matter' })
  set('rights', stated('rights'), rightsOf(harvest, data, canonical?.value))
  setSite(metadata, evidence)
  setSubjects(metadata, evidence)
  setPeople(metadata, evidence)
  return metadata
}

function setDates(
  metadata: ArticleMetadata,
  { input, harvest, data, canonical, site, title, reading, visible }: Evidence,
  set: (field: 'published' | 'modified', ...found: (Found | undefined)[]) => void,
  stated: (field: 'published' | 'modified') => Found | undefined,
): void {
  const { page, $ } = input
  const names = [page.url, canonical?.value].filter((value) => value !== undefined)
  const sources = {
    harvest,
    data,
    lines: visible.dated,
    heading: title.heading,
    reading,
    notNames: site.notNames,
    addresses: [
      ...names.map((value) => ({ value: value.replace(/^https?:\/\/[^/]{1,200}/, ''), from: 'address' })),
      { value: title.value, from: 'title' },
      { value: page.slug, from: 'name of the source' },
      { value: page.name, from: 'name of the source' },
    ],
  }
  set('published', selectedDate($, page, reading), stated('published'), publishedOf(sources))
  set('modified', stated('modified'), modifiedOf(sources, metadata.published))
}

function setSite(metadata: ArticleMetadata, { input, site, title, canonical }: Evidence): void {
  const name = site.site?.value ?? (canonical === undefined && input.$ === undefined ? undefined : title.siteSegment)
  if (name === undefined) return
  metadata.site = { name: decoded(input.$, name), ...(site.url === undefined ? {} : { url: site.url }) }
  metadata.evidence.site = site.site?.from ?? 'title'
}

function setSubjects(
  metadata: ArticleMetadata,
  { input, harvest, data, title, site, matter, visible }: Evidence,
): void {
  const found =
    matter !== undefined && matter.subjects.length > 0
      ? { value: matter.subjects, from: 'front matter' }
      : subjectsOf(harvest, data, title.value, site.folded, visible.keywords)
  if (found === undefined) return
  metadata.subjects = found.value.map((subject) => decoded(input.$, subject))
  metadata.evidence.subjects = found.from
}

function setPeople(
  metadata: ArticleMetadata,
  { input, harvest, data, title, site, matter, visible, reading }: Evidence,
): void {
  const credits = [...visible.credits, ...proseCredits(input.text, reading, site.notNames)]
  const people = peopleOf(
    harvest,
    data,
    credits,
    site.notNames,
    title.heading,
    reading,
    input.visible.map(({ text }) => text),
  )
  const stated = matter?.contributors ?? []
  const own = metadata.site === undefined ? '' : siteKey(metadata.site.name)
  const found = people.contributors.filter(
    // `By Ada Lin, Pine County Ledger`: beside a person the site is no author.
    ({ name }, _, all) => siteKey(name) !== own || all.every((other) => siteKey(other.name) === own),
  )
  const roles = new Set(stated.map(({ role }) => role))
  metadata.contributors = [...stated, ...found.filter(({ role }) => !roles.has(role))]
  metadata.interviewers = [
    ...new Set([
      ...stated.filter(({ role }) => role === 'interviewer').map(({ name }) => name),
      ...people.interviewers,
    ]),
  ]
  if (stated.length > 0) metadata.evidence.contributors = 'front matter'
  else if (people.authorsFrom !== undefined) metadata.evidence.contributors = people.authorsFrom
  if (people.interviewersFrom !== undefined) metadata.evidence.interviewers = people.interviewersFrom
}
