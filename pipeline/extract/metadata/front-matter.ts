/** The YAML block at the head of a Markdown page. */
import type { Contributor, ContributorRole } from '../../transcript/model.ts'
import { machineDate } from './date-machine.ts'
import type { DateReading } from './date-text.ts'
import { line } from './evidence.ts'
import { isObject } from './json-ld.ts'
import { type NotNames, peopleIn } from './names.ts'

export interface Matter {
  title?: string
  subtitle?: string
  description?: string
  language?: string
  published?: string
  modified?: string
  url?: string
  rights?: string
  publisher?: string
  subjects: string[]
  contributors: Contributor[]
}

/** Keys that static site generators use, by field, best first. */
const KEYS = {
  title: ['title', 'headline'],
  subtitle: ['subtitle'],
  description: ['description', 'summary', 'excerpt', 'abstract', 'lead', 'teaser'],
  language: ['lang', 'language', 'locale'],
  published: ['date', 'published', 'pubdate', 'publishdate', 'publish_date', 'datepublished', 'created'],
  modified: ['modified', 'updated', 'lastmod', 'last_modified', 'last_modified_at'],
  url: ['canonical', 'canonical_url', 'source', 'url', 'permalink'],
  rights: ['license', 'licence', 'rights'],
  publisher: ['publisher'],
  subjects: ['tags', 'keywords', 'subjects', 'topics', 'categories'],
} as const

const ROLES: Readonly<Record<string, ContributorRole>> = {
  author: 'author',
  authors: 'author',
  by: 'author',
  editor: 'editor',
  editors: 'editor',
  translator: 'translator',
  translators: 'translator',
  photographer: 'photographer',
  interviewer: 'interviewer',
  interviewers: 'interviewer',
  contributor: 'contributor',
  contributors: 'contributor',
}

export function matterOf(frontMatter: Record<string, unknown>, reading: DateReading, notNames: NotNames): Matter {
  const values = new Map(
    Object.entries(frontMatter).map(([key, value]) => [key.toLowerCase().replace(/-/g, '_'), value]),
  )
  const text = (field: keyof typeof KEYS) =>
    KEYS[field].map((key) => scalar(values.get(key))).find((value) => value !== undefined)
  const matter: Matter = {
    subjects:
      KEYS.subjects
        .map((key) => list(values.get(key)))
        .find((words) => words.length > 0)
        ?.slice(0, 20) ?? [],
    contributors: [...values].flatMap(([key, value]) => {
      const role = ROLES[key]
      return role === undefined
        ? []
        : list(value)
            .flatMap((item) => peopleIn(item, notNames))
            .map((name) => ({ name, role }))
    }),
  }
  for (const field of ['title', 'subtitle', 'description', 'language', 'url', 'rights', 'publisher'] as const) {
    const value = text(field)
    if (value !== undefined) matter[field] = value
  }
  for (const field of ['published', 'modified'] as const) {
    const value = text(field)
    const iso = value === undefined ? undefined : machineDate(value, reading)
    if (iso !== undefined) matter[field] = iso
  }
  return matter
}

/** YAML readers turn dates into Date objects; a date without a time is midnight in UTC there. */
function scalar(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  return typeof value === 'string' || typeof value === 'number' ? line(String(value)) : undefined
}

function list(value: unknown): string[] {
  const items = Array.isArray(value) ? (value as unknown[]).flat(2) : [value]
  return items.flatMap((item) => {
    const text = scalar(isObject(item) ? item.name : item)
    return text === undefined ? [] : text.split(/[,，;；、]/).flatMap((part) => line(part) ?? [])
  })
}
