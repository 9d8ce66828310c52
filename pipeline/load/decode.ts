/** Bytes → text: what the page declares is a claim, what its bytes are valid in is evidence. */
import { isUtf8 } from 'node:buffer'
import type { TextDecoder as Decoder } from 'node:util'
import { ColloquyError } from '../errors.ts'
import { refuseBinary, refuseOtherFiles } from './binary.ts'
import { declaredIn, isIso2022, markOf, plausible, unmarkedUtf16 } from './charset.ts'
import { encodingOf } from './charset-name.ts'
import { locateFaults, MAX_OFFSETS } from './faults.ts'

export interface Decoded {
  /** Lines end in LF; no byte order mark, no NUL. */
  text: string
  /** WHATWG name, lower case; `gb18030` for the whole family. */
  charset: string
  /** Byte offsets of what was replaced by U+FFFD, at most 100. */
  replaced: number[]
}

export interface DecodeOptions {
  /** Labels from outside, the more trusted first: source.yaml's, the HTTP header's. */
  declared: readonly string[]
  /** For messages. */
  file: string
}

/** Each attempt: the text in one encoding, and how well the bytes fit it. */
interface Attempt {
  charset: string
  text: string
  /** U+FFFD in the text. */
  faults: number
  /** Characters that are not ASCII and not U+FFFD. */
  sound: number
}

/**
 * In this order: a byte order mark; UTF-8 when the bytes are valid in it, whatever is declared; UTF-8 with a few
 * faults; the declared encodings, from outside and from the page's head; what the bytes look like.
 *
 * @throws ColloquyError `not-a-page` when the bytes are empty, binary, or cut off in the middle of a character.
 */
export async function decode(bytes: Uint8Array, { declared, file }: DecodeOptions): Promise<Decoded> {
  refuseOtherFiles(bytes, file)
  const utf16 = markOf(bytes)?.startsWith('utf-16') ? markOf(bytes) : unmarkedUtf16(bytes)
  if (utf16) {
    const attempt = await attemptIn(utf16, bytes)
    refuseBinary(Buffer.from(attempt.text), file)
    return finish(attempt, bytes, file)
  }
  refuseBinary(bytes, file)
  if (isUtf8(bytes) && !isIso2022(bytes)) {
    const text = new TextDecoder().decode(bytes)
    return finish({ charset: 'utf-8', text, faults: 0, sound: 0 }, bytes, file)
  }
  return finish(await choose(bytes, declared, file), bytes, file)
}

/** Shares of faults among the characters that are not ASCII, up to which an encoding is believed. */
const UTF8_FAULTS = 0.3 // of other encodings' characters, six in seven are faults in UTF-8
const DECLARED_UTF8_FAULTS = 0.5
const DECLARED_FAULTS = 0.2

async function choose(bytes: Uint8Array, outside: readonly string[], file: string): Promise<Attempt> {
  if (isIso2022(bytes) && isUtf8(bytes)) return attemptIn('iso-2022-jp', bytes)
  const declared = await namesOf([...outside, ...declaredIn(bytes)])
  const utf8 = await attemptIn('utf-8', bytes)
  refuseCutUtf8(bytes, utf8, declared.includes('utf-8'), file)
  if (shareOf(utf8) <= (declared.includes('utf-8') ? DECLARED_UTF8_FAULTS : UTF8_FAULTS)) return utf8
  // Every byte is valid in windows-1252 and servers declare it by default, so it is the last to be believed.
  const testable = declared.filter((name) => name !== 'utf-8' && name !== 'windows-1252')
  for (const name of testable) {
    const attempt = await attemptIn(name, bytes)
    if (shareOf(attempt) <= DECLARED_FAULTS) return attempt
  }
  if (declared.includes('windows-1252') && isMostlyAscii(bytes)) return attemptIn('windows-1252', bytes)
  for (const name of await plausible(bytes)) {
    const attempt = await attemptIn(name, bytes)
    if (shareOf(attempt) <= DECLARED_FAULTS) return attempt
  }
  return attemptIn('windows-1252', bytes)
}

/** Labels → names, in order, each once. A page cannot be read as far as a meta element in UTF-16: that means UTF-8. */
async function namesOf(labels: readonly string[]): Promise<string[]> {
  const names = await Promise.all(labels.map(encodingOf))
  return [...new Set(names.filter((name) => name !== undefined).map((name) => (/^utf-16/.test(name) ? 'utf-8' : name)))]
}

async function attemptIn(charset: string, bytes: Uint8Array): Promise<Attempt> {
  const text = (await decoderOf(charset)).decode(bytes)
  let faults = 0
  let sound = 0
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit === 0xfffd) faults += 1
    else if (unit >= 0x80) sound += 1
  }
  return { charset, text, faults, sound }
}

/**
 * Node's own decoder for UTF-8 only. For the rest it is ICU's, which differs from the Encoding Standard and from one
 * Node to the next: 20.18.3 to 20.20 read windows-1252 as Latin-1 and lose its quotation marks (nodejs/node#60888).
 */
async function decoderOf(charset: string): Promise<Decoder> {
  if (charset === 'utf-8') return new TextDecoder()
  const encoding = await import('@exodus/bytes/encoding.js')
  return new encoding.TextDecoder(charset)
}

function shareOf({ faults, sound }: Attempt): number {
  return faults / Math.max(faults + sound, 1)
}

/** Western text has one accented letter in seven at most; in other scripts most bytes outside the markup are not ASCII. */
function isMostlyAscii(bytes: Uint8Array): boolean {
  let high = 0
  let letters = 0
  for (const byte of bytes) {
    if (byte >= 0x80) high += 1
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) letters += 1
  }
  return high < letters * 0.25
}

/** Only the last character is incomplete, and the rest is UTF-8 beyond doubt: the capture was cut off. */
function refuseCutUtf8(bytes: Uint8Array, attempt: Attempt, declared: boolean, file: string): void {
  for (let length = 1; length <= 3 && length < bytes.length; length += 1) {
    const offset = bytes.length - length
    const lead = bytes[offset] as number
    if (lead < 0xc2) continue
    const needed = lead > 0xf4 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
    if (needed > length && (declared || attempt.sound > 0) && isUtf8(bytes.subarray(0, offset)))
      throw cutOff(file, offset, 'utf-8')
    return
  }
}

function cutOff(file: string, offset: number, charset: string): ColloquyError {
  return new ColloquyError(
    'not-a-page',
    `expected a whole page in ${charset}, found one cut off in the middle of a character; capture it again`,
    { file, place: `byte ${offset}` },
  )
}

async function finish(attempt: Attempt, bytes: Uint8Array, file: string): Promise<Decoded> {
  const { charset } = attempt
  const replaced: number[] = []
  if (attempt.faults > 0) {
    const encoding = await import('@exodus/bytes/encoding.js')
    const decoder = () => new encoding.TextDecoder(charset)
    replaced.push(...locateFaults(bytes, charset, decoder))
    const [first = 0] = replaced
    // The only fault is at the end, and the decoder waits for more: the capture was cut off.
    if (
      attempt.faults === 1 &&
      replaced.length === 1 &&
      decoder().decode(bytes.subarray(first), { stream: true }) === ''
    )
      throw cutOff(file, first, charset)
  }
  let { text } = attempt
  if (text.includes('\0')) {
    text = text.replaceAll('\0', '\uFFFD')
    for (let at = bytes.indexOf(0); at >= 0 && replaced.length < MAX_OFFSETS; at = bytes.indexOf(0, at + 1))
      replaced.push(at)
    replaced.sort((a, b) => a - b)
  }
  return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, charset, replaced }
}
