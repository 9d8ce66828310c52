/**
 * Outlines filled, with as much ink in a pixel as the outline covers of it.
 *
 * Each line adds to the pixels of its rows the area that lies to its right; the sum along a row is then the coverage.
 * A typographic cover takes 50 ms; loading a general renderer of SVG takes 400.
 */
import type { Colour, Outline, Outlines } from './outlines.ts'

/** Row by row. Grey where every colour is one: letters need no more than sixteen of them. Else red, green, blue. */
export interface Drawn {
  width: number
  height: number
  channels: 1 | 3
  /** Bits of a channel; two pixels share a byte, the left one first. */
  depth: 4 | 8
  /** Bytes of a row. */
  pitch: number
  data: Uint8Array
}

/** On white. */
export function inked({ width, height, shapes: all }: Outlines): Drawn {
  // Typst paints the paper first, which is white already.
  const shapes = all.slice(
    Math.max(
      0,
      all.findIndex(({ fill }) => fill.some((part) => part < 255)),
    ),
  )
  const grey = shapes.every(({ fill: [r, g, b] }) => r === g && g === b)
  const pitch = grey ? (width + 1) >> 1 : width * 3
  const data = new Uint8Array(pitch * height).fill(255)
  const drawn: Drawn = { width, height, channels: grey ? 1 : 3, depth: grey ? 4 : 8, pitch, data }
  for (const shape of shapes) fill(drawn, shape)
  return drawn
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

function boxOf(lines: readonly number[], { width, height }: Drawn): Box {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let at = 0; at < lines.length; at += 2) {
    const [x, y] = [lines[at] as number, lines[at + 1] as number]
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return {
    left: Math.max(0, Math.floor(left)),
    top: Math.max(0, Math.floor(top)),
    right: Math.min(width, Math.ceil(right)),
    bottom: Math.min(height, Math.ceil(bottom)),
  }
}

function fill(drawn: Drawn, { fill: colour, lines }: Outline): void {
  const box = boxOf(lines, drawn)
  const [columns, rows] = [box.right - box.left, box.bottom - box.top]
  if (columns <= 0 || rows <= 0) return
  const area = new Float32Array((columns + 2) * rows)
  for (let at = 0; at < lines.length; at += 4)
    addLine(
      { area, columns, rows },
      (lines[at] as number) - box.left,
      (lines[at + 1] as number) - box.top,
      (lines[at + 2] as number) - box.left,
      (lines[at + 3] as number) - box.top,
    )
  for (let y = 0; y < rows; y += 1) {
    let sum = 0
    for (let x = 0; x < columns; x += 1) {
      sum += area[y * (columns + 2) + x] as number
      const share = Math.min(1, Math.abs(sum))
      if (share > 1 / 512) blend(drawn, box.left + x, box.top + y, colour, share)
    }
  }
}

function blend({ depth, pitch, data }: Drawn, x: number, y: number, colour: Colour, share: number): void {
  if (depth === 4) {
    const at = y * pitch + (x >> 1)
    const shift = x % 2 === 0 ? 4 : 0
    const pair = data[at] as number
    const paper = (pair >> shift) & 15
    data[at] = (pair & (240 >> shift)) | (Math.round(paper + (colour[0] / 17 - paper) * share) << shift)
    return
  }
  for (let channel = 0; channel < 3; channel += 1) {
    const at = y * pitch + x * 3 + channel
    const paper = data[at] as number
    data[at] = Math.round(paper + ((colour[channel] as number) - paper) * share)
  }
}

/** What each line adds; two columns more than the box has, for what lies to the right of its last pixel. */
interface Field {
  area: Float32Array
  columns: number
  rows: number
}

function addLine(field: Field, x1: number, y1: number, x2: number, y2: number): void {
  if (y1 === y2) return
  const sign = y1 < y2 ? 1 : -1
  const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)]
  const slope = (x2 - x1) / (y2 - y1)
  const start = y1 < y2 ? x1 : x2
  const end = Math.min(field.rows, Math.ceil(bottom))
  for (let row = Math.max(0, Math.floor(top)); row < end; row += 1) {
    const from = Math.max(top, row)
    const to = Math.min(bottom, row + 1)
    const a = start + (from - top) * slope
    const b = start + (to - top) * slope
    addRow(field, row, Math.min(a, b), Math.max(a, b), (to - from) * sign)
  }
}

/** One line within one row, from `left` to `right`; outside the box it counts at its edge. */
function addRow({ area, columns }: Field, row: number, left: number, right: number, height: number): void {
  const start = row * (columns + 2)
  const from = Math.max(0, Math.min(columns, left))
  const to = Math.max(0, Math.min(columns, right))
  const first = Math.floor(from)
  if (to <= first + 1) {
    // Within one pixel: what is right of the line's middle.
    const covered = height * (1 - ((from + to) / 2 - first))
    add(area, start + first, covered)
    add(area, start + first + 1, height - covered)
    return
  }
  let before = 0
  for (let column = first; column < to; column += 1) {
    const begin = Math.max(from, column)
    const end = Math.min(to, column + 1)
    const part = ((end - begin) * height) / (to - from)
    const covered = part * (1 - ((begin + end) / 2 - column))
    add(area, start + column, covered + before)
    before = part - covered
  }
  add(area, start + Math.ceil(to), before)
}

function add(area: Float32Array, at: number, value: number): void {
  area[at] = (area[at] as number) + value
}
