/**
 * Colour profiles (ICC.1:2010, version 4.2), made here from the specification: small, free, the same bytes always.
 *
 * sRGB is IEC 61966-2-1 with its primaries adapted to D50. The CMYK profile says of four inks what every screen says
 * that has no other profile: each takes away its share of light.
 */

type Tag = [signature: string, data: Buffer]

const D50: Triple = [0.9642, 1, 0.8249]
type Triple = [number, number, number]

/** The primaries of sRGB and its white, adapted to D50 (columns of the matrix to XYZ). */
const PRIMARIES: Record<'r' | 'g' | 'b', Triple> = {
  r: [0.43607, 0.22249, 0.01392],
  g: [0.38515, 0.71687, 0.09708],
  b: [0.14307, 0.06061, 0.7141],
}
/** Bradford's adaptation from D65 to D50. */
const ADAPTATION = [1.04788, 0.02292, -0.0502, 0.02959, 0.99048, -0.01707, -0.00924, 0.01508, 0.75168]

export function srgbProfile(): Uint8Array {
  const { r, g, b } = PRIMARIES
  const curve = parametric(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
  return profile('mntr', 'RGB ', 'XYZ ', [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright')],
    ['wtpt', xyz(D50)],
    ['chad', Buffer.concat([signed('sf32'), fixed(...ADAPTATION)])],
    ['rXYZ', xyz(r)],
    ['gXYZ', xyz(g)],
    ['bXYZ', xyz(b)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ])
}

export function cmykProfile(): Uint8Array {
  return profile('scnr', 'CMYK', 'Lab ', [
    ['desc', text('Four inks')],
    ['cprt', text('No copyright')],
    ['wtpt', xyz(D50)],
    ['A2B0', inksToLab()],
  ])
}

/** 7.2 and 7.3: the header of 128 bytes, the table of tags, their data at multiples of four. */
function profile(device: string, space: string, connection: string, tags: Tag[]): Uint8Array {
  const header = Buffer.alloc(128)
  header.writeUInt32BE(0x04200000, 8)
  header.write(device, 12, 'latin1')
  header.write(space, 16, 'latin1')
  header.write(connection, 20, 'latin1')
  for (const [index, part] of [2010, 1, 1].entries()) header.writeUInt16BE(part, 24 + index * 2)
  header.write('acsp', 36, 'latin1')
  fixed(...D50).copy(header, 68)
  const table = Buffer.alloc(4 + tags.length * 12)
  table.writeUInt32BE(tags.length)
  const data: Buffer[] = []
  let offset = header.length + table.length
  for (const [index, [signature, bytes]] of tags.entries()) {
    table.write(signature, 4 + index * 12, 'latin1')
    table.writeUInt32BE(offset, 8 + index * 12)
    table.writeUInt32BE(bytes.length, 12 + index * 12)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    data.push(padded)
    offset += padded.length
  }
  header.writeUInt32BE(offset)
  return Buffer.concat([header, table, ...data])
}

/** Type signature and four reserved bytes (10.1). */
const signed = (signature: string) => Buffer.from(`${signature}\0\0\0\0`, 'latin1')

/** s15Fixed16Number (4.6). */
function fixed(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) bytes.writeInt32BE(Math.round(number * 65536), index * 4)
  return bytes
}

const xyz = (triple: Triple) => Buffer.concat([signed('XYZ '), fixed(...triple)])

/** multiLocalizedUnicodeType (10.13), in English. */
function text(words: string): Buffer {
  const value = Buffer.from(words, 'utf16le').swap16()
  const head = Buffer.alloc(20)
  head.writeUInt32BE(1, 0)
  head.writeUInt32BE(12, 4)
  head.write('enUS', 8, 'latin1')
  head.writeUInt32BE(value.length, 12)
  head.writeUInt32BE(28, 16)
  return Buffer.concat([signed('mluc'), head, value])
}

/** parametricCurveType (10.16), function 3. */
function parametric(...parameters: number[]): Buffer {
  return Buffer.concat([signed('para'), Buffer.from([0, 3, 0, 0]), fixed(...parameters)])
}

/** lut8Type (10.9): a grid of two points an ink, the corners of the solid. */
function inksToLab(): Buffer {
  const head = Buffer.concat([Buffer.from([4, 3, 2, 0]), fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)])
  const ramp = Buffer.from(Array.from({ length: 256 }, (_, index) => index))
  const corners = Array.from({ length: 16 }, (_, corner) => {
    const [c, m, y, k] = [8, 4, 2, 1].map((bit) => ((corner & bit) === 0 ? 1 : 0)) as [number, number, number, number]
    return labOf([c * k, m * k, y * k])
  })
  return Buffer.concat([signed('mft1'), head, ramp, ramp, ramp, ramp, Buffer.from(corners.flat()), ramp, ramp, ramp])
}

/** Linear light, 0 or 1 of each, to CIE Lab as eight bits (6.3.4.2). */
function labOf([r, g, b]: Triple): Triple {
  const f = (axis: 0 | 1 | 2) => {
    const t = (r * PRIMARIES.r[axis] + g * PRIMARIES.g[axis] + b * PRIMARIES.b[axis]) / D50[axis]
    return t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 / 116) * t + 16 / 116
  }
  const [x, y, z] = [f(0), f(1), f(2)]
  const byte = (value: number) => Math.max(0, Math.min(255, Math.round(value)))
  return [byte((116 * y - 16) * 2.55), byte(500 * (x - y) + 128), byte(200 * (y - z) + 128)]
}
