/** Which characters a font has: its `cmap` table (OpenType 1.9.1, cmap), read without loading the rest of the file. */
import { closeSync, openSync, readSync } from 'node:fs'
import { ColloquyError } from '../../errors.ts'

/** Sorted, non-overlapping, inclusive: `[first, last, first, last, …]`. */
export type Coverage = Uint32Array

const cache = new Map<string, Coverage>()

/** Of one font file (TrueType or OpenType, not a collection); read once a process. */
export function coverageOf(file: string): Coverage {
  const known = cache.get(file)
  if (known) return known
  const coverage = rangesOf(cmapOf(file), file)
  cache.set(file, coverage)
  return coverage
}

export function covers(coverage: Coverage, codePoint: number): boolean {
  let low = 0
  let high = coverage.length / 2 - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if (codePoint < (coverage[middle * 2] as number)) high = middle - 1
    else if (codePoint > (coverage[middle * 2 + 1] as number)) low = middle + 1
    else return true
  }
  return false
}

function cmapOf(file: string): DataView {
  const descriptor = openSync(file, 'r')
  try {
    const count = read(descriptor, 0, 12).getUint16(4)
    const directory = read(descriptor, 12, count * 16)
    for (let entry = 0; entry < count * 16; entry += 16)
      if (directory.getUint32(entry) === 0x636d6170)
        return read(descriptor, directory.getUint32(entry + 8), directory.getUint32(entry + 12))
  } finally {
    closeSync(descriptor)
  }
  throw unreadable(file)
}

function read(descriptor: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length)
  readSync(descriptor, bytes, 0, length, position)
  return new DataView(bytes.buffer)
}

const unreadable = (file: string) =>
  new ColloquyError(
    'render',
    `expected a font with a Unicode cmap, found none in ${file.split(/[\\/]/).pop()}; run 'npm ci'`,
  )

/** Format 12 (all of Unicode) where there is one, else format 4 (the first 65,536). */
function rangesOf(cmap: DataView, file: string): Coverage {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_, index) => cmap.getUint32(4 + index * 8 + 4))
  const full = offsets.find((offset) => cmap.getUint16(offset) === 12)
  if (full !== undefined) return groups(cmap, full)
  const basic = offsets.find((offset) => cmap.getUint16(offset) === 4)
  if (basic === undefined) throw unreadable(file)
  return segments(cmap, basic)
}

function groups(cmap: DataView, table: number): Coverage {
  const count = cmap.getUint32(table + 12)
  const ranges = new Ranges()
  for (let index = 0; index < count; index += 1) {
    const group = table + 16 + index * 12
    // Glyph 0 is .notdef.
    const missing = cmap.getUint32(group + 8) === 0 ? 1 : 0
    ranges.add(cmap.getUint32(group) + missing, cmap.getUint32(group + 4))
  }
  return ranges.packed()
}

function segments(cmap: DataView, table: number): Coverage {
  const count = cmap.getUint16(table + 6) / 2
  const ends = table + 14
  const starts = ends + count * 2 + 2
  const deltas = starts + count * 2
  const offsets = deltas + count * 2
  const ranges = new Ranges()
  for (let index = 0; index < count; index += 1) {
    const start = cmap.getUint16(starts + index * 2)
    const end = cmap.getUint16(ends + index * 2)
    const delta = cmap.getUint16(deltas + index * 2)
    const offset = cmap.getUint16(offsets + index * 2)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = offset === 0 ? code : cmap.getUint16(offsets + index * 2 + offset + (code - start) * 2)
      const glyph = offset !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) ranges.add(code, code)
    }
  }
  return ranges.packed()
}

/** Joins neighbouring ranges that arrive in ascending order. */
class Ranges {
  readonly #bounds: number[] = []

  add(first: number, last: number): void {
    if (last < first) return
    const end = this.#bounds.length - 1
    if (end >= 0 && first <= (this.#bounds[end] as number) + 1) this.#bounds[end] = last
    else this.#bounds.push(first, last)
  }

  packed(): Coverage {
    return Uint32Array.from(this.#bounds)
  }
}
