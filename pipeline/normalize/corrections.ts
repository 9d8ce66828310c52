import type { Article } from '../transcript/article.ts'
import type { NoteKind } from '../transcript/model.ts'

export type Forced = { as: 'note'; kind: NoteKind } | { as: 'turn'; speaker: string } | { as: 'paragraph' }

export interface Corrected {
  article: Article
  renames: ReadonlyMap<string, string>
  /** By block.order. */
  forced: ReadonlyMap<number, Forced>
}

export function applyCorrections(article: Article): Corrected {
  return { article, renames: new Map(), forced: new Map() }
}
