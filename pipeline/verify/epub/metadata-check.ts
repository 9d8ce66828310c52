/** Every field of the crosswalk, and no Dublin Core element beyond it. */
import { CROSSWALK, type Credit, contributorsOf, creatorsOf } from '../../transcript/crosswalk.ts'
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { legibleText } from './legible.ts'
import { type PackageMetadata, type PrintedCredit, readPackageMetadata } from './package-metadata.ts'
import { readEpub } from './reading.ts'

export const checkMetadata: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.package === undefined) return []
  const { transcript, timestamp } = artefact
  const report = reporter('epub-metadata', artefact)
  const metadata = readPackageMetadata(reading.package)
  const findings: Finding[] = []
  for (const row of CROSSWALK) {
    if (row.epub === undefined) continue
    const expected = row.values(transcript, timestamp).map(plain).filter(Boolean)
    const found = valuesOf(metadata, row.field, row.epub).map(plain)
    // EPUB requires a moment of modification; where no date is known the renderer writes a constant.
    if (row.field === 'modified' && expected.length === 0) continue
    if (JSON.stringify(found) !== JSON.stringify(expected))
      findings.push(
        report(`expected ${row.field} as ${row.epub} ${list(expected)}, found ${list(found)}`, reading.packagePath),
      )
  }
  for (const fault of [
    ...creditFaults(creatorsOf(transcript), metadata.creators),
    ...creditFaults(contributorsOf(transcript), metadata.contributors),
    ...inventions(metadata),
  ])
    findings.push(report(fault, reading.packagePath))
  for (const { path, $ } of reading.spine) {
    const language = $('html').attr('xml:lang')
    if (language !== transcript.metadata.language)
      findings.push(report(`expected xml:lang '${transcript.metadata.language}', found '${language ?? 'none'}'`, path))
  }
  return findings
}

function valuesOf(metadata: PackageMetadata, field: string, element: string): string[] {
  if (field === 'title') return metadata.titles.filter(({ type }) => type !== 'subtitle').map(({ value }) => value)
  if (field === 'subtitle') return metadata.titles.filter(({ type }) => type === 'subtitle').map(({ value }) => value)
  return metadata.values(element)
}

function plain(value: string): string {
  return legibleText(value).replace(/\s+/g, ' ').trim()
}

function list(values: readonly string[]): string {
  return values.length === 0 ? 'absent' : values.map((value) => `'${value}'`).join(', ')
}

function creditFaults(expected: readonly Credit[], found: readonly PrintedCredit[]): string[] {
  return expected.flatMap((credit, index) => {
    const printed = found[index]
    if (printed === undefined) return []
    const wanted = [credit.relator, credit.fileAs ?? '', ...credit.alternates.map(({ name }) => name)].map(plain)
    const got = [printed.role, printed.fileAs, ...printed.alternates].map(plain)
    return JSON.stringify(got) === JSON.stringify(wanted)
      ? []
      : [`expected role, file-as and other scripts of '${credit.name}' ${list(wanted)}, found ${list(got)}`]
  })
}

/** Dublin Core elements that no row of the crosswalk writes. */
function inventions(metadata: PackageMetadata): string[] {
  const known = new Set(CROSSWALK.map(({ epub }) => epub))
  return metadata.elements
    .filter((name) => name.startsWith('dc:') && !known.has(name))
    .map((name) => `expected only metadata that the transcript states, found ${name}`)
}
