/** Every reference leads to its footnote, every footnote is there whole. */
import { excerpt, fold } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { expectedStreams } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { pick, type Token, textIn } from './stream.ts'

export async function checkFootnotes(artefact: Artefact): Promise<Finding[]> {
  const found = await readingOf(artefact)
  const expected = expectedStreams(artefact.transcript)
  const say = (message: string) => findingOf(artefact, 'markdown-footnotes', message)
  const wanted = referencesIn(expected.body)
  const marks = referencesIn(found.body)
  if (wanted.length !== marks.length)
    return [say(`expected ${wanted.length} references to footnotes, found ${marks.length}`)]
  const findings: Finding[] = []
  const numbers = new Map<string, string>()
  for (const [index, identifier] of wanted.entries()) {
    const mark = marks[index] as string
    const known = numbers.get(identifier)
    if (known !== undefined && known !== mark)
      findings.push(say(`expected reference '${identifier}' to be [^${known}] again, found [^${mark}]`))
    numbers.set(identifier, mark)
    const difference =
      known === undefined && differenceOf(expected.footnotes.get(identifier), found.footnotes.get(mark))
    if (difference) findings.push(say(`footnote [^${mark}]: ${difference}`))
  }
  return findings
}

const referencesIn = (tokens: readonly Token[]) => pick(tokens, 'reference').map(({ identifier }) => identifier)

function differenceOf(wanted: readonly Token[] = [], got: readonly Token[] | undefined): string | undefined {
  if (got === undefined) return 'expected a definition, found none'
  const [expected, found] = [fold(textIn(wanted)), fold(textIn(got))]
  return expected === found ? undefined : `expected '${excerpt(expected)}', found '${excerpt(found)}'`
}
