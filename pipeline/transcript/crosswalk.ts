/**
 * One metadata crosswalk: what each field of the transcript is called in each format.
 *
 * Every renderer writes by this table and `verify` reads back by it. A field that the transcript does not state has
 * no values and is absent everywhere. Relators are MARC's (https://id.loc.gov/vocabulary/relators.html).
 */
import type { Contributor, Speaker, Transcript } from './model.ts'

export interface CrosswalkRow {
  field: string
  /** Values in order; empty when the transcript does not state the field. */
  values(transcript: Transcript, timestamp?: string): string[]
  /** Element of the EPUB package document. */
  epub?: string
  /** Key of the PDF document information dictionary; several values are joined by JOINT. */
  pdfInfo?: string
  /** Properties of the PDF's XMP packet. */
  pdfXmp?: readonly string[]
  /** Key of the YAML front matter (and of HTML meta). */
  frontMatter?: string
}

/** Between several names or subjects where a format has room for one string only. */
export const JOINT = '; '

export const RELATORS: Record<Speaker['role'] | Contributor['role'], string> = {
  interviewer: 'ivr',
  interviewee: 'ive',
  host: 'hst',
  guest: 'spk',
  moderator: 'mod',
  panelist: 'pan',
  audience: 'spk',
  speaker: 'spk',
  author: 'aut',
  editor: 'edt',
  translator: 'trl',
  photographer: 'pht',
  contributor: 'ctb',
}

export interface Credit {
  name: string
  role: Speaker['role'] | Contributor['role']
  /** MARC relator code. */
  relator: string
  /** For sorting: `LeCun, Yann`; absent where the name sorts as it is written. */
  fileAs?: string
  /** The same name in other scripts, with a language tag of the script. */
  alternates: { name: string; language: string }[]
}

/** Who made it: the named speakers, then the authors of the byline. */
export function creatorsOf(transcript: Transcript): Credit[] {
  const speakers = transcript.speakers.filter((speaker) => !speaker.unnamed)
  const authors = transcript.metadata.contributors.filter(({ role }) => role === 'author')
  return [
    ...speakers.map((speaker) => creditOf(speaker.name, speaker.role, speaker.aliases)),
    ...authors.map(({ name, role }) => creditOf(name, role, [])),
  ]
}

/** Everyone else who is credited. */
export function contributorsOf(transcript: Transcript): Credit[] {
  return transcript.metadata.contributors
    .filter(({ role }) => role !== 'author')
    .map(({ name, role }) => creditOf(name, role, []))
}

function creditOf(name: string, role: Credit['role'], aliases: readonly string[]): Credit {
  const script = scriptOf(name)
  const alternates = aliases
    .filter((alias) => scriptOf(alias) !== script && scriptOf(alias) !== undefined)
    .map((alias) => ({ name: alias, language: SCRIPT_LANGUAGES[scriptOf(alias) as Script] }))
  const fileAs = fileAsOf(name)
  return { name, role, relator: RELATORS[role], alternates, ...(fileAs === undefined ? {} : { fileAs }) }
}

const SCRIPTS = {
  Han: /\p{Script=Han}/u,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hangul: /\p{Script=Hangul}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Arabic: /\p{Script=Arabic}/u,
  Hebrew: /\p{Script=Hebrew}/u,
  Latin: /\p{Script=Latin}/u,
} as const
type Script = keyof typeof SCRIPTS

/** Undetermined language with the script: the page does not say which language a name is in. */
const SCRIPT_LANGUAGES: Record<Script, string> = {
  Han: 'und-Hani',
  Kana: 'und-Jpan',
  Hangul: 'und-Hang',
  Cyrillic: 'und-Cyrl',
  Greek: 'und-Grek',
  Arabic: 'und-Arab',
  Hebrew: 'und-Hebr',
  Latin: 'und-Latn',
}

function scriptOf(name: string): Script | undefined {
  return (Object.keys(SCRIPTS) as Script[]).find((script) => SCRIPTS[script].test(name))
}

/** `Family, Given` for names of two to four words in an alphabet; particles stay with the family name's given part. */
function fileAsOf(name: string): string | undefined {
  const words = name.trim().split(/\s+/)
  if (words.length < 2 || words.length > 4 || /[,，()（）·・]|\p{Script=Han}|\p{Script=Hangul}/u.test(name))
    return undefined
  const family = words.pop() as string
  return `${family}, ${words.join(' ')}`
}

const names = (credits: Credit[]) => credits.map(({ name }) => name)
const maybe = (value: string | undefined) => (value === undefined ? [] : [value])

