import type { Block } from '../transcript/model.ts'

export function typeset(content: Block[], _language: string): { content: Block[]; changes: number } {
  return { content, changes: 0 }
}
