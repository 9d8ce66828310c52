/** Every emphasis of the transcript is one in the parsed file: `**` beside a mark of Chinese may not close. */
import { excerpt, fold } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { expectedStreams } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { emphasesIn, firstMissing, type Token } from './stream.ts'

export async function checkEmphasis(artefact: Artefact): Promise<Finding[]> {
  const { body, footnotes } = await readingOf(artefact)
  const expected = expectedStreams(artefact.transcript)
  const missing = firstMissing(
    foldedEmphases(expected.body),
    foldedEmphases(body),
    (wanted, got) => wanted.type === got.type && wanted.text === got.text,
  )
  const marks = [body, ...footnotes.values()].flatMap((tokens) => foldedEmphases(tokens)).length
  const found =
    missing && `expected '${excerpt(missing.text)}' as ${missing.type}, found ${marks} others and not it in its place`
  return found ? [findingOf(artefact, 'markdown-emphasis', found)] : []
}

const foldedEmphases = (tokens: readonly Token[]) =>
  emphasesIn(tokens)
    .map(({ type, text }) => ({ type, text: fold(text) }))
    .filter(({ text }) => text !== '')
