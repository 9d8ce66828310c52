/** The archive itself (OCF, EPUB 3.3 section 4): mimetype first and stored, safe names, nothing undeclared. */
import { excerpt } from '../../transcript/fold.ts'
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { type EpubReading, readEpub } from './reading.ts'

const MIMETYPE = 'application/epub+zip'

export const checkContainer: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  const report = reporter('epub-container', artefact)
  if (reading.fault !== undefined) return [report(`${reading.fault}; the file is no EPUB or is damaged`)]
  const findings: Finding[] = []
  const mimetype = mimetypeFault(artefact.bytes)
  if (mimetype !== undefined) findings.push(report(mimetype, 'mimetype'))
  for (const name of reading.names)
    if (/^\/|\\|(^|\/)\.\.(\/|$)|:/.test(name))
      findings.push(report('expected a path inside the archive, found one that leaves it', name))
  if (new Set(reading.names).size !== reading.names.length)
    findings.push(report('expected every file once, found a name twice'))
  findings.push(
    ...undeclared(reading).map((name) => report('expected a file of the manifest, found one that is not in it', name)),
  )
  return findings
}

/** Local file header at offset 0 (APPNOTE 4.3.7): method at 8, size at 22, lengths of name and extra at 26, 28. */
function mimetypeFault(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const latin1 = (start: number, end: number) => new TextDecoder('latin1').decode(bytes.subarray(start, end))
  if (view.getUint16(26, true) !== 8 || latin1(30, 38) !== 'mimetype')
    return "expected 'mimetype' as the first entry, found another"
  if (view.getUint16(8, true) !== 0) return 'expected mimetype to be stored, found it compressed'
  const text = latin1(38 + view.getUint16(28, true), 38 + view.getUint16(28, true) + view.getUint32(22, true))
  if (text !== MIMETYPE) return `expected '${MIMETYPE}', found '${excerpt(text)}'`
  return view.getUint16(28, true) === 0 ? undefined : 'expected mimetype without an extra field, found one'
}

function undeclared({ names, manifest, packagePath }: EpubReading): string[] {
  const declared = new Set([...manifest.map(({ path }) => path), packagePath, 'mimetype'])
  return names.filter((name) => !name.startsWith('META-INF/') && !declared.has(name))
}
