/** The index of speakers: each one who speaks, with all of their turns in order, and nothing else. */

import type { Transcript } from '../../transcript/model.ts'
import { printedSpeakers } from '../../transcript/printed-name.ts'
import { turnsOf } from '../../transcript/walk.ts'
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { legibleText } from './legible.ts'
import { readEpub } from './reading.ts'

export const checkIndex: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-index', artefact)
  const expected = indexOf(artefact.transcript)
  const document = reading.spine.find(({ $ }) => $('section[epub\\:type~="index"]').length > 0)
  if (document === undefined)
    return expected.length === 0 ? [] : [report('expected an index of speakers, found none in the spine')]
  const { path, $ } = document
  const found = $('[epub\\:type~="index-entry"]')
    .toArray()
    .map((entry) => ({
      name: $(entry).find('[epub\\:type~="index-term"]').text(),
      turns: $(entry)
        .find('[epub\\:type~="index-locator"]')
        .toArray()
        .map((locator) => `${locator.attribs.href?.split('#')[1]}=t${$(locator).text()}`),
    }))
  const findings: Finding[] = []
  for (let index = 0; index < Math.max(found.length, expected.length); index += 1) {
    const [should, is] = [describe(expected[index]), describe(found[index])]
    if (should !== is) findings.push(report(`expected ${should} in the index, found ${is}`, path))
  }
  return findings
}

interface Entry {
  name: string
  /** Anchor and printed number of each turn. */
  turns: string[]
}

function indexOf(transcript: Transcript): Entry[] {
  const turns = turnsOf(transcript)
  return printedSpeakers(transcript)
    .map(({ id, name }) => ({
      name,
      turns: turns
        .filter(({ speaker, together }) => speaker === id || together?.includes(id))
        .map((turn) => `${turn.id}=t${turn.number}`),
    }))
    .filter((entry) => entry.turns.length > 0)
}

function describe(entry: Entry | undefined): string {
  if (entry === undefined) return 'no one'
  const name = legibleText(entry.name).replace(/\s+/g, ' ').trim()
  return `'${name}' at ${entry.turns.join(' ')}`
}
