/** Which encodings a page may be in: what it declares, and what its bytes look like. */

/** The head of a page in which a declaration is looked for; browsers read 1,024 bytes, old pages put it later. */
const PRESCAN_BYTES = 4096

/**
 * Labels a page declares, in the order found: `<?xml encoding="…"?>`, `<meta charset=…>` and
 * `<meta http-equiv=… content="…; charset=…">`, outside comments.
 */
export function declaredIn(bytes: Uint8Array): string[] {
  const head = withoutComments(Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1'))
  const labels: string[] = []
  const xml = /^<\?xml[^>]{0,200}?\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/i.exec(head)?.[1]
  if (xml) labels.push(xml)
  for (let from = 0; ; ) {
    const start = indexOfMeta(head, from)
    if (start < 0) return labels
    const end = head.indexOf('>', start)
    const tag = head.slice(start, end < 0 ? undefined : end)
    const label = /[\s"';/]charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i.exec(tag)?.[1]
    if (label) labels.push(label)
    from = start + 5
  }
}

function indexOfMeta(head: string, from: number): number {
  const found = head.slice(from).search(/<meta[\s/]/i)
  return found < 0 ? -1 : from + found
}

function withoutComments(head: string): string {
  let out = ''
  for (let from = 0; ; ) {
    const start = head.indexOf('<!--', from)
    if (start < 0) return out + head.slice(from)
    out += head.slice(from, start)
    const end = head.indexOf('-->', start + 4)
    if (end < 0) return out
    from = end + 3
  }
}

/** The encoding a byte order mark states. */
export function markOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/**
 * UTF-16 without a mark: markup and line ends put a NUL in every second byte, always the same one. One pair in eight
 * is enough: a page of CJK has few ASCII characters.
 */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length, PRESCAN_BYTES) & ~1
  const nulls = [0, 0]
  for (let index = 0; index < length; index += 1) if (bytes[index] === 0) nulls[index & 1] = (nulls[index & 1] ?? 0) + 1
  const [even = 0, odd = 0] = nulls
  if (even === 0 && odd * 16 >= length) return 'utf-16le'
  if (odd === 0 && even * 16 >= length) return 'utf-16be'
  return undefined
}

/** ISO-2022-JP is made of ASCII bytes only; its escape sequences (ESC $ @, ESC $ B) are in no other text. */
export function isIso2022(bytes: Uint8Array): boolean {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('\u001b$')
  return at >= 0 && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42)
}

/** Encodings that chardet may propose: those in which pages were written. */
const PROPOSED = new Set([
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'koi8-r',
  'windows-874',
  'windows-1257',
  'windows-1258',
])

/** What chardet calls by the name of the standard that browsers read as its larger relative. */
const RELATIVES: Readonly<Record<string, string>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254' }

/** Languages by the encodings their pages were written in, where those differ from their neighbours'. */
const WRITTEN_IN: readonly [RegExp, readonly string[]][] = [
  [/^(?:en|de|fr|es|it|pt|nl|sv|da|no|nb|nn|fi|is|ca|gl|eu)\b/, ['windows-1252']],
  [/^(?:pl|cs|sk|hu|hr|sl|ro|bs|sq)\b/, ['windows-1250', 'iso-8859-2']],
  [/^(?:ru|uk|bg|be|mk|sr)\b/, ['windows-1251', 'koi8-r', 'iso-8859-5']],
  [/^el\b/, ['windows-1253', 'iso-8859-7']],
  [/^(?:tr|az)\b/, ['windows-1254']],
  [/^(?:he|iw|yi)\b/, ['windows-1255', 'iso-8859-8']],
  [/^(?:ar|fa|ur)\b/, ['windows-1256', 'iso-8859-6']],
  [/^(?:et|lt|lv)\b/, ['windows-1257']],
  [/^vi\b/, ['windows-1258']],
  [/^zh\b/, ['gb18030', 'big5']],
  [/^ja\b/, ['shift_jis', 'euc-jp']],
  [/^ko\b/, ['euc-kr']],
]

/** How much more sure chardet, in hundredths, must be of another encoding than of one of the page's language. */
const LANGUAGE_WEIGHT = 15

/** chardet reads every byte several times; 64 KB tell as much as the whole. */
const SAMPLE_BYTES = 64 * 1024

/** Encodings of two bytes a character. */
const DOUBLE = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'])

/** WHATWG labels of what the bytes look like, most plausible first. */
export async function plausible(bytes: Uint8Array): Promise<string[]> {
  const { analyse } = await import('chardet')
  const sample = sampleOf(bytes)
  const expected = encodingsOfLanguage(bytes)
  const labels = analyse(sample)
    .map(({ name, confidence }) => {
      const label = RELATIVES[name.toLowerCase()] ?? name.toLowerCase()
      return { label, weight: confidence + (expected.includes(label) ? LANGUAGE_WEIGHT : 0) }
    })
    .filter(({ label }) => PROPOSED.has(label))
    .sort((one, other) => other.weight - one.weight)
    .map(({ label }) => label)
  if (!isInPairs(sample)) return labels
  return [...labels.filter((label) => DOUBLE.has(label)), ...labels.filter((label) => !DOUBLE.has(label))]
}

/** Encodings of the language that `<html lang>` states; templates state it wrongly, so it is a hint and no more. */
function encodingsOfLanguage(bytes: Uint8Array): readonly string[] {
  const head = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1')
  const language = /<html\s(?:[^>]{0,400}?\s)?(?:xml:)?lang\s{0,9}=\s{0,9}["']?([a-z-]{2,12})/i.exec(head)?.[1]
  if (language === undefined) return []
  return WRITTEN_IN.find(([pattern]) => pattern.test(language.toLowerCase()))?.[1] ?? []
}

/**
 * Whether bytes above 0x7F stand in runs of even length, as they do in the EUC encodings. In an encoding of one byte a
 * character half of the words, and single accented letters always, make odd runs; nine even runs in ten are no chance.
 */
function isInPairs(bytes: Uint8Array): boolean {
  let run = 0
  let even = 0
  let odd = 0
  for (const byte of bytes) {
    if (byte >= 0x80) run += 1
    else if (run > 0) {
      if (run % 2 === 0) even += 1
      else odd += 1
      run = 0
    }
  }
  return even >= 8 && even >= 9 * odd
}

/** From the first byte that is not ASCII (head and scripts of a page say nothing) and from the start of its line. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80)
  const start = Math.max(bytes.lastIndexOf(0x0a, first) + 1, first - 1024, 0)
  return bytes.subarray(start, start + SAMPLE_BYTES)
}
