import { createHash } from 'node:crypto'

/** The URL namespace of RFC 9562, appendix A. */
const URL_NAMESPACE = '6ba7b8119dad11d180b400c04fd430c8'

/** UUID version 5 (RFC 9562, 5.5) of a name in the URL namespace, as `urn:uuid:…`. */
export function urnOf(name: string): string {
  const hash = createHash('sha1').update(Buffer.from(URL_NAMESPACE, 'hex')).update(name, 'utf8').digest()
  const bytes = Buffer.from(hash.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Of the canonical URL; without one, of the captured bytes. */
export function transcriptId(url: string | undefined, sha256: string): string {
  return urnOf(url ?? `urn:sha256:${sha256}`)
}
