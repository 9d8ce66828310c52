/** Who speaks under which label. */
import { fold } from '../../transcript/fold.ts'
import type { Speaker } from '../../transcript/model.ts'
import type { TurnRecord } from './comment.ts'

/** Folded names and aliases → speaker's id; of two who share one, the first. */
export function speakersByLabel(speakers: readonly Speaker[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { id, name, aliases } of speakers)
    for (const form of [name, ...aliases].map(fold)) if (form !== '' && !labels.has(form)) labels.set(form, id)
  return labels
}

export interface Register {
  speakers: Speaker[]
  byName: ReadonlyMap<string, string>
  /** Labels that are no name: `Q`. */
  byLabel: Map<string, string>
  /** Turns that the record does not know. */
  added: number
}

export function registerOf(speakers: readonly Speaker[], turns: readonly TurnRecord[]): Register {
  const byLabel = new Map<string, string>()
  for (const { label, speaker } of turns)
    for (const form of label ?? []) if (typeof form === 'string' && fold(form) !== '') byLabel.set(fold(form), speaker)
  return { speakers: [...speakers], byName: speakersByLabel(speakers), byLabel, added: 0 }
}

export function knownSpeaker({ byName, byLabel }: Register, label: string): string | undefined {
  return byName.get(fold(label)) ?? byLabel.get(fold(label))
}

/** The speaker of a turn that somebody added, entered where nobody has that label. */
export function speakerOf(register: Register, label: string): string {
  const known = knownSpeaker(register, label)
  if (known !== undefined) return known
  const name = label.trim() === '' ? 'Speaker' : label.trim()
  const slug =
    name
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'speaker'
  let id = slug
  for (let count = 2; register.speakers.some((speaker) => speaker.id === id); count += 1) id = `${slug}-${count}`
  register.speakers.push({ id, name, aliases: [], role: 'speaker' })
  register.byLabel.set(fold(name), id)
  return id
}
