/** How a turn names its speaker in print. */
import type { Speaker, Turn } from '../../transcript/model.ts'
import type { Words } from './words.ts'

/** The label as the page printed it; where it printed none, the names of those who speak. */
export function labelOf(turn: Turn, speakers: readonly Speaker[], words: Words): string {
  const label = turn.label.trim()
  if (label !== '') return label
  const ids = turn.together ?? [turn.speaker]
  return ids.map((id) => speakers.find((speaker) => speaker.id === id)?.name ?? id).join(words.comma)
}

/** The label with the mark that parts it from the speech: a colon, unless it ends in a mark of its own. */
export function punctuatedLabel(label: string, words: Words): string {
  return /[\p{L}\p{N}\p{M}\p{Pe}\p{Pf}]$/u.test(label) ? `${label}${words.colon.trimEnd()}` : label
}

/** White space between the label and the speech: a full-width colon has its own. */
export function gapOf(words: Words): string {
  return words.colon.endsWith(' ') ? ' ' : ''
}
