/** Every reference inside the book leads to a file of the book, and to an id that is there. */
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { type EpubReading, readEpub, resolvePath } from './reading.ts'

/** An SVG image may point to shapes it does not have: it draws nothing then, and no reader is sent astray. */
const XML_TYPES = new Set(['application/xhtml+xml', 'application/x-dtbncx+xml'])

export const checkLinks: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-links', artefact)
  const findings: Finding[] = []
  for (const { path } of reading.manifest)
    if (!reading.files.has(path)) findings.push(report(`expected ${path}, found no such file`, reading.packagePath))
  for (const { path, mediaType } of reading.manifest)
    if (XML_TYPES.has(mediaType) && reading.files.has(path))
      for (const reference of referencesOf(reading, path)) {
        const fault = faultOf(reading, path, reference)
        if (fault !== undefined) findings.push(report(fault, path))
      }
  return findings
}

/** All href and src that stay inside the book. */
function referencesOf({ xml }: EpubReading, path: string): string[] {
  return xml(path)('[href], [src]')
    .toArray()
    .flatMap(({ attribs }) => [attribs.href, attribs.src])
    .filter((value): value is string => value !== undefined && !/^[a-z][a-z0-9+.-]*:/i.test(value))
}

function faultOf(reading: EpubReading, from: string, reference: string): string | undefined {
  const target = resolvePath(from, reference)
  if (!reading.files.has(target)) return `expected a file of the book at '${reference}', found none`
  const id = reference.split('#')[1]
  if (id === undefined || id === '' || idsOf(reading, target).has(id)) return undefined
  return `expected the anchor '${id}' in ${target}, found none`
}

const ids = new WeakMap<EpubReading, Map<string, Set<string>>>()

function idsOf(reading: EpubReading, path: string): Set<string> {
  const byPath = ids.get(reading) ?? new Map<string, Set<string>>()
  ids.set(reading, byPath)
  const known = byPath.get(path)
  if (known) return known
  const found = new Set(
    reading
      .xml(path)('[id]')
      .toArray()
      .map(({ attribs }) => attribs.id ?? ''),
  )
  byPath.set(path, found)
  return found
}
