/** The whole text, in order, and every turn under its own label. */

import { excerpt, fold } from '../../transcript/fold.ts'
import type { Turn } from '../../transcript/model.ts'
import { printedNames } from '../../transcript/printed-name.ts'
import { textOf, turnsOf } from '../../transcript/walk.ts'
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { legibleText } from './legible.ts'
import { readEpub } from './reading.ts'
import { type PrintedTurn, printedTurns, textOfBook } from './text.ts'

export const checkText: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-text', artefact)
  const { transcript } = artefact
  const printed = printedTurns(reading)
  const names = printedNames(transcript)
  const findings: Finding[] = []
  for (const turn of turnsOf(transcript)) {
    const found = printed.get(turn.id)
    // A turn that is not there is the anchors' finding.
    if (found === undefined) continue
    const place = `${found.path}#${turn.id}`
    const label = labelFault(turn, found, names)
    if (label !== undefined) findings.push(report(label, place))
    const text = textFault(textOf(turn.children), found.text)
    if (text !== undefined) findings.push(report(text, place))
  }
  const whole = findings.length > 0 ? undefined : textFault(textOf(transcript.content), textOfBook(reading))
  if (whole !== undefined) findings.push(report(whole))
  return findings
}

function textFault(expected: string, found: string): string | undefined {
  const [wanted, got] = [fold(legibleText(expected)), fold(found)]
  if (wanted === got) return undefined
  let index = 0
  while (index < wanted.length && wanted[index] === got[index]) index += 1
  const [should, is] = [wanted, got].map((text) =>
    index < text.length ? `'${excerpt(text.slice(index), 24)}'` : 'the end',
  )
  return `expected ${should} after ${index} folded characters of text, found ${is}; text was lost, added or moved`
}

/** The printed label, or every speaker's name where the page printed none, and nothing after it but punctuation. */
function labelFault(turn: Turn, printed: PrintedTurn, names: ReadonlyMap<string, string>): string | undefined {
  const found = fold(printed.label)
  const expected =
    turn.label.trim() !== '' ? [turn.label] : (turn.together ?? [turn.speaker]).map((id) => names.get(id) ?? id)
  const missing = expected.find((label) => !found.includes(fold(legibleText(label))))
  if (missing !== undefined)
    return `expected the label '${excerpt(missing)}', found '${excerpt(printed.label)}'; turn ${turn.number} is under another name`
  const rest = expected.reduce((left, label) => left.replace(fold(legibleText(label)), ''), found)
  return /[\p{L}\p{N}]/u.test(rest)
    ? `expected the label '${excerpt(turn.label)}', found '${excerpt(printed.label)}'`
    : undefined
}
