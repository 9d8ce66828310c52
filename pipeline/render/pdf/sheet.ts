/**
 * What the Typst template reads: the transcript with everything decided that is no matter of looks.
 *
 * The template gets it with `json()`: strings stay strings, nothing in them is ever parsed as code.
 */

import type { Presentation } from '../../transcript/presentation.ts'

export interface Sheet {
  paper: Presentation['paper']
  layout: Presentation['layout']
  /** `notes`: a column beside the text stays free. */
  margin: Presentation['margin']
  /** ISO 639 code; Typst chooses hyphenation, quotes and line breaking by it. */
  language: string
  /** ISO 15924 code in lower case, where the tag has one. */
  script: string | null
  direction: 'ltr' | 'rtl'
  /** Whether paragraphs are indented by two ems and emphasis is marked by dots. */
  eastAsian: boolean
  fonts: { body: string[]; code: string; sharedMarks: string | null }
  title: string
  subtitle: string | null
  /** Title and subtitle in clauses, and those in phrases: where they may break. */
  phrases: { title: string[][]; subtitle: string[][] }
  description: string | null
  speakers: { name: string; description: string | null }[]
  /** Below the title: source, dates, credits. */
  facts: Fact[]
  /** At the end: where it comes from and how to check it. */
  colophon: Fact[]
  /** The address of the source, to be read by a telephone; null where there is none. Rows of `1` and `0`. */
  code: { rows: string[]; alt: string } | null
  content: SheetBlock[]
  colon: string
}

export interface Fact {
  term: string
  value: string
  url: string | null
}

/** `place`: path of a block that is printed where it stands in the transcript; null in a footnote. */
export type SheetBlock =
  | { type: 'turn'; id: string; number: string; label: string; time: string | null; children: SheetBlock[] }
  | { type: 'heading'; place: string | null; level: number; words: string; children: SheetInline[] }
  | { type: 'paragraph'; place: string | null; children: SheetInline[] }
  | { type: 'note' | 'quote'; kind: string; children: SheetBlock[] }
  | {
      type: 'figure'
      place: string | null
      image: SheetImage | null
      missing: string | null
      caption: SheetInline[]
      credit: string | null
    }
  | { type: 'list'; ordered: boolean; start: number; tight: boolean; items: SheetBlock[][] }
  | { type: 'table'; columns: number; align: string[]; rows: SheetCell[][] }
  | { type: 'code'; place: string | null; value: string }
  | { type: 'rule' }

export interface SheetCell {
  place: string | null
  children: SheetInline[]
}

export interface SheetImage {
  /** In the virtual file system. */
  path: string
  /** null: decorative, an artifact of the page. */
  alt: string | null
  /** In CSS pixels. */
  width: number | null
  height: number | null
}

/** No name is shared with a block: the template walks both with one function. */
export type SheetInline =
  | { type: 'text' | 'codespan' | 'mark'; value: string }
  | { type: 'emphasis' | 'strong' | 'delete'; children: SheetInline[] }
  | { type: 'aside'; kind: string; children: SheetInline[] }
  | { type: 'break' }
  | { type: 'link'; url: string | null; target: string | null; children: SheetInline[] }
  | { type: 'picture'; image: SheetImage }
  | { type: 'footnote'; id: string; children: SheetBlock[] }
  | { type: 'footnote-again'; id: string }
