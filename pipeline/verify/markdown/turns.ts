/** One anchor a turn, t1…tn in order and unique, each followed by its speaker in bold. */
import { excerpt, fold } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { expectedStreams } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { pick } from './stream.ts'

export async function checkTurns(artefact: Artefact): Promise<Finding[]> {
  const { body } = await readingOf(artefact)
  const say = (message: string, place?: string) => findingOf(artefact, 'markdown-turns', message, place)
  const ids = pick(body, 'anchor').map(({ id }) => id)
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated !== undefined) return [say(`expected every anchor once, found '${repeated}' again`, repeated)]
  const expected = pick(expectedStreams(artefact.transcript).body, 'turn')
  const anchors = ids.filter((id) => /^t\d+$/.test(id))
  if (anchors.length !== expected.length || anchors.some((id, index) => id !== expected[index]?.id))
    return [
      say(`expected ${expected.length} anchors, t1 to t${expected.length}, found ${anchors.join(', ') || 'none'}`),
    ]
  const found = new Map(pick(body, 'turn').map(({ id, label }) => [id, label]))
  return expected.flatMap(({ id, label }) => {
    const bold = found.get(id)
    if (fold(bold ?? '') === fold(label)) return []
    const got = bold === undefined ? 'no bold text' : `'${excerpt(bold)}'`
    return [say(`expected the speaker '${excerpt(label)}' in bold at the start of the turn, found ${got}`, id)]
  })
}
