/** Every turn has its anchor t1, t2, …, once in the book and in order. */
import { turnsOf } from '../../transcript/walk.ts'
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { readEpub } from './reading.ts'

export const checkAnchors: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-anchors', artefact)
  const findings: Finding[] = []
  const order: string[] = []
  for (const { path, $ } of reading.spine) {
    const seen = new Set<string>()
    for (const { attribs } of $('[id]').toArray()) {
      const id = attribs.id ?? ''
      if (seen.has(id)) findings.push(report(`expected every id once in a document, found '${id}' again`, path))
      seen.add(id)
      if (/^t[1-9]\d*$/.test(id)) order.push(id)
    }
  }
  const wanted = turnsOf(artefact.transcript).map(({ id }) => id)
  if (order.join(' ') === wanted.join(' ')) return findings
  const index = wanted.findIndex((id, at) => order[at] !== id)
  const expected = index < 0 ? `no anchor after ${wanted.at(-1) ?? 'none'}` : `anchor ${wanted[index]}`
  const found = order[index < 0 ? wanted.length : index] ?? 'none'
  findings.push(report(`expected ${expected}, found ${found}; anchors are the turns' numbers, in order`))
  return findings
}
