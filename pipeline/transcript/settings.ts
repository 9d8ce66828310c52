/** source.yaml: what an editor knows of a source, and the corrections that survive a fresh capture. */
import { z } from 'zod'
import { CONTRIBUTOR_ROLES, NOTE_KINDS, SPEAKER_ROLES } from './model.ts'
import { CHOICES } from './presentation.ts'
import { contributor, date, language, series, site } from './schema.ts'

const nonEmpty = z.string().min(1)
const selector = nonEmpty.describe('A CSS selector.')
const selectors = z.union([selector, z.array(selector)]).describe('A CSS selector or a list of them.')

const settingsMetadata = z
  .strictObject({
    title: nonEmpty.optional(),
    subtitle: nonEmpty.optional(),
    description: nonEmpty.optional(),
    language: language.optional(),
    published: date.optional(),
    modified: date.optional(),
    recorded: date.optional(),
    contributors: z.array(contributor).optional(),
    site: site.optional(),
    publisher: nonEmpty.optional(),
    subjects: z.array(nonEmpty).optional(),
    rights: nonEmpty.optional(),
    series: series.optional(),
  })
  .describe('Known metadata; overrides what the page says.')

const registerEntry = z.strictObject({
  name: nonEmpty.describe('The fullest form of the name.'),
  aliases: z.array(nonEmpty).optional().describe('Other forms, labels among them.'),
  role: z.enum(SPEAKER_ROLES).optional(),
  description: nonEmpty.optional().describe('Office or affiliation.'),
})

const anchor = nonEmpty.describe(
  'The first characters of the block this applies to, as the page prints them (white space is ignored).',
)

const correction = z.union([
  z.strictObject({
    rename: nonEmpty.describe('A label as printed.'),
    to: nonEmpty.describe('The speaker it stands for.'),
  }),
  z.strictObject({ note: anchor, kind: z.enum(NOTE_KINDS).optional() }),
  z.strictObject({ turn: anchor, speaker: nonEmpty.describe('Who says it.') }),
  z.strictObject({ paragraph: anchor.describe('This block opens no turn: it goes on with the turn before it.') }),
  z.strictObject({ drop: anchor }),
])

const presentation = z
  .strictObject({
    paper: z.enum(CHOICES.paper).optional().describe('Paper of the PDF.'),
    layout: z.enum(CHOICES.layout).optional().describe('A handout for a meeting, or a book to be read.'),
    margin: z.enum(CHOICES.margin).optional().describe('Whether the PDF leaves room for notes beside the text.'),
    fonts: z.enum(CHOICES.fonts).optional().describe('Whether the EPUB brings its fonts along, cut to its text.'),
    writing: z.enum(CHOICES.writing).optional().describe('Whether the EPUB sets Chinese or Japanese in columns.'),
    impose: z.enum(CHOICES.impose).optional().describe('How pages of the PDF are set on sheets.'),
  })
  .describe('How the artefacts look; the command line overrides it.')

export const settingsSchema = z.strictObject({
  $schema: z.string().optional(),
  file: nonEmpty
    .optional()
    .describe(
      'The saved page, relative to this file. Default: page.html, page.mhtml, page.md, page.txt, then capture/.',
    ),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the page was published; it is captured from there when none was saved.'),
  retrieved: date.optional().describe('When it was captured.'),
  charset: nonEmpty.optional().describe('Encoding of the captured file, where it is known better than the page says.'),
  select: z
    .strictObject({
      title: selector.optional(),
      date: selector.optional(),
      body: selectors.optional(),
      drop: selectors.optional(),
    })
    .optional()
    .describe('CSS selectors, for a page that the rules read wrongly.'),
  metadata: settingsMetadata.optional(),
  speakers: z.array(registerEntry).optional().describe('Register of the people who speak.'),
  corrections: z
    .array(correction)
    .optional()
    .describe('Each anchored by the text it applies to; an anchor that matches nothing is an error.'),
  images: z.record(nonEmpty, nonEmpty).optional().describe('Address in the page → file beside this one.'),
  cover: nonEmpty.optional().describe('A cover image beside this file.'),
  presentation: presentation.optional(),
  typography: z.boolean().optional().describe('Whether punctuation and spacing are normalised; default true.'),
})

export type SourceSettings = z.infer<typeof settingsSchema>
export type Correction = z.infer<typeof correction>
export type RegisterEntry = z.infer<typeof registerEntry>

export { CONTRIBUTOR_ROLES }
