/** Who speaks where: every speaker with the turns that are theirs, also those that several say at once. */

import type { Transcript } from '../../transcript/model.ts'
import { printedSpeakers } from '../../transcript/printed-name.ts'
import { turnsOf } from '../../transcript/walk.ts'
import type { Chapter } from './chapters.ts'

export interface IndexEntry {
  name: string
  turns: { number: number; href: string }[]
}

/** In order of first appearance, as the page of speakers has them. */
export function speakerIndexOf(transcript: Transcript, chapters: readonly Chapter[]): IndexEntry[] {
  const homes = new Map(chapters.flatMap(({ ids, filename }) => [...ids].map((id) => [id, filename] as const)))
  const entries = new Map<string, IndexEntry>()
  for (const { id, name } of printedSpeakers(transcript)) entries.set(id, { name, turns: [] })
  for (const { id, number, speaker, together } of turnsOf(transcript))
    for (const each of new Set([speaker, ...(together ?? [])]))
      entries.get(each)?.turns.push({ number, href: `${homes.get(id) ?? ''}#${id}` })
  return [...entries.values()].filter(({ turns }) => turns.length > 0)
}