export const CROSSWALK: readonly CrosswalkRow[] = [
  {
    field: 'id',
    values: (t) => [t.id],
    epub: 'dc:identifier',
    pdfXmp: ['dc:identifier', 'xmpMM:DocumentID'],
    frontMatter: 'identifier',
  },
  {
    field: 'title',
    values: (t) => [t.metadata.title],
    epub: 'dc:title',
    pdfInfo: 'Title',
    pdfXmp: ['dc:title'],
    frontMatter: 'title',
  },
  { field: 'subtitle', values: (t) => maybe(t.metadata.subtitle), epub: 'dc:title', frontMatter: 'subtitle' },
  {
    field: 'creators',
    values: (t) => names(creatorsOf(t)),
    epub: 'dc:creator',
    pdfInfo: 'Author',
    pdfXmp: ['dc:creator'],
    frontMatter: 'author',
  },
  {
    field: 'contributors',
    values: (t) => names(contributorsOf(t)),
    epub: 'dc:contributor',
    pdfXmp: ['dc:contributor'],
    frontMatter: 'contributor',
  },
  {
    field: 'language',
    values: (t) => [t.metadata.language],
    epub: 'dc:language',
    pdfXmp: ['dc:language'],
    frontMatter: 'lang',
  },
  {
    field: 'published',
    values: (t) => maybe(publishedOf(t)),
    epub: 'dc:date',
    pdfXmp: ['dc:date'],
    frontMatter: 'date',
  },
  {
    field: 'modified',
    values: (_, timestamp) => maybe(timestamp),
    epub: 'dcterms:modified',
    pdfInfo: 'ModDate',
    pdfXmp: ['xmp:ModifyDate'],
  },
  {
    field: 'description',
    values: (t) => maybe(t.metadata.description),
    epub: 'dc:description',
    pdfInfo: 'Subject',
    pdfXmp: ['dc:description'],
    frontMatter: 'description',
  },
  {
    field: 'subjects',
    values: (t) => t.metadata.subjects,
    epub: 'dc:subject',
    pdfInfo: 'Keywords',
    pdfXmp: ['dc:subject', 'pdf:Keywords'],
    frontMatter: 'keywords',
  },
  {
    field: 'publisher',
    values: (t) => maybe(publisherOf(t)),
    epub: 'dc:publisher',
    pdfXmp: ['dc:publisher'],
    frontMatter: 'publisher',
  },
  {
    field: 'url',
    values: (t) => maybe(t.metadata.url),
    epub: 'dc:source',
    pdfXmp: ['dc:source'],
    frontMatter: 'source',
  },
  {
    field: 'rights',
    values: (t) => maybe(t.metadata.rights),
    epub: 'dc:rights',
    pdfXmp: ['dc:rights'],
    frontMatter: 'rights',
  },
  {
    field: 'series',
    values: (t) => maybe(t.metadata.series?.name),
    epub: 'belongs-to-collection',
    frontMatter: 'series',
  },
]

/**
 * As the W3C's date format allows it, which EPUB and XMP ask for: a time only with its zone and seconds. A page that
 * prints a time without a zone names no moment, so its day is what is stated.
 */
export function publishedOf({ metadata: { published } }: Transcript): string | undefined {
  if (published === undefined || !published.includes('T')) return published
  const [, time, zone] = /T([\d:.]+)(Z|[+-]\d{2}:\d{2})$/.exec(published) ?? []
  if (zone === undefined) return published.slice(0, 10)
  return time?.length === 5 ? `${published.slice(0, 16)}:00${zone}` : published
}

export function publisherOf(transcript: Transcript): string | undefined {
  return transcript.metadata.publisher ?? transcript.metadata.site?.name
}

/**
 * The moment every artefact carries: SOURCE_DATE_EPOCH (seconds), else the transcript's own dates.
 * UTC, `2023-04-11T00:08:35Z`; undefined when nothing states a date.
 */
export function timestampOf(transcript: Transcript, sourceDateEpoch?: number): string | undefined {
  if (sourceDateEpoch !== undefined) return isoOf(new Date(sourceDateEpoch * 1000))
  const { modified, published } = transcript.metadata
  const date = modified ?? published ?? transcript.provenance.retrieved
  return date === undefined
    ? undefined
    : isoOf(
        new Date(
          /^\d{4}(-\d{2})?$/.test(date) || /T.*(Z|[+-]\d{2}:\d{2})$/.test(date) || !date.includes('T')
            ? date
            : `${date}Z`,
        ),
      )
}

function isoOf(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
