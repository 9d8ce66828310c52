/** Everything that the package document and the pages around the text say of the book. */
import { type Credit, contributorsOf, creatorsOf, publishedOf, publisherOf } from '../../transcript/crosswalk.ts'
import type { Transcript } from '../../transcript/model.ts'
import { safeAddress } from '../semantic/address.ts'
import { dateInWords, directionOf, type Words } from '../semantic/words.ts'
import { type Accessibility, accessibilityOf } from './accessibility.ts'
import type { Cover } from './cover.ts'
import type { BookFont } from './fonts.ts'
import type { BookImage } from './images.ts'
import type { Pages } from './pages.ts'

/** EPUB requires a moment of modification. Where no date is known it is the first that a ZIP entry can carry. */
export const UNKNOWN_MOMENT = '1980-01-01T00:00:00Z'

export interface Book {
  language: string
  direction: 'ltr' | 'rtl'
  /** Lines run from top to bottom, pages from right to left. */
  vertical: boolean
  words: Words
  /** Attributes for those words where they are not in the book's language: ` lang="en" xml:lang="en"`, else ''. */
  wordsLanguage: string
  identifier: string
  title: string
  subtitle: string | undefined
  description: string | undefined
  creators: Credit[]
  contributors: Credit[]
  publisher: string | undefined
  /** As precise as published, ISO 8601. */
  published: string | undefined
  modified: string
  subjects: string[]
  source: string | undefined
  /** The source as a link can hold it. */
  sourceAddress: string | undefined
  rights: string | undefined
  series: { name: string; position?: number } | undefined
  accessibility: Accessibility
  images: BookImage[]
  fonts: BookFont[]
  cover: Cover | undefined
  /** Undefined where there is no PDF to have them. */
  pages: Pages | undefined
  /** Those who have a name, for the page of speakers. */
  speakers: { name: string; aliases: { name: string; language?: string }[]; role: string; description?: string }[]
  /** Dates in words, and what is known of the captured page. */
  imprint: { published?: string; recorded?: string; captured?: string; sha256: string }
}

export interface BookOptions {
  words: Words
  timestamp: string | undefined
  images: BookImage[]
  cover: Cover | undefined
  pages: Pages | undefined
  vertical: boolean
  hasIndex: boolean
  fonts: BookFont[]
}

export function bookOf(
  transcript: Transcript,
  { words, timestamp, images, cover, pages, vertical, hasIndex, fonts }: BookOptions,
): Book {
  const { metadata, provenance } = transcript
  const written = (iso: string | undefined) => (iso === undefined ? undefined : dateInWords(iso, words))
  return {
    language: metadata.language,
    direction: directionOf(metadata.language),
    vertical,
    words,
    wordsLanguage: languageAttributes(words, metadata.language),
    identifier: transcript.id,
    title: stated(metadata.title) ?? provenance.source,
    subtitle: stated(metadata.subtitle),
    description: stated(metadata.description),
    creators: creatorsOf(transcript),
    contributors: contributorsOf(transcript),
    publisher: stated(publisherOf(transcript)),
    published: publishedOf(transcript),
    modified: timestamp ?? UNKNOWN_MOMENT,
    subjects: metadata.subjects.filter((subject) => stated(subject) !== undefined),
    source: metadata.url,
    sourceAddress: metadata.url === undefined ? undefined : safeAddress(metadata.url),
    rights: stated(metadata.rights),
    series: metadata.series,
    accessibility: accessibilityOf({ images, words, hasIndex, hasPages: pages !== undefined }),
    images,
    fonts,
    cover,
    pages,
    speakers: castOf(transcript, words),
    imprint: {
      ...optional('published', written(metadata.published)),
      ...optional('recorded', written(metadata.recorded)),
      ...optional('captured', written(provenance.retrieved)),
      sha256: provenance.sha256,
    },
  }
}

/** A Dublin Core element without a visible character is an error in EPUB (EPUB 3.3, 5.5.3). */
function stated(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value
}

function languageAttributes({ language }: Words, bookLanguage: string): string {
  return language.split('-')[0] === bookLanguage.split('-')[0] ? '' : ` lang="${language}" xml:lang="${language}"`
}

function optional<K extends string>(key: K, value: string | undefined): { [key in K]?: string } {
  return (value === undefined ? {} : { [key]: value }) as { [key in K]?: string }
}

function castOf(transcript: Transcript, words: Words): Book['speakers'] {
  const credits = creatorsOf(transcript)
  return transcript.speakers
    .filter(({ unnamed }) => !unnamed)
    .map((speaker, index) => ({
      name: speaker.name,
      aliases: speaker.aliases
        // A surname alone tells nobody more than the whole name beside it.
        .filter((alias) => ![speaker.name, ...speaker.aliases].some((form) => form !== alias && form.includes(alias)))
        .map((name) => ({
          name,
          ...optional('language', credits[index]?.alternates.find((alternate) => alternate.name === name)?.language),
        })),
      role: words.roles[speaker.role],
      ...optional('description', speaker.description),
    }))
}
