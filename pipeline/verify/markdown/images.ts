/** Images stand in order with their alternative text, in the folder beside the file; a missing one is named. */
import { excerpt, fold } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { expectedStreams } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { firstMissing, pick } from './stream.ts'

/** '' is the placeholder of a missing image, whose text holds the alternative text. */
const OURS = /^(images\/[^/\\?#:]+)?$/

export async function checkImages(artefact: Artefact): Promise<Finding[]> {
  const { body, footnotes } = await readingOf(artefact)
  const say = (message: string) => findingOf(artefact, 'markdown-images', message)
  const found = [body, ...footnotes.values()].flatMap((tokens) => pick(tokens, 'image'))
  const findings = found
    .filter(({ url }) => !OURS.test(url) || url.includes('..'))
    .map(({ url }) => say(`expected an image in images/ beside the file, found '${excerpt(url, 80)}'`))
  const missing = firstMissing(
    pick(expectedStreams(artefact.transcript).body, 'image'),
    pick(body, 'image'),
    (wanted, got) => (got.url === '' ? fold(got.alt).includes(fold(wanted.alt)) : fold(got.alt) === fold(wanted.alt)),
  )
  if (missing) findings.push(say(`expected an image described as '${excerpt(missing.alt)}' in its place, found none`))
  return findings
}
