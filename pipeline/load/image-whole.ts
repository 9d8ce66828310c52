/**
 * Whether an image is whole, so far as that is known without decoding it.
 *
 * A typesetter that meets half an image gives up the whole document; here it becomes a placeholder and a warning.
 */
import { crc32, createInflate } from 'node:zlib'
import type { ImageFile } from '../transcript/image.ts'

export async function isWhole(
  bytes: Uint8Array,
  mediaType: ImageFile['mediaType'],
  width: number,
  height: number,
): Promise<boolean> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mediaType === 'image/png') return isWholePng(buffer, width, height)
  // An end after the last scan's start: the first may be a thumbnail's, and cameras write more after the end.
  if (mediaType === 'image/jpeg')
    return buffer.lastIndexOf(Buffer.from([0xff, 0xd9])) > buffer.lastIndexOf('\xff\xda', undefined, 'latin1')
  if (mediaType === 'image/webp') return buffer.readUInt32LE(4) + 8 <= buffer.length
  // A GIF ends in 0x3B; some encoders pad it with zeros.
  if (mediaType === 'image/gif') return lastByte(buffer) === 0x3b
  return true
}

function lastByte(buffer: Buffer): number | undefined {
  let end = buffer.length
  while (end > 0 && buffer[end - 1] === 0) end -= 1
  return buffer[end - 1]
}

/** PNG (W3C, 5.3): chunks of length, type, data and CRC, from IHDR to IEND; the data inflates to what IHDR says. */
async function isWholePng(buffer: Buffer, width: number, height: number): Promise<boolean> {
  const data: Buffer[] = []
  for (let at = 8; at + 12 <= buffer.length; ) {
    const end = at + 8 + buffer.readUInt32BE(at)
    const type = buffer.toString('latin1', at + 4, at + 8)
    if (end + 4 > buffer.length || crc32(buffer.subarray(at + 4, end)) !== buffer.readUInt32BE(end)) return false
    if (type === 'IDAT') data.push(buffer.subarray(at + 8, end))
    if (type === 'IEND') return inflates(data, sizeOf(buffer, width, height))
    at = end + 4
  }
  return false
}

const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Least size of the image data: rows of whole bytes, each with its filter; interlacing only adds to it. */
function sizeOf(buffer: Buffer, width: number, height: number): number {
  const bits = (buffer[24] ?? 0) * (SAMPLES[buffer[25] ?? 0] ?? 0)
  return buffer[28] === 0 ? height * (1 + Math.ceil((width * bits) / 8)) : Math.floor((height * width * bits) / 8)
}

/** Inflated in pieces and thrown away: an image of fifty million pixels would fill 200 MB. */
async function inflates(data: readonly Buffer[], size: number): Promise<boolean> {
  const inflate = createInflate()
  let total = 0
  try {
    inflate.end(Buffer.concat(data))
    for await (const chunk of inflate) {
      total += (chunk as Buffer).length
      // Twice the size is no image of this size but a bomb (interlacing adds less than half).
      if (total > 2 * size + 1024) return false
    }
    return size > 0 && total >= size
  } catch {
    return false
  }
}
