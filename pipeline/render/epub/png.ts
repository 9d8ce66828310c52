/** PNG (https://www.w3.org/TR/png/): as few channels as the pixels need, compressed alike on every machine. */
import { constants, crc32, deflateSync } from 'node:zlib'
import { zlibSync } from 'fflate'
import type { Drawn } from './ink.ts'
import type { Pixels } from './pixels.ts'

/** IHDR's colour types, by channels. */
const COLOUR_TYPES = { 1: 0, 3: 2, 4: 6 } as const
type Channels = keyof typeof COLOUR_TYPES

export function pngOf(pixels: Pixels): Uint8Array {
  const channels = channelsOf(pixels)
  return packed({ ...pixels, channels, depth: 8 }, zlibSync(scanlines(pixels, channels), { level: 6 }))
}

/** Greys compress best as they are. */
export function pngOfDrawn({ width, height, channels, depth, pitch, data }: Drawn): Uint8Array {
  const lines = new Uint8Array((pitch + 1) * height)
  for (let y = 0; y < height; y += 1) lines.set(data.subarray(y * pitch, (y + 1) * pitch), y * (pitch + 1) + 1)
  // Native, since most of a cover is paper. Run lengths alone, since what looks further back in Node's zlib is another
  // on another processor, and so would be the bytes.
  return packed({ width, height, channels, depth }, deflateSync(lines, { strategy: constants.Z_RLE }))
}

interface Header {
  width: number
  height: number
  channels: Channels
  /** Bits a channel. */
  depth: 4 | 8
}

/** `lines`: each behind the number of its filter, compressed. */
function packed({ width, height, channels, depth }: Header, lines: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, COLOUR_TYPES[channels], 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', lines),
    chunk('IEND', new Uint8Array()),
  ])
}

function channelsOf({ data }: Pixels): Channels {
  let channels: Channels = 1
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) return 4
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) channels = 3
  }
  return channels
}

/** Greys are drawings, which compress best as they are; colours are photographs, in which neighbours are alike (Sub). */
function scanlines({ width, height, data }: Pixels, channels: Channels): Uint8Array {
  const length = width * channels
  const lines = new Uint8Array((length + 1) * height)
  let to = 0
  for (let y = 0; y < height; y += 1) {
    lines[to] = channels === 1 ? 0 : 1
    to += 1
    for (let x = 0; x < width; x += 1)
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (y * width + x) * 4 + channel
        const left = x === 0 || channels === 1 ? 0 : (data[at - 4] as number)
        lines[to] = (data[at] as number) - left
        to += 1
      }
  }
  return lines
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
