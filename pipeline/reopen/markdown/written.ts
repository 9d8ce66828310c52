/** What a Markdown file has to say beside its text; apart from the reading of files, which loads the whole schema. */
import type { Transcript } from '../../transcript/model.ts'
import { refuseDepth } from '../../transcript/references.ts'
import { commentOf } from './comment.ts'
import { compare, type Numbered } from './compare.ts'
import { readMarkdown } from './sections.ts'

export interface Written {
  /** In the order of their numbers in the file. */
  definitions: Numbered
  /** Added to the depth of every heading. */
  shift: number
}

/** The comment for a file; '' for a transcript too deep to be published. */
export async function commentFor(markdown: string, transcript: Transcript, written: Written): Promise<string> {
  try {
    refuseDepth(transcript, undefined)
  } catch {
    return ''
  }
  const { definitions, shift } = written
  const timed = new Set<string>()
  for (const block of transcript.content) if (block.type === 'turn' && block.time !== undefined) timed.add(block.id)
  const reading = await readMarkdown(markdown, { names: definitions, shift, timed })
  return commentOf(compare(transcript, reading, definitions, shift))
}
