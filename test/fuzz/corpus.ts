/** What inputs are made from: every case of the tests, the demonstrations, and books made of them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../pipeline/version.ts'
import type { Kind } from './kinds.ts'
import { HEAD_END, PAGE_END, someCapture } from './live.ts'
import { HEADERS, ROBOTS } from './seeds.ts'

export type Corpus = Record<Kind, { name: string; bytes: Buffer }[]>

const ENDINGS: readonly [RegExp, Kind][] = [
  [/\.html?$/, 'html'],
  [/\.txt$/, 'text'],
  [/\.md$/, 'markdown'],
  [/source\.yaml$/, 'settings'],
  [/transcript\.json$/, 'transcript'],
  [/\.(png|jpe?g|gif|webp)$/, 'image'],
  [/\.svg$/, 'svg'],
]

/** Seeds are small files; a mutation of a large one is mostly the large one. */
const LARGEST = 60_000

/** `books` is a folder that was published into. */
export function readCorpus(books: string): Corpus {
  const corpus: Corpus = { html: [], text: [], markdown: [], settings: [], transcript: [], image: [], svg: [], charset: [], archive: [], 'our-markdown': [], pdf: [], epub: [], joined: [], facts: [], headers: [], robots: [], capture: [] } // biome-ignore format: one row
  const add = (kind: Kind, folder: string, file: string) => {
    const bytes = readFileSync(join(folder, file))
    if (bytes.length > 0 && bytes.length <= (kind === 'pdf' || kind === 'epub' ? 20 : 1) * LARGEST)
      corpus[kind].push({ name: file, bytes })
  }
  for (const folder of ['test', 'sources'].map((name) => join(ROOT, name)))
    for (const file of filesIn(folder)) {
      if (file.includes('fuzz')) continue
      for (const [ending, kind] of ENDINGS) if (ending.test(file)) add(kind, folder, file)
    }
  for (const file of filesIn(books)) {
    if (file.endsWith('.md')) add('our-markdown', books, file)
    if (file.endsWith('.pdf')) add('pdf', books, file)
    if (file.endsWith('.epub')) add('epub', books, file)
    if (file.endsWith('.transcript.json')) add('transcript', books, file)
  }
  corpus.archive = corpus.html.slice(0, 60).map(({ name, bytes }) => ({ name, bytes: archived(bytes) }))
  // An article of three pages that have their heads in common, and one of three that have nothing.
  corpus.joined = corpus.html.slice(0, 120).flatMap(({ name, bytes }, index) => {
    const others = [corpus.html[index + 1] ?? { bytes }, corpus.html[index + 2] ?? { bytes }].map(
      (other) => other.bytes,
    )
    return [
      [bytes, bytes, bytes],
      [bytes, ...others],
    ].map((pages) => ({ name, bytes: joined(pages, PAGE_END) }))
  })
  corpus.facts = corpus.html
  corpus.headers = corpus.html.slice(0, 60).map(({ name, bytes }, index) => {
    return { name, bytes: joined([Buffer.from(HEADERS[index % HEADERS.length] ?? ''), bytes], HEAD_END) }
  })
  corpus.robots = ROBOTS.map((text, index) => ({ name: `robots ${index}`, bytes: Buffer.from(text) }))
  corpus.capture = [{ name: 'capture.json', bytes: Buffer.from(JSON.stringify(someCapture().record, null, 2)) }]
  corpus.charset = [...corpus.html, ...corpus.text].filter(({ bytes }) => bytes.some((byte) => byte >= 0x80))
  return corpus
}

const joined = (pieces: readonly Buffer[], end: string) =>
  Buffer.concat(pieces.flatMap((piece, index) => (index === 0 ? [piece] : [Buffer.from(end), piece])))

/** The page as a browser saves it with its images. */
function archived(html: Buffer): Buffer {
  const head = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/talk\r\nMIME-Version: 1.0\r\n'
  const type = 'Content-Type: multipart/related; type="text/html"; boundary="----part"\r\n\r\n'
  const page = 'Content-Type: text/html\r\nContent-Location: https://example.com/talk\r\n\r\n'
  const image =
    'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://example.com/a.png\r\n\r\niVBORw0KGgo='
  const part = '\r\n------part\r\n'
  return Buffer.concat([
    Buffer.from(head + type + part + page),
    html,
    Buffer.from(`${part}${image}\r\n------part--\r\n`),
  ])
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}
