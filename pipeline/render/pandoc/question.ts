/** What either pandoc is asked, and what it answers. */
import type { PandocDocument } from './ast.ts'

export interface Question {
  document: PandocDocument
  /** A defaults file, as an object: https://pandoc.org/MANUAL.html#defaults-files. Input is always the document. */
  defaults: Record<string, unknown>
  /** Files that pandoc may read, by the names the defaults use. */
  files: Record<string, string>
}

export interface Answer {
  output: string
  /** '' when pandoc did what it was asked. */
  errors: string
}
