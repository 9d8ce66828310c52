/**
 * The canonical transcript: the only thing that passes from reading a page to writing a book.
 *
 * Readers know nothing of formats, renderers know nothing of HTML. Content nodes other than `turn`, `note` and
 * `figure` are mdast (https://github.com/syntax-tree/mdast), so that unified's utilities work on them.
 */

export interface Transcript {
  version: 1
  /** `urn:uuid:…`, version 5 (RFC 9562, 5.5) of the canonical URL, else of the captured bytes' SHA-256. */
  id: string
  /** `article` when no dialogue was recognised: it is published all the same, without turns. */
  kind: 'dialogue' | 'article'
  metadata: Metadata
  /** In order of first appearance. */
  speakers: Speaker[]
  /** In document order. */
  content: Block[]
  /** Every piece of text of the page that is not in `content`, in page order, with its reason. */
  omitted: Omission[]
  provenance: Provenance
}

export interface Metadata {
  title: string
  subtitle?: string
  description?: string
  /** BCP 47, script included where it matters: `zh-Hans`, `zh-Hant`. */
  language: string
  /** ISO 8601, only as precise as the page is: `2023`, `2023-04`, `2023-04-11`, `2023-04-11T08:08:35+08:00`. */
  published?: string
  modified?: string
  recorded?: string
  /** Byline, translator, editor, photographer: people who do not speak in it. */
  contributors: Contributor[]
  site?: { name: string; url?: string }
  publisher?: string
  /** Canonical address. */
  url?: string
  subjects: string[]
  rights?: string
  series?: { name: string; position?: number }
}

export const CONTRIBUTOR_ROLES = [
  'author',
  'editor',
  'translator',
  'interviewer',
  'photographer',
  'contributor',
] as const
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number]

export interface Contributor {
  name: string
  role: ContributorRole
}

export const SPEAKER_ROLES = [
  'interviewer',
  'interviewee',
  'host',
  'guest',
  'moderator',
  'panelist',
  'audience',
  'speaker',
] as const
export type SpeakerRole = (typeof SPEAKER_ROLES)[number]

export interface Speaker {
  /** Stable slug: `andrew-ng`. */
  id: string
  /** Fullest form found: `Andrew Ng`. */
  name: string
  /** Every other form: `Andrew`, `吴恩达`. */
  aliases: string[]
  role: SpeakerRole
  /** The page gives no name: `name` is a word for the part played (Interviewer, Q, 网友). No creator in any format. */
  unnamed?: true
  /** Office or affiliation, where the page says so. */
  description?: string
}

/** Why a piece of the page is not in the content. */
export const OMISSION_REASONS = [
  'navigation',
  'advertisement',
  'related',
  'share',
  'pullquote',
  'duplicate',
  'metadata',
  'comment',
  'hidden',
  'label',
  'boilerplate',
  'form',
  'dropped',
] as const
export type OmissionReason = (typeof OMISSION_REASONS)[number]

export interface Omission {
  text: string
  reason: OmissionReason
  /** Where it stood in the page: a CSS path, or `line 12` in a text. */
  path: string
}

export interface Provenance {
  /** The source as a name without a machine path: file name, slug, or URL. */
  source: string
  mediaType: string
  charset: string
  /** Of the captured bytes, in lower-case hexadecimal. */
  sha256: string
  bytes: number
  /** When the page was captured, as source.yaml says; never the clock. */
  retrieved?: string
  /** Where each metadata value came from: `title: og:title`. */
  evidence?: Record<string, string>
}

// Blocks

export type Block =
  | Turn
  | Note
  | Figure
  | Heading
  | Paragraph
  | Blockquote
  | List
  | Table
  | Code
  | ThematicBreak
  | FootnoteDefinition

/** What one person says until the next label. */
export interface Turn {
  type: 'turn'
  /** `t1`, `t2`, …: the anchor of this turn in every format. */
  id: string
  /** 1, 2, 3, … in document order. */
  number: number
  /** A speaker's id. */
  speaker: string
  /** Several speakers at once (`Both:`): the ids of all of them, `speaker` first. */
  together?: string[]
  /** What the page printed, without its colon; '' where it printed none. */
  label: string
  /** Time of the first word in the recording, as printed: `00:12:34`. */
  time?: string
  /** 0 to 1. */
  confidence: number
  /** Never another turn. Figures, notes and headings inside are not what was said. */
  children: Block[]
}

export const NOTE_KINDS = ['editor', 'translator', 'stage', 'source'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

/** Editorial text between or inside turns: an info box, an editor's remark, a source line. */
export interface Note {
  type: 'note'
  kind: NoteKind
  children: Block[]
}

/** Editorial text inside a sentence: `(注：…)`, `[laughs]`; brackets included, as printed. */
export interface InlineNote {
  type: 'note'
  kind: NoteKind
  children: Inline[]
}

export interface Figure {
  type: 'figure'
  image?: ImageReference
  caption?: Inline[]
  credit?: string
}

export interface ImageReference {
  /** As the page or source.yaml names it: a relative path, a URL, or a data: URI. */
  url: string
  /** '' when the page gives none. */
  alt: string
  title?: string
}

export interface Heading {
  type: 'heading'
  depth: 1 | 2 | 3 | 4 | 5 | 6
  children: Inline[]
}
export interface Paragraph {
  type: 'paragraph'
  children: Inline[]
}
export interface Blockquote {
  type: 'blockquote'
  children: Block[]
}
export interface List {
  type: 'list'
  ordered?: boolean
  start?: number
  spread?: boolean
  children: ListItem[]
}
export interface ListItem {
  type: 'listItem'
  spread?: boolean
  children: Block[]
}
export interface Table {
  type: 'table'
  align?: ('left' | 'right' | 'center' | null)[]
  /** The first row is the head, as in mdast. */
  children: TableRow[]
}
export interface TableRow {
  type: 'tableRow'
  children: TableCell[]
}
export interface TableCell {
  type: 'tableCell'
  children: Inline[]
}
export interface Code {
  type: 'code'
  lang?: string
  value: string
}
export interface ThematicBreak {
  type: 'thematicBreak'
}
export interface FootnoteDefinition {
  type: 'footnoteDefinition'
  /** What a `footnoteReference` points to; unique in the transcript. */
  identifier: string
  /** As printed: `1`, `*`. */
  label?: string
  children: Block[]
}

// Inlines

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Delete
  | InlineCode
  | Break
  | Link
  | InlineImage
  | FootnoteReference
  | InlineNote

export interface Text {
  type: 'text'
  value: string
}
export interface Emphasis {
  type: 'emphasis'
  children: Inline[]
}
export interface Strong {
  type: 'strong'
  children: Inline[]
}
export interface Delete {
  type: 'delete'
  children: Inline[]
}
export interface InlineCode {
  type: 'inlineCode'
  value: string
}
export interface Break {
  type: 'break'
}
export interface Link {
  type: 'link'
  /** http, https, mailto, tel or a fragment (`#t3`); never a script. */
  url: string
  title?: string
  children: Inline[]
}
export interface InlineImage {
  type: 'image'
  url: string
  alt: string
  title?: string
}
export interface FootnoteReference {
  type: 'footnoteReference'
  identifier: string
  label?: string
}

/** Any node with children or text, for walking. */
export type Node = Block | Inline | ListItem | TableRow | TableCell
