import { createHash } from 'node:crypto'

/** Names that Windows keeps for devices, whatever their extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** In UTF-8 bytes: file systems allow 255 a name, and `.transcript.json` and a temporary suffix are still to come. */
const MAX_BYTES = 160

/**
 * Any name as the name of a folder on every file system: letters of every script, digits, `_` and single hyphens.
 *
 * NFKC and lower case, so that two machines that store a name differently make the same slug. A name too long is cut
 * and ends in a digest of the whole; a name with nothing usable in it is `source`.
 */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replace(/^-|-$/g, '')
  if (slug === '') return 'source'
  if (DEVICE.test(slug)) return `source-${slug}`
  return Buffer.byteLength(slug) <= MAX_BYTES ? slug : cut(slug)
}

function cut(slug: string): string {
  let head = ''
  let bytes = 0
  for (const character of slug) {
    bytes += Buffer.byteLength(character)
    if (bytes > MAX_BYTES - 9) break
    head += character
  }
  return `${head}-${createHash('sha256').update(slug).digest('hex').slice(0, 8)}`
}
