/** What the mapping of one transcript knows beside the node in hand. */
import type { ImageFile } from '../door.ts'
import type { Footnotes } from './footnotes.ts'
import type { Words } from './words.ts'

export interface Scope {
  words: Words
  /** Speaker's id → name. */
  names: ReadonlyMap<string, string>
  images: ReadonlyMap<string, ImageFile>
  footnotes: Footnotes
  /** The next anchor of a kind: `note-1`, `note-2`, `missing-1`. */
  anchor(kind: string): string
  /** Added to the depth of every heading: the title alone is of depth 1. */
  headingShift: number
  /** How deep the node in hand stands. */
  depth: number
}

/** Parsers of Markdown give up or slow down on deeper nesting; text below it is kept and its markup is not. */
export const MAX_DEPTH = 60

export const deeper = (scope: Scope): Scope => ({ ...scope, depth: scope.depth + 1 })
