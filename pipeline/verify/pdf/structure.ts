import { turnsOf, walk } from '../../transcript/walk.ts'
import type { Artefact, Finding } from '../door.ts'
import { type Reading, read } from './reader.ts'

/** What makes it accessible and leads through it: tags, language, title bar, bookmarks, a destination for each turn. */
export async function pdfStructure(artefact: Artefact): Promise<Finding[]> {
  const reading = await read(artefact)
  const { transcript } = artefact
  const report = (message: string, place?: string): Finding => ({
    check: 'pdf-structure',
    severity: 'error',
    artefact: artefact.name,
    ...(place === undefined ? {} : { place }),
    message,
  })
  const findings: Finding[] = []
  if (!reading.marked || reading.passages.length === 0)
    findings.push(report('expected a tagged PDF with a structure tree, found none', 'catalog'))
  if (reading.info.Language !== transcript.metadata.language)
    findings.push(
      report(
        `expected the language ${transcript.metadata.language}, found ${reading.info.Language ?? 'none'}`,
        'catalog /Lang',
      ),
    )
  if (!reading.displaysTitle)
    findings.push(report('expected DisplayDocTitle, found none', 'catalog /ViewerPreferences'))
  if (reading.xmp('pdfuaid:part') !== '1')
    findings.push(report('expected part 1 of PDF/UA, found none', 'XMP pdfuaid:part'))
  const archive = `${reading.xmp('pdfaid:part')}${reading.xmp('pdfaid:conformance')}`
  if (archive !== '3A') findings.push(report('expected level A of part 3 of PDF/A, found none', 'XMP pdfaid:part'))
  const hasHeading = [...walk(transcript.content)].some(({ type }) => type === 'heading' || type === 'turn')
  if (hasHeading && reading.bookmarks === 0)
    findings.push(report('expected bookmarks, found none', 'catalog /Outlines'))
  return [...findings, ...destinationFaults(reading, artefact, report)]
}

function destinationFaults(
  { destinations }: Reading,
  { transcript }: Artefact,
  report: (message: string, place?: string) => Finding,
): Finding[] {
  const findings: Finding[] = []
  let before = { page: 0, top: 0 }
  for (const { id } of turnsOf(transcript)) {
    const place = destinations.get(id)
    if (place === undefined) {
      findings.push(report(`expected a named destination for turn ${id}, found none`, id))
      continue
    }
    if (place.page < before.page || (place.page === before.page && place.top > before.top))
      findings.push(report(`expected turn ${id} after the turn before it, found it on page ${place.page} above it`, id))
    before = place
  }
  return findings
}
