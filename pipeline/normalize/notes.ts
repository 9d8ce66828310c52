import type { ArticleBlock } from '../transcript/article.ts'
import type { Block, NoteKind } from '../transcript/model.ts'
import { textOf } from '../transcript/walk.ts'

export function markInlineNotes(blocks: Block[], _language: string): Block[] {
  return blocks
}

export function editorialKind(block: ArticleBlock, _language: string): NoteKind | undefined {
  const text = textOf([block.node]).trim()
  return /^[(（[【][^()（）[\]【】]{1,200}[)）\]】]$/u.test(text) ? 'stage' : undefined
}
