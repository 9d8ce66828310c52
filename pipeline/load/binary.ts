/** Bytes that are no text, told by what they begin with or by bytes no text has. */
import { ColloquyError } from '../errors.ts'

/** How the files begin that people hand over by mistake: in hexadecimal, `..` for any byte. */
const MAGIC: readonly [head: RegExp, kind: string][] = [
  [/^255044462d/, 'a PDF document'],
  [/^504b0304/, 'a ZIP archive (an EPUB or an office document is one)'],
  [/^504b0506/, 'an empty ZIP archive'],
  [/^1f8b/, 'a gzip archive'],
  [/^425a68..314159265359/, 'a bzip2 archive'],
  [/^fd377a585a00/, 'an xz archive'],
  [/^28b52ffd/, 'a zstd archive'],
  [/^377abcaf/, 'a 7-Zip archive'],
  [/^526172211a07/, 'a RAR archive'],
  [/^89504e47/, 'a PNG image'],
  [/^ffd8ff/, 'a JPEG image'],
  [/^474946383761/, 'a GIF image'],
  [/^474946383961/, 'a GIF image'],
  [/^52494646........57454250/, 'a WebP image'],
  [/^49492a00/, 'a TIFF image'],
  [/^4d4d002a/, 'a TIFF image'],
  [/^0000....6674797061766966/, 'an AVIF image'],
  [/^0000....66747970686569/, 'a HEIC image'],
  [/^0000....66747970/, 'a video'],
  [/^4944330300/, 'an MP3 recording'],
  [/^4944330400/, 'an MP3 recording'],
  [/^4f67675300/, 'an Ogg recording'],
  [/^52494646........57415645/, 'a WAV recording'],
  [/^1a45dfa3/, 'a Matroska or WebM video'],
  [/^d0cf11e0/, 'an old office document'],
  [/^7b5c72746631/, 'an RTF document'],
  [/^62706c6973743030/, 'a Safari web archive'],
  [/^7f454c46/, 'a program'],
  [/^774f4646/, 'a font'],
  [/^774f4632/, 'a font'],
  [/^53514c69746520666f726d61742033/, 'an SQLite database'],
]

/** What the bytes are, if they are a well-known kind of file that is no page. */
export function magicOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex')
  return MAGIC.find(([pattern]) => pattern.test(head))?.[1]
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
      'expected HTML, Markdown or plain text, found a web archive (MHTML) without a page in it; save the page again',
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
