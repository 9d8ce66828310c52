/** Images are what the manifest says, of kinds that every reading system shows; one of them at most is the cover. */
import type { Check, Finding } from '../door.ts'
import { reporter } from './finding.ts'
import { readEpub } from './reading.ts'

/** First bytes, in Latin-1. WebP is allowed in EPUB 3.3, and shown by none of the readers from before it. */
const MAGIC: Record<string, RegExp> = {
  'image/png': /^\x89PNG\r\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/gif': /^GIF8[79]a/,
  'image/svg+xml': /^<\?xml[^>]*\?>\s*<svg[\s>]/,
}

export const checkImages: Check = async (artefact) => {
  const reading = await readEpub(artefact.bytes)
  if (reading.fault !== undefined) return []
  const report = reporter('epub-images', artefact)
  const findings: Finding[] = []
  for (const { path, mediaType } of reading.manifest) {
    if (!mediaType.startsWith('image/') || !reading.files.has(path)) continue
    const head = Buffer.from((reading.files.get(path) ?? new Uint8Array()).subarray(0, 256)).toString('latin1')
    if (!MAGIC[mediaType]?.test(head))
      findings.push(
        report(`expected an image of PNG, JPEG, GIF or SVG as declared, found another at ${mediaType}`, path),
      )
  }
  const covers = reading.manifest.filter(({ properties }) => properties.includes('cover-image'))
  if (covers.length > 1) findings.push(report(`expected one cover, found ${covers.length}`, reading.packagePath))
  return findings
}
