/**
 * What Markdown cannot say, as JSON in one HTML comment at the end of the file. No renderer of Markdown shows it.
 *
 * CommonMark (4.6) ends such a block at the first line with `-->`, HTML ends a comment at `--!>` as well, and XML
 * allows no `--` inside: so neither `--` nor `<`, `>`, `&` is ever in the JSON, which has an escape for each.
 */
import { createHash } from 'node:crypto'
import type { Block, Speaker, Transcript } from '../../transcript/model.ts'

export const OPENING = '<!-- colloquy'
export const CLOSING = '-->'

/** Hashes of blocks as they are read from the file, and the blocks that they stand for. */
export type Patch = [was: string[], is: unknown[]]
/** A hash alone: the block is what is read. */
export type Entry = string | Patch
/** What a reader finds in the file, and what it stands for; applies as long as the file has not been changed there. */
export type Fact = [was: unknown, is: unknown]

export interface TurnRecord {
  speaker: string
  together?: string[] | undefined
  label?: Fact | undefined
  time?: string | undefined
  confidence: number
  /** What was said. */
  said: Entry[]
  /** What stands between this turn and the next. */
  after?: Entry[] | undefined
}

export interface FileRecord {
  version: 1
  id: string
  kind: Transcript['kind']
  /** Added to the depth of headings. */
  shift: number
  metadata: Record<string, Fact>
  speakers: Speaker[]
  before: Entry[]
  turns: TurnRecord[]
  footnotes: { identifier: string; label?: string | undefined; blocks: Entry[] }[]
  omitted: unknown[]
  provenance: unknown
}

/** A line a key and a line a turn: what changes in one turn changes one line. */
export function commentOf(record: FileRecord): string {
  const lines = Object.entries(record).map(([key, value]) => {
    const json =
      key === 'turns' ? `[\n${record.turns.map((each) => JSON.stringify(each)).join(',\n')}\n]` : JSON.stringify(value)
    return `${JSON.stringify(key)}:${json}`
  })
  return `${OPENING}\n{${escaped(lines.join(',\n'))}}\n${CLOSING}`
}

function escaped(json: string): string {
  return json
    .replace(/--/g, '\\u002d\\u002d')
    .replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}

export const hashOf = (block: Block): string =>
  createHash('sha256').update(JSON.stringify(block)).digest('hex').slice(0, 8)
