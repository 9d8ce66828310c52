/** The few words a publisher adds to a book, in the book's language: one file a language, English where there is none. */
import type { ContributorRole, NoteKind, SpeakerRole } from '../../transcript/model.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { he } from './words/he.ts'
import { ja } from './words/ja.ts'
import { ko } from './words/ko.ts'
import { ru } from './words/ru.ts'
import { zhHans } from './words/zh-Hans.ts'
import { zhHant } from './words/zh-Hant.ts'

export interface Words {
  /** BCP 47 tag of the language these words are in. */
  language: string
  contents: string
  titlePage: string
  speakers: string
  text: string
  landmarks: string
  cover: string
  /** Heading of the list of pages. */
  pages: string
  /** Heading of the index of speakers, and what its numbers are. */
  index: string
  indexNote: string
  /** Heading of the page that says where the book comes from. */
  colophon: string
  publisher: string
  source: string
  published: string
  recorded: string
  captured: string
  identifier: string
  checksum: string
  rights: string
  /** Before a footnote's number, for those who hear it. */
  footnote: string
  /** Name of the link from a footnote to the place it belongs to. */
  backToText: string
  imageMissing: string
  /** Between a label or a term and what follows, spaces included. */
  colon: string
  /** Between names. */
  comma: string
  /** Around other forms of a name, spaces included. */
  brackets: readonly [string, string]
  notes: Record<NoteKind, string>
  roles: Record<SpeakerRole | ContributorRole, string>
  /** `{y}`, `{m}`, `{d}`, `{month}`: a day; a month; a year stands alone. ISO 8601 where a language has none. */
  dates?: { day: string; month: string; year: string; months?: readonly string[] }
  /** Sentences of the accessibility summary. */
  summary: { text: string; described: string; undescribed: string }
}

const LANGUAGES: readonly Words[] = [en, zhHans, zhHant, ja, ko, de, fr, es, ru, ar, he]

/** Words for a BCP 47 tag: the same tag, Traditional Chinese by script or region, else the primary language. */
export function wordsFor(language: string): Words {
  const subtags = language.split('-')
  if (subtags[0] === 'zh')
    return subtags.some((tag) => ['Hant', 'TW', 'HK', 'MO'].includes(tag)) && !subtags.includes('Hans')
      ? zhHant
      : zhHans
  return LANGUAGES.find((words) => words.language.split('-')[0] === subtags[0]) ?? en
}

/** An ISO 8601 date as the language writes it, as precise as it is; the time of day is left to metadata. */
export function dateInWords(iso: string, words: Words): string {
  const [year, month, day] = iso.slice(0, 10).split('-')
  const { dates } = words
  if (dates === undefined || year === undefined) return iso.slice(0, 10)
  const pattern = day !== undefined ? dates.day : month !== undefined ? dates.month : dates.year
  const parts: Record<string, string> = {
    y: String(Number(year)),
    m: String(Number(month)),
    d: String(Number(day)),
    month: dates.months?.[Number(month) - 1] ?? '',
  }
  return pattern.replace(/\{(\w+)\}/g, (_, part: string) => parts[part] ?? '')
}

const RIGHT_TO_LEFT = new Set(['ar', 'he', 'fa', 'ur', 'ps', 'sd', 'ug', 'yi', 'ckb', 'dv', 'syr'])
const RIGHT_TO_LEFT_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo'])

/** A script subtag decides (`az-Arab`, `ku-Latn`), else the language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const subtags = language.split('-')
  const script = subtags.find((tag) => /^[A-Z][a-z]{3}$/.test(tag))
  const rightToLeft = script === undefined ? RIGHT_TO_LEFT.has(subtags[0] ?? '') : RIGHT_TO_LEFT_SCRIPTS.has(script)
  return rightToLeft ? 'rtl' : 'ltr'
}
