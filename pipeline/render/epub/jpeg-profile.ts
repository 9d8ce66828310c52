/** What a JPEG says of its pixels beside them: which side is up (Exif) and what its colours are (ICC). */

const START = Buffer.from([0xff, 0xd8])

/** Its APP1 Exif and APP2 ICC segments, before the first scan (ISO/IEC 10918-1, B.1). */
export function jpegProfile(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Buffer[] = []
  for (let at = 2; at + 4 <= file.length && file[at] === 0xff && file[at + 1] !== 0xda; ) {
    const end = at + 2 + file.readUInt16BE(at + 2)
    const name = file.toString('latin1', at + 4, at + 15)
    if (file[at + 1] === 0xe1 && name.startsWith('Exif\0\0')) kept.push(file.subarray(at, end))
    if (file[at + 1] === 0xe2 && name === 'ICC_PROFILE') kept.push(file.subarray(at, end))
    at = end
  }
  return Buffer.concat(kept)
}

/** After JFIF's own segment, which must be the first (JFIF 1.02). */
export function withProfile(bytes: Uint8Array, profile: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const jfif = file[2] === 0xff && file[3] === 0xe0 ? 4 + file.readUInt16BE(4) : 2
  return Buffer.concat([START, file.subarray(2, jfif), profile, file.subarray(jfif)])
}
