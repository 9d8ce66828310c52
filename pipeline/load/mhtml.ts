/**
 * A page saved as one file with its images: MHTML (RFC 2557), as Chromium, Edge and Internet Explorer write it.
 *
 * No reader of mail fits: those that were looked at (postal-mime, mailparser) drop `Content-Location`, by which a page
 * names its images.
 */
import type { ImageArchive } from './image-archive.ts'

interface Part {
  type: string
  charset: string | undefined
  location: string | undefined
  id: string | undefined
  body: () => Uint8Array
}

export interface WebArchive {
  /** The page's own bytes, its transfer encoding undone. */
  html: Uint8Array
  charset: string | undefined
  /** Where it was saved from: `http:`, `https:`, or `file:` by word processors. */
  location: string | undefined
  images: ImageArchive
}

/** Of the head of the file or of a part. */
const MAX_HEAD = 64 * 1024
const MAX_PARTS = 5000
/** A multipart inside a multipart inside… */
const DEEPEST = 5

/** The archive in the bytes; undefined when they are none, or one without a page in it. */
export function openWebArchive(bytes: Uint8Array): WebArchive | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!/^[\w-]{1,60}:/.test(buffer.toString('latin1', 0, 64))) return undefined
  const whole = splitPart(buffer)
  const type = whole.headers.get('content-type') ?? ''
  if (!/^multipart\/related/i.test(type)) return undefined
  const parts: Part[] = []
  collect(whole, parts, 0)
  const start = parameterOf(type, 'start')?.replace(/^<|>$/g, '')
  const pages = parts.filter((part) => /^(text\/html|application\/xhtml\+xml)$/.test(part.type))
  const page = pages.find(({ id }) => id !== undefined && id === start) ?? pages[0]
  if (page === undefined) return undefined
  const location = page.location ?? whole.headers.get('snapshot-content-location') ?? undefined
  return { html: page.body(), charset: page.charset, location, images: imagesOf(parts, location) }
}

function imagesOf(parts: readonly Part[], base: string | undefined): ImageArchive {
  const known = new Map<string, Part>()
  for (const part of parts) {
    if (part.id !== undefined) known.set(`cid:${part.id}`, part)
    if (part.location !== undefined && URL.canParse(part.location, base))
      known.set(new URL(part.location, base).href, part)
  }
  return {
    async read(url) {
      const part = known.get(url) ?? known.get(url.split('#')[0] ?? '')
      return part ? part.body() : { reason: 'it is not in the web archive' }
    },
  }
}

interface Split {
  headers: Map<string, string>
  body: Buffer
}

/** Header fields and what follows the first empty line. */
function splitPart(buffer: Buffer): Split {
  const head = buffer.toString('latin1', 0, Math.min(buffer.length, MAX_HEAD))
  const end = /\r?\n\r?\n/.exec(head)
  const headers = new Map<string, string>()
  // A line that begins with white space goes on with the field before it.
  for (const line of head
    .slice(0, end?.index)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: end ? buffer.subarray(end.index + end[0].length) : buffer.subarray(buffer.length) }
}

function collect({ headers, body }: Split, parts: Part[], depth: number): void {
  const type = headers.get('content-type') ?? ''
  if (/^multipart\//i.test(type)) {
    const boundary = parameterOf(type, 'boundary')
    if (boundary === undefined || boundary === '' || depth >= DEEPEST) return
    for (const part of piecesOf(body, boundary)) {
      if (parts.length >= MAX_PARTS) return
      collect(splitPart(part), parts, depth + 1)
    }
    return
  }
  parts.push({
    type: (type.split(';')[0] ?? '').trim().toLowerCase(),
    charset: parameterOf(type, 'charset'),
    location: headers.get('content-location'),
    id: headers.get('content-id')?.replace(/^<|>$/g, ''),
    body: () => decoded(body, headers.get('content-transfer-encoding') ?? ''),
  })
}

/** Between delimiter lines (RFC 2046, 5.1.1); a file that was cut off ends its last part. */
function* piecesOf(body: Buffer, boundary: string): Generator<Buffer> {
  const delimiter = Buffer.from(`--${boundary}`, 'latin1')
  let from = -1
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, at + delimiter.length)) {
    if (at > 0 && body[at - 1] !== 0x0a) continue
    if (from >= 0) yield withoutLineEnd(body.subarray(from, at))
    const line = body.indexOf(0x0a, at)
    if (line < 0 || body.toString('latin1', at + delimiter.length, at + delimiter.length + 2) === '--') return
    from = line + 1
  }
  if (from >= 0) yield body.subarray(from)
}

/** The line end before a delimiter belongs to it. */
function withoutLineEnd(piece: Buffer): Buffer {
  const end = piece.length - (piece.at(-1) === 0x0a ? (piece.at(-2) === 0x0d ? 2 : 1) : 0)
  return piece.subarray(0, end)
}

function parameterOf(header: string, name: string): string | undefined {
  const found = new RegExp(`;\\s{0,9}${name}\\s{0,9}=\\s{0,9}(?:"([^"]{0,200})"|([^\\s;]{1,200}))`, 'i').exec(header)
  return found?.[1] ?? found?.[2]
}

function decoded(body: Buffer, encoding: string): Uint8Array {
  if (/^base64$/i.test(encoding)) return Buffer.from(body.toString('latin1'), 'base64')
  return /^quoted-printable$/i.test(encoding) ? unquoted(body) : body
}

/** RFC 2045, 6.7: `=E4` is a byte, `=` at the end of a line joins it with the next; anything else is as it stands. */
function unquoted(body: Buffer): Uint8Array {
  const out = Buffer.alloc(body.length)
  let length = 0
  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at] as number
    if (byte !== 0x3d) {
      out[length] = byte
      length += 1
      continue
    }
    const hex = body.toString('latin1', at + 1, at + 3)
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      out[length] = Number.parseInt(hex, 16)
      length += 1
      at += 2
    } else if (hex === '\r\n') at += 2
    else if (hex.startsWith('\n')) at += 1
    else {
      out[length] = byte
      length += 1
    }
  }
  return out.subarray(0, length)
}
