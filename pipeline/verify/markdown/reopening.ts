/** The file is its own source: reading it back gives the transcript it was made from, whole. */
import { reopen } from '../../reopen/index.ts'
import type { Artefact, Finding } from '../door.ts'
import { findingOf } from './finding.ts'

export async function checkReopening(artefact: Artefact): Promise<Finding[]> {
  const { name, bytes, transcript } = artefact
  const reopened = await reopen(bytes, name)
  const say = (message: string, place?: string) => [findingOf(artefact, 'markdown-reopening', message, place)]
  if (reopened.transcript === undefined)
    return say(`expected a file that can be read back, found ${reopened.warnings[0] ?? 'no comment at its end'}`)
  for (const key of Object.keys(transcript) as (keyof typeof transcript)[]) {
    const [wanted, found] = [inOrder(transcript[key]), inOrder(reopened.transcript[key])]
    if (wanted !== found) return say(`expected ${differenceOf(wanted, found)}`, key)
  }
  return []
}

/** As JSON: the order of an object's keys says nothing. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part === null || typeof part !== 'object' || Array.isArray(part)
      ? part
      : Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))),
  )
}

function differenceOf(wanted: string, found: string): string {
  let at = 0
  while (at < wanted.length && wanted[at] === found[at]) at += 1
  const from = Math.max(0, at - 20)
  return `${wanted.slice(from, at + 60)} from character ${from} on, found ${found.slice(from, at + 60)}`
}
