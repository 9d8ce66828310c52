/** The whole text of the content, in order, and the title above it. */
import { excerpt, fold } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { expectedStreams, wellFormed } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { type Token, textIn } from './stream.ts'

/** What the template puts before and after the content is the designer's; between there is nothing else. */
export async function checkText(artefact: Artefact): Promise<Finding[]> {
  const { body } = await readingOf(artefact)
  const findings: Finding[] = []
  const title = fold(wellFormed(artefact.transcript.metadata.title))
  if (!headingsOf(body).includes(title))
    findings.push(
      findingOf(artefact, 'markdown-text', `expected the title '${excerpt(title)}' as a heading, found none`),
    )
  const expected = fold(textIn(expectedStreams(artefact.transcript).body))
  const found = fold(textIn(body))
  if (!found.includes(expected)) findings.push(findingOf(artefact, 'markdown-text', differenceOf(expected, found)))
  return findings
}

/** Folded texts of the headings of depth 1. */
function headingsOf(tokens: readonly Token[]): string[] {
  const headings: string[] = []
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'heading' || token.depth !== 1) continue
    let end = index + 1
    while (end < tokens.length && tokens[end]?.kind !== 'block') end += 1
    headings.push(fold(textIn(tokens.slice(index, end))))
  }
  return headings
}

/** Names the first place where the two part, looked for from where the content begins. */
function differenceOf(expected: string, found: string): string {
  const starts = [20, 8, 4, 2].map((size) => found.indexOf(expected.slice(0, size)))
  const start = starts.find((at) => at >= 0) ?? 0
  let length = 0
  while (length < expected.length && expected[length] === found[start + length]) length += 1
  const from = Math.max(0, length - 12)
  const wanted = excerpt(expected.slice(from, from + 60), 60)
  const got = excerpt(found.slice(start + from, start + from + 60), 60) || 'nothing'
  return `expected the transcript's text '${wanted}' after ${length} characters, found '${got}'`
}
