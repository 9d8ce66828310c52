/** One input to its reader, as the command line would give it; what is wrong comes back as a sentence. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeArtefact } from '../../pipeline/artefact.ts'
import { ColloquyError } from '../../pipeline/errors.ts'
import { extract } from '../../pipeline/extract/index.ts'
import { decode } from '../../pipeline/load/decode.ts'
import { imageFileOf } from '../../pipeline/load/image-file.ts'
import { discover, load } from '../../pipeline/load/index.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import { reopen } from '../../pipeline/reopen/index.ts'
import { timestampOf } from '../../pipeline/transcript/crosswalk.ts'
import type { Transcript } from '../../pipeline/transcript/model.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { checkTranscript, parseTranscript } from '../../pipeline/transcript/parse.ts'
import { DEFAULT_PRESENTATION } from '../../pipeline/transcript/presentation.ts'
import { serializeTranscript } from '../../pipeline/transcript/serialize.ts'
import { verifyApart } from '../../pipeline/verify/index.ts'
import { TEMPLATES } from '../../pipeline/version.ts'
import { PAGE } from '../cli/run.ts'
import type { Input, Kind } from './kinds.ts'
import { readArchive, readCaptured, readFacts, readHeaders, readJoined, readRobots } from './live.ts'
import { activeContentIn, semanticXhtml, svgFault } from './safety.ts'

/** What an input came to; `fault` is absent where everything is as it should be. */
export interface Outcome {
  /** `read`, or the code of the error that was told. */
  result: string
  fault?: string
  /** Books that were made whole and read back. */
  books: number
}

/** Errors that no input may cause: ours, or of the law. */
const FAULTS = new Set(['internal', 'conservation', 'render', 'verify', 'template', 'unwritable'])

export async function tryInput(input: Pick<Input, 'kind' | 'bytes' | 'whole'>): Promise<Outcome> {
  let books = 0
  try {
    const transcript = await READERS[input.kind](input.bytes)
    if (transcript) {
      const fault = faultOf(transcript)
      if (fault) return { result: 'read', fault, books }
      if (input.whole) books = await makeBooks(transcript)
    }
    return { result: 'read', books }
  } catch (error) {
    if (error instanceof ColloquyError && !FAULTS.has(error.code)) {
      const unclear = /\n\s+at |\[object/.test(error.message) ? `unclear message: ${error.message}` : undefined
      return { result: error.code, books, ...(unclear === undefined ? {} : { fault: unclear }) }
    }
    const { name, message, stack } = error as Error
    const place = /\n\s+at ([^\n]+)/.exec(stack ?? '')?.[1] ?? ''
    const code = error instanceof ColloquyError ? error.code : name
    return { result: code, fault: `${code}: ${message.slice(0, 400)} (${place})`, books }
  }
}

const READERS: Record<Kind, (bytes: Buffer) => Promise<Transcript | undefined>> = {
  html: (bytes) => readPage(bytes, 'text/html', []),
  text: (bytes) => readPage(bytes, 'text/plain', []),
  markdown: (bytes) => readPage(bytes, 'text/markdown', []),
  charset: (bytes) => readPage(bytes, 'text/html', [LABELS[bytes.length % LABELS.length] ?? '']),
  archive: readArchive,
  settings: readSettings,
  transcript: async (bytes) => parseTranscript(bytes.toString('utf8'), 'transcript.json'),
  'our-markdown': (bytes) => readBook(bytes, 'md'),
  pdf: (bytes) => readBook(bytes, 'pdf'),
  epub: (bytes) => readBook(bytes, 'epub'),
  image: readImage,
  svg: readImage,
  joined: readJoined,
  facts: readFacts,
  headers: readHeaders,
  robots: readRobots,
  capture: readCaptured,
}

/** As a header would name them. */
const LABELS = ['utf-8', 'gb2312', 'big5', 'shift_jis', 'euc-kr', 'windows-1251', 'utf-16', 'iso-2022-jp', 'latin1', 'x-nonsense', 'utf-7', ''] // biome-ignore format: one row

async function readPage(
  bytes: Buffer,
  mediaType: Page['mediaType'],
  declared: string[],
): Promise<Transcript | undefined> {
  const decoded = await decode(bytes, { declared, file: 'page' })
  const page = { name: 'page', slug: 'page', mediaType, ...decoded, sha256: '0'.repeat(64), bytes: bytes.length, settings: {}, url: 'https://example.com/talk' } // biome-ignore format: one row
  return checkTranscript(normalize(extract(page)).transcript, 'page')
}

async function readSettings(bytes: Buffer): Promise<undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-fuzz-'))
  try {
    writeFileSync(join(folder, 'source.yaml'), bytes)
    writeFileSync(join(folder, 'page.html'), PAGE)
    const [reference] = await discover(folder)
    if (reference) checkTranscript(normalize(extract(await load(reference))).transcript, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let original: Transcript | undefined

/** A transcript that books are compared with which are not its own: everything in them is to be a finding. */
function someTranscript(): Transcript {
  original ??= normalize(
    extract({ name: 'page', slug: 'page', mediaType: 'text/html', text: PAGE, charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1, replaced: [], settings: {} }), // biome-ignore format: one row
  ).transcript
  return original
}

async function readBook(bytes: Buffer, format: string): Promise<Transcript | undefined> {
  const { transcript } = format === 'epub' ? { transcript: undefined } : await reopen(bytes, 'book')
  const compared = transcript ?? someTranscript()
  await verifyApart({ name: 'book', format, bytes, transcript: compared, timestamp: undefined })
  return transcript
}

async function readImage(bytes: Buffer): Promise<undefined> {
  const result = await imageFileOf(bytes)
  if (!('image' in result) || result.image.mediaType !== 'image/svg+xml') return
  const fault = svgFault(Buffer.from(result.image.bytes).toString('utf8'))
  if (fault) throw new Error(fault)
}

/** Of every transcript: it is read back as it is, and the markup of its book runs nothing and loads nothing. */
function faultOf(transcript: Transcript): string | undefined {
  const json = serializeTranscript(transcript)
  if (serializeTranscript(parseTranscript(json)) !== json) return 'the transcript is not read back as it was'
  return activeContentIn(semanticXhtml(transcript))
}

async function makeBooks(transcript: Transcript): Promise<number> {
  for (const format of ['epub', 'pdf', 'md']) {
    const { findings } = await makeArtefact({
      format, name: 'page', transcript, images: new Map(), timestamp: timestampOf(transcript, 0), templates: TEMPLATES, pandoc: 'embedded', presentation: DEFAULT_PRESENTATION, verify: true,
    }) // biome-ignore format: one row
    const error = findings.find(({ severity }) => severity === 'error')
    if (error) throw new Error(`${format}: ${error.message} [${error.check}]`)
  }
  return 3
}
