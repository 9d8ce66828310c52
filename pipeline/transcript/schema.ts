/** The runtime schema of the transcript; unknown keys are faults. The JSON Schema file is generated from it. */
import { z } from 'zod'
import { LINK_PATTERN } from './link.ts'
import type { Block, Inline } from './model.ts'
import { CONTRIBUTOR_ROLES, NOTE_KINDS, OMISSION_REASONS, SPEAKER_ROLES } from './model.ts'

const text = z.string()
const nonEmpty = z.string().min(1)
/** ISO 8601 date or date-time of any precision the model allows. */
export const DATE_PATTERN =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/
export const date = z.string().regex(DATE_PATTERN, 'expected an ISO 8601 date such as 2023, 2023-04 or 2023-04-11')
const link = z.string().regex(LINK_PATTERN, 'expected an http, https, mailto or tel address or a #fragment')

export const inlines = z.lazy(() => z.array(inline))
const blocks = z.lazy(() => z.array(block))

const image = { url: nonEmpty, alt: text, title: text.optional() }

export const inline: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), value: text }),
    z.strictObject({ type: z.literal('emphasis'), children: inlines }),
    z.strictObject({ type: z.literal('strong'), children: inlines }),
    z.strictObject({ type: z.literal('delete'), children: inlines }),
    z.strictObject({ type: z.literal('inlineCode'), value: text }),
    z.strictObject({ type: z.literal('break') }),
    z.strictObject({ type: z.literal('link'), url: link, title: text.optional(), children: inlines }),
    z.strictObject({ type: z.literal('image'), ...image }),
    z.strictObject({ type: z.literal('footnoteReference'), identifier: nonEmpty, label: text.optional() }),
    z.strictObject({ type: z.literal('note'), kind: z.enum(NOTE_KINDS), children: inlines }),
  ]),
) as z.ZodType<Inline>

const listItem = z.strictObject({ type: z.literal('listItem'), spread: z.boolean().optional(), children: blocks })
const tableCell = z.strictObject({ type: z.literal('tableCell'), children: inlines })
const tableRow = z.strictObject({ type: z.literal('tableRow'), children: z.array(tableCell) })

const turn = z.strictObject({
  type: z.literal('turn'),
  id: z.string().regex(/^t[1-9]\d*$/, 'expected t1, t2, …'),
  number: z.int().min(1),
  speaker: nonEmpty,
  together: z.array(nonEmpty).optional(),
  label: text,
  time: text.optional(),
  confidence: z.number().min(0).max(1),
  children: blocks,
})

export const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    turn,
    z.strictObject({ type: z.literal('note'), kind: z.enum(NOTE_KINDS), children: blocks }),
    z.strictObject({
      type: z.literal('figure'),
      image: z.strictObject(image).optional(),
      caption: inlines.optional(),
      credit: text.optional(),
    }),
    z.strictObject({
      type: z.literal('heading'),
      depth: z.union([1, 2, 3, 4, 5, 6].map((depth) => z.literal(depth))),
      children: inlines,
    }),
    z.strictObject({ type: z.literal('paragraph'), children: inlines }),
    z.strictObject({ type: z.literal('blockquote'), children: blocks }),
    z.strictObject({
      type: z.literal('list'),
      ordered: z.boolean().optional(),
      start: z.int().min(0).optional(),
      spread: z.boolean().optional(),
      children: z.array(listItem),
    }),
    z.strictObject({
      type: z.literal('table'),
      align: z.array(z.enum(['left', 'right', 'center']).nullable()).optional(),
      children: z.array(tableRow),
    }),
    z.strictObject({ type: z.literal('code'), lang: text.optional(), value: text }),
    z.strictObject({ type: z.literal('thematicBreak') }),
    z.strictObject({
      type: z.literal('footnoteDefinition'),
      identifier: nonEmpty,
      label: text.optional(),
      children: blocks,
    }),
  ]),
) as z.ZodType<Block>

export const contributor = z.strictObject({ name: nonEmpty, role: z.enum(CONTRIBUTOR_ROLES) })
export const site = z.strictObject({ name: nonEmpty, url: z.url().optional() })
export const series = z.strictObject({ name: nonEmpty, position: z.int().min(1).optional() })
/** Structurally a BCP 47 tag: language, then script, region, variants. */
export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{4,8})*$/, 'expected a BCP 47 tag such as zh-Hans')

const metadata = z.strictObject({
  title: nonEmpty,
  subtitle: nonEmpty.optional(),
  description: nonEmpty.optional(),
  language,
  published: date.optional(),
  modified: date.optional(),
  recorded: date.optional(),
  contributors: z.array(contributor),
  site: site.optional(),
  publisher: nonEmpty.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
  subjects: z.array(nonEmpty),
  rights: nonEmpty.optional(),
  series: series.optional(),
})

export const speakerSchema = z.strictObject({
  id: z.string().regex(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, 'expected a slug such as andrew-ng'),
  name: nonEmpty,
  aliases: z.array(nonEmpty),
  role: z.enum(SPEAKER_ROLES),
  unnamed: z.literal(true).optional(),
  description: nonEmpty.optional(),
})

export const transcriptSchema = z.strictObject({
  version: z.literal(1),
  id: z
    .string()
    .regex(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      'expected urn:uuid:… of version 5',
    ),
  kind: z.enum(['dialogue', 'article']),
  metadata,
  speakers: z.array(speakerSchema),
  content: z.array(block),
  omitted: z.array(z.strictObject({ text, reason: z.enum(OMISSION_REASONS), path: text })),
  provenance: z.strictObject({
    source: nonEmpty,
    mediaType: nonEmpty,
    charset: nonEmpty,
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
    bytes: z.int().min(0),
    retrieved: date.optional(),
    evidence: z.record(z.string(), z.string()).optional(),
  }),
})
