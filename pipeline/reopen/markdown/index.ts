/**
 * Markdown of Colloquy's, back to its transcript.
 *
 * The words come from the Markdown, so that an editor may correct them; what Markdown has no words for comes from a
 * comment at the end of the file. The comment holds nothing that a reader of the file gets anyway: it is made by
 * reading the file and writing down the difference.
 */
import { asColloquyError } from '../../errors.ts'
import type { Transcript } from '../../transcript/model.ts'
import { checkTranscript } from '../../transcript/parse.ts'
import { refuseDepth } from '../../transcript/references.ts'
import { assemble } from './assemble.ts'
import type { FileRecord } from './comment.ts'
import { takeComment } from './record.ts'
import { readMarkdown } from './sections.ts'

export type ReopenedMarkdown =
  | { transcript: Transcript; warnings: string[] }
  /** Any Markdown: without our comment, or with one that cannot be used. */
  | { transcript: undefined; warnings: string[] }

export async function reopenMarkdown(text: string, file: string): Promise<ReopenedMarkdown> {
  const { rest, record } = takeComment(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'))
  if (record === undefined) return { transcript: undefined, warnings: [] }
  if (typeof record === 'string') return damaged(record)
  try {
    refuseDepth(record, file)
    const reading = await readMarkdown(rest, scopeOf(record))
    const { transcript, warnings } = assemble(record, reading)
    return { transcript: checkTranscript(transcript, file), warnings }
  } catch (error) {
    return damaged(asColloquyError(error, 'transcript').message)
  }
}

function scopeOf({ footnotes, shift, turns }: FileRecord) {
  const timed = new Set(turns.flatMap(({ time }, index) => (time === undefined ? [] : [`t${index + 1}`])))
  return { names: footnotes, shift, timed }
}

function damaged(found: string) {
  return {
    transcript: undefined,
    warnings: [
      `expected the comment of Colloquy at the end of the file as it was written, found a fault: ${found}; the file is read as any Markdown`,
    ],
  }
}
