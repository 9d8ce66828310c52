/** Bytes that are no text, told by what they begin with or by bytes no text has. */
import { ColloquyError } from '../errors.ts'

/** First bytes (in hexadecimal, from the given offset) of what people hand over by mistake. */
const MAGIC: readonly [hex: string, offset: number, kind: string][] = [
  ['255044462d', 0, 'a PDF document'],
  ['504b0304', 0, 'a ZIP archive (an EPUB or an office document is one)'],
  ['504b0506', 0, 'an empty ZIP archive'],
  ['1f8b', 0, 'a gzip archive'],
  ['425a68', 0, 'a bzip2 archive'],
  ['fd377a585a00', 0, 'an xz archive'],
  ['28b52ffd', 0, 'a zstd archive'],
  ['377abcaf271c', 0, 'a 7-Zip archive'],
  ['526172211a07', 0, 'a RAR archive'],
  ['7573746172', 257, 'a tar archive'],
  ['89504e470d0a1a0a', 0, 'a PNG image'],
  ['ffd8ff', 0, 'a JPEG image'],
  ['474946383761', 0, 'a GIF image'],
  ['474946383961', 0, 'a GIF image'],
  ['57454250', 8, 'a WebP image'],
  ['49492a00', 0, 'a TIFF image'],
  ['4d4d002a', 0, 'a TIFF image'],
  ['66747970', 4, 'a video or an AVIF image'],
  ['494433', 0, 'an MP3 recording'],
  ['4f676753', 0, 'an Ogg recording'],
  ['57415645', 8, 'a WAV recording'],
  ['1a45dfa3', 0, 'a Matroska or WebM video'],
  ['d0cf11e0a1b11ae1', 0, 'an old office document'],
  ['7b5c727466', 0, 'an RTF document'],
  ['62706c697374', 0, 'a Safari web archive'],
  ['7f454c46', 0, 'a program'],
  ['774f4646', 0, 'a font'],
  ['774f4632', 0, 'a font'],
  ['53514c69746520', 0, 'an SQLite database'],
]

/** What the bytes are, if they are a well-known kind of file that is no page. */
export function magicOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 272)).toString('hex')
  return MAGIC.find(([hex, offset]) => head.startsWith(hex, offset * 2))?.[2]
}

/** @throws ColloquyError `not-a-page` for an empty file or a well-known binary kind. */
export function refuseOtherFiles(bytes: Uint8Array, file: string): void {
  if (bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)))
    throw new ColloquyError(
      'not-a-page',
      `expected a page, found ${bytes.length === 0 ? 'an empty file' : 'nothing but white space'}; capture it again`,
      { file },
    )
  const kind = magicOf(bytes)
  if (kind)
    throw new ColloquyError(
      'not-a-page',
      `expected HTML, Markdown or plain text, found ${kind}; save the page as HTML`,
      {
        file,
      },
    )
  if (/^(From: <Saved by|MIME-Version: 1\.0\r?\n)/.test(Buffer.from(bytes.subarray(0, 256)).toString('latin1')))
    throw new ColloquyError(
      'not-a-page',
      'expected HTML, Markdown or plain text, found a web archive (MHTML); save the page as HTML',
      { file },
    )
}

/**
 * A stray NUL or two stand in real pages and are replaced; one byte in 200 that no text has is another kind of file
 * (in random bytes one in ten is a control character).
 *
 * @throws ColloquyError `not-a-page`, for bytes that are not UTF-16.
 */
export function refuseBinary(bytes: Uint8Array, file: string): void {
  let controls = 0
  let nulls = 0
  let first = -1
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] as number
    if (byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b) continue
    controls += 1
    if (byte === 0) nulls += 1
    if (first < 0) first = index
  }
  const binary = controls * 200 > bytes.length || nulls * 1000 > bytes.length
  if (binary)
    throw new ColloquyError(
      'not-a-page',
      `expected HTML, Markdown or plain text, found binary data (${nulls} NUL bytes and ${controls - nulls} other control characters); save the page as HTML`,
      { file, place: `byte ${first}` },
    )
}
