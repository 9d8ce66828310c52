/**
 * Hints of embedded CFF fonts: a fifth of a Chinese font's bytes, for screens of a hundred dots an inch. A ten-page
 * handout is 320 KB with them and 275 KB without.
 *
 * Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings). Typst writes fonts without subroutines; a glyph that
 * calls one all the same keeps what it has.
 */
import type { PDFDocument } from 'pdf-lib'
import { pdfLib } from './pdflib.ts'
import { packed, unpacked } from './streams.ts'

export function dropHints({ context }: PDFDocument): void {
  const { PDFName, PDFRawStream } = pdfLib()
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    if (object.dict.get(PDFName.of('Subtype')) !== PDFName.of('CIDFontType0C')) continue
    context.assign(reference, packed(context, withoutHints(unpacked(object)), { Subtype: 'CIDFontType0C' }))
  }
}

/** As long as before: what becomes free is zeros, so that no offset of the font changes. */
export function withoutHints(font: Uint8Array): Uint8Array {
  const bytes = Buffer.from(font)
  const top = indexAt(bytes, indexAt(bytes, bytes[2] ?? 4).end)
  const start = charStringsOf(bytes.subarray(top.starts[0], top.starts[1]))
  if (start === undefined) return font
  const { starts, offsetSize, end } = indexAt(bytes, start)
  const glyphs = starts.slice(0, -1).map((from, index) => unhinted(bytes.subarray(from, starts[index + 1])))
  const table = start + 3
  let at = table + starts.length * offsetSize
  let offset = 1
  const written = Buffer.alloc(end)
  for (const [index, glyph] of [...glyphs, Buffer.alloc(0)].entries()) {
    written.writeUIntBE(offset, table + index * offsetSize, offsetSize)
    written.set(glyph, at)
    at += glyph.length
    offset += glyph.length
  }
  written.copy(bytes, table, table, end)
  return bytes
}

interface Index {
  /** Where each object starts, and where the last one ends. */
  starts: number[]
  offsetSize: number
  end: number
}

/** INDEX data (5176, 5). */
function indexAt(bytes: Buffer, start: number): Index {
  const count = bytes.readUInt16BE(start)
  if (count === 0) return { starts: [], offsetSize: 1, end: start + 2 }
  const offsetSize = bytes.readUInt8(start + 2)
  const base = start + 2 + (count + 1) * offsetSize
  const starts = Array.from(
    { length: count + 1 },
    (_, index) => base + bytes.readUIntBE(start + 3 + index * offsetSize, offsetSize),
  )
  return { starts, offsetSize, end: starts.at(-1) as number }
}

const CHAR_STRINGS = 17

/** Offset of the CharStrings INDEX: the operand of that operator in the Top DICT (5176, 4 and 9). */
function charStringsOf(dict: Buffer): number | undefined {
  let value: number | undefined
  for (let at = 0; at < dict.length; ) {
    const first = dict.readUInt8(at)
    if (first === CHAR_STRINGS) return value
    value = first === 28 ? dict.readInt16BE(at + 1) : first === 29 ? dict.readInt32BE(at + 1) : undefined
    if (first === 30) while ((dict.readUInt8(at) & 15) !== 15) at += 1
    at += first === 28 ? 3 : first === 29 ? 5 : first === 12 || (first >= 247 && first <= 254) ? 2 : 1
  }
  return undefined
}

const STEMS = new Set([1, 3, 18, 23])
const MASKS = new Set([19, 20])
const SUBROUTINES = new Set([10, 11, 29])
const ESCAPE = 12

/** One charstring without its hstem, vstem, hintmask and cntrmask; a width in front of the first of them stays. */
export function unhinted(glyph: Buffer): Buffer {
  const kept: Buffer[] = []
  let stems = 0
  let first = true
  /** Where each operand of the operator to come begins. */
  let operands: number[] = []
  let begin = 0
  for (let at = 0; at < glyph.length; ) {
    const code = glyph.readUInt8(at)
    if (code === 28 || code >= 32) {
      operands.push(at)
      at += code === 28 ? 3 : code === 255 ? 5 : code >= 247 ? 2 : 1
      continue
    }
    if (SUBROUTINES.has(code)) return glyph
    const hint = STEMS.has(code) || MASKS.has(code)
    if (hint) {
      stems += operands.length >> 1
      if (first && operands.length % 2 === 1) kept.push(glyph.subarray(operands[0], operands[1] ?? at))
    }
    at += MASKS.has(code) ? 1 + ((stems + 7) >> 3) : code === ESCAPE ? 2 : 1
    if (!hint) kept.push(glyph.subarray(begin, at))
    first = false
    operands = []
    begin = at
  }
  return Buffer.concat(kept)
}
