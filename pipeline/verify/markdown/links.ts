/** Links lead where the transcript's do, and nowhere that runs something. */
import { excerpt } from '../../transcript/fold.ts'
import { LINK_PATTERN } from '../../transcript/link.ts'
import type { Artefact, Finding } from '../door.ts'
import { expectedStreams } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { firstMissing, pick } from './stream.ts'

export async function checkLinks(artefact: Artefact): Promise<Finding[]> {
  const { body, footnotes } = await readingOf(artefact)
  const say = (message: string) => findingOf(artefact, 'markdown-links', message)
  const all = [body, ...footnotes.values()].flatMap((tokens) => pick(tokens, 'link'))
  const unsafe = all.filter(({ url }) => !LINK_PATTERN.test(url))
  const findings = unsafe.map(({ url }) => say(`expected a web, mail or telephone address, found '${excerpt(url)}'`))
  const missing = firstMissing(
    pick(expectedStreams(artefact.transcript).body, 'link'),
    pick(body, 'link'),
    (wanted, got) => comparable(wanted.url) === comparable(got.url),
  )
  if (missing) findings.push(say(`expected a link to '${excerpt(missing.url, 80)}' in its place, found none`))
  return findings
}

/** Percent-encoding of a character that may stand as it is does not change an address. */
function comparable(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
