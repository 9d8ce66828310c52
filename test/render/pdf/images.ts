/** Small drawings made here, one of each kind that a page may bring. */
import { deflateSync } from 'node:zlib'
import type { ImageFile } from '../../../pipeline/render/door.ts'

type Kind = 'image/png' | 'image/gif' | 'image/svg+xml'

export function drawing(mediaType: Kind): ImageFile {
  const bytes = { 'image/png': png, 'image/gif': gif, 'image/svg+xml': svg }[mediaType]()
  return { name: `drawing.${mediaType.slice(6, 9)}`, mediaType, bytes, width: 64, height: 40 }
}

function svg(): Uint8Array {
  return Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="40"><path d="M0 30 Q32 0 64 30" fill="none" stroke="black"/></svg>',
  )
}

/** One white pixel. */
function gif(): Uint8Array {
  return Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
}

/** 64 by 40 pixels of grey, getting lighter. */
function png(): Uint8Array {
  const [width, height] = [64, 40]
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + x + 1] = x * 4
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'ascii'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc(body), body.length + 4)
  return out
}

function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  }
  return (value ^ 0xffffffff) >>> 0
}
