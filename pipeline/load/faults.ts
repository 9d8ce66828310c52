/** Where in a file the bytes are that no encoding explains. */

import type { TextDecoder } from 'node:util'

/** Enough to find the place; a list of thousands tells a person nothing more. */
export const MAX_OFFSETS = 100

/** A segment with a fault is read byte by byte, at a microsecond each; after this many the rest is not searched. */
const MAX_SEARCHED = 128 * 1024

const SEGMENT = 1024

/**
 * Offsets of the first bytes of the first 100 sequences that a decoder replaces.
 *
 * The file is decoded in segments that end in a byte below 0x30, which is no part of a longer sequence in any
 * encoding of the web but UTF-16 and ISO-2022-JP (those are one segment); only a segment with a fault in it is then
 * fed byte by byte. Linear in the size of the file.
 */
export function locateFaults(bytes: Uint8Array, charset: string, decoder: () => TextDecoder): number[] {
  const whole = charset.startsWith('utf-16') || charset === 'iso-2022-jp'
  const offsets: number[] = []
  let searched = 0
  for (let start = 0; start < bytes.length && offsets.length < MAX_OFFSETS && searched < MAX_SEARCHED; ) {
    const end = whole ? bytes.length : endOfSegment(bytes, start)
    const segment = bytes.subarray(start, end)
    if (decoder().decode(segment).includes('\uFFFD')) {
      const part = segment.subarray(0, MAX_SEARCHED - searched)
      offsets.push(...faultsIn(part, start, decoder()))
      searched += part.length
    }
    start = end
  }
  return offsets.slice(0, MAX_OFFSETS)
}

function endOfSegment(bytes: Uint8Array, start: number): number {
  let end = start + SEGMENT
  while (end < bytes.length && (bytes[end - 1] as number) >= 0x30) end += 1
  return Math.min(end, bytes.length)
}

function faultsIn(segment: Uint8Array, base: number, decoder: TextDecoder): number[] {
  const offsets: number[] = []
  let sequence = 0
  for (let index = 0; index <= segment.length && offsets.length < MAX_OFFSETS; index += 1) {
    const last = index === segment.length
    const out = last ? decoder.decode() : decoder.decode(segment.subarray(index, index + 1), { stream: true })
    if (out === '') continue
    if (out.includes('\uFFFD') && !isReplacement(segment, sequence)) offsets.push(base + sequence)
    // A byte that ends a broken sequence may itself begin the next one.
    sequence = out.endsWith('\uFFFD') && index > sequence && !last ? index : index + 1
  }
  return offsets
}

/** U+FFFD that the page itself has, in UTF-8. */
function isReplacement(segment: Uint8Array, at: number): boolean {
  return segment[at] === 0xef && segment[at + 1] === 0xbf && segment[at + 2] === 0xbd
}
