/** EPUBCheck's verdict, from its TypeScript port: 0.1 s to load and as much again for a book, so it comes last. */
import type { Check } from '../door.ts'
import { reporter } from './finding.ts'
import { readEpub } from './reading.ts'

export const checkConformance: Check = async (artefact) => {
  // It unpacks the book by itself, whatever is in it.
  if ((await readEpub(artefact.bytes)).fault !== undefined) return []
  const { EpubCheck } = await import('@likecoin/epubcheck-ts')
  const { messages } = await EpubCheck.validate(artefact.bytes, { includeUsage: false, includeInfo: false })
  return messages
    .filter(({ severity }) => severity !== 'info' && severity !== 'usage')
    .map(({ id, severity, message, location }) => {
      const report = reporter('epub-conformance', artefact, severity === 'warning' ? 'warning' : 'error')
      const place = [location?.path, location?.line].filter((part) => part !== undefined).join(':')
      return report(`${id}: ${message}`, place === '' ? undefined : place)
    })
}
