/** Parts played: from words (主持人, Moderator) and from behaviour (who asks). */
import type { SpeakerRole } from '../../transcript/model.ts'
import type { PageView } from '../turns/page.ts'
import type { Reading } from '../turns/reading.ts'
import { answersByName, askingRole, keyOf } from '../turns/words/parts.ts'
import { asks } from '../turns/words/questions.ts'
import type { Person } from './person.ts'

interface Behaviour {
  turns: number
  asking: number
  word: SpeakerRole | undefined
  answers: boolean
  /** Only ever in questions that form or word mark as such. */
  onlyAsks: boolean
}

export function rolesOf(page: PageView, reading: Reading, cast: readonly Person[][]): Map<Person, SpeakerRole> {
  const seen = new Map<Person, Behaviour>()
  reading.openings.forEach((opening, index) => {
    const next = reading.openings[index + 1]
    const unit = page.units[opening.unit]
    const rest = unit?.text.slice(opening.body, next?.unit === opening.unit ? next.start : undefined) ?? ''
    const body = rest.trim() === '' ? (page.units[opening.unit + 1]?.text ?? '') : rest
    for (const person of cast[index] ?? []) {
      const behaviour = seen.get(person) ?? { turns: 0, asking: 0, word: undefined, answers: false, onlyAsks: true }
      behaviour.turns += 1
      if (opening.part === 'asks' || (opening.part === undefined && asks(body.slice(-200)))) behaviour.asking += 1
      behaviour.word ??= askingRole(opening.key) ?? (opening.office ? askingRole(keyOf(opening.office)) : undefined)
      behaviour.onlyAsks &&= opening.part === 'asks'
      behaviour.answers ||= opening.part === 'answers' || answersByName(opening.key)
      seen.set(person, behaviour)
    }
  })
  const roles = new Map<Person, SpeakerRole>()
  const chair = chairOf(seen)
  for (const [person, { word, answers, onlyAsks }] of seen) {
    if (person.role) roles.set(person, person.role)
    else if (word) roles.set(person, word)
    else if (person === chair?.person) roles.set(person, chair.role)
    else if (onlyAsks) roles.set(person, 'interviewer')
    else roles.set(person, opposite(chair?.role, answers))
  }
  return roles
}

/** Who leads: by word, else the one who asks most of the time while the others do not. */
function chairOf(seen: ReadonlyMap<Person, Behaviour>): { person: Person; role: SpeakerRole } | undefined {
  for (const [person, { word }] of seen) if (word !== undefined && word !== 'audience') return { person, role: word }
  const ranked = [...seen]
    .filter(([, { turns }]) => turns >= 2)
    .map(([person, { asking, turns }]) => ({ person, share: asking / turns }))
    .sort((a, b) => b.share - a.share)
  const [first, second] = ranked
  if (!first || first.share < 0.45 || (second && second.share > first.share * 0.6)) return undefined
  return { person: first.person, role: 'interviewer' }
}

function opposite(chair: SpeakerRole | undefined, answers: boolean): SpeakerRole {
  if (chair === 'interviewer' || (chair === undefined && answers)) return 'interviewee'
  if (chair === 'host') return 'guest'
  return chair === 'moderator' ? 'panelist' : 'speaker'
}
