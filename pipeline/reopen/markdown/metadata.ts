/** Front matter → the metadata that it states; the record says what it cannot. */
import * as yaml from 'yaml'
import { readFrontMatter } from '../../commonmark/front-matter.ts'
import type { Metadata } from '../../transcript/model.ts'
import type { Fact } from './comment.ts'

/** In the model's order. */
const FIELDS = [
  'title',
  'subtitle',
  'description',
  'language',
  'published',
  'modified',
  'recorded',
  'contributors',
  'site',
  'publisher',
  'url',
  'subjects',
  'rights',
  'series',
] as const

export type StatedMetadata = Partial<Record<(typeof FIELDS)[number], unknown>>

export function statedMetadata(frontMatter: string): StatedMetadata {
  const value = readFrontMatter(frontMatter, yaml)
  const fields = new Map(isObject(value) ? Object.entries(value) : [])
  const people = (key: string) => listOf(fields.get(key)).filter(isPerson)
  const series = fields.get('series')
  const position = fields.get('series-position')
  return {
    title: fields.get('title'),
    subtitle: fields.get('subtitle'),
    description: fields.get('description'),
    language: fields.get('lang'),
    published: fields.get('date'),
    contributors: [...people('author').filter(({ role }) => role === 'author'), ...people('contributor')],
    publisher: fields.get('publisher'),
    url: fields.get('source'),
    subjects: listOf(fields.get('keywords')),
    rights: fields.get('rights'),
    series: series === undefined ? undefined : { name: series, ...(position === undefined ? {} : { position }) },
  }
}

/** Of each field that the front matter does not state as it is. */
export function metadataFacts(metadata: Metadata, stated: StatedMetadata): Record<string, Fact> {
  const facts: Record<string, Fact> = {}
  for (const field of FIELDS)
    if (!same(metadata[field], stated[field])) facts[field] = [stated[field] ?? null, metadata[field] ?? null]
  return facts
}

/** What an editor has changed in the front matter wins. */
export function metadataWith(facts: Record<string, Fact>, stated: StatedMetadata): Record<string, unknown> {
  const metadata: Record<string, unknown> = {}
  for (const field of FIELDS) {
    const [was, is] = facts[field] ?? [undefined, undefined]
    const value = facts[field] !== undefined && same(was, stated[field]) ? is : stated[field]
    if (value !== undefined && value !== null) metadata[field] = value
  }
  return metadata
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function isPerson(entry: unknown): entry is { name: unknown; role: unknown } {
  return isObject(entry) && 'name' in entry && 'role' in entry
}
