/** Readers of what comes from the network and of what was kept of it: nothing is asked for, the answers are mutated. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from '../../pipeline/extract/index.ts'
import { type Composed, compose } from '../../pipeline/load/capture/compose.ts'
import { StoredCapture } from '../../pipeline/load/capture/stored.ts'
import type { Clock } from '../../pipeline/load/http/clock.ts'
import { isBusy, retryAfter } from '../../pipeline/load/http/retry.ts'
import { Robots } from '../../pipeline/load/http/robots.ts'
import { discover, load } from '../../pipeline/load/index.ts'
import { factsOf } from '../../pipeline/load/live/facts.ts'
import { baseOf, isSameArticle, nextPages } from '../../pipeline/load/live/pagination.ts'
import { canonicalOfEdition } from '../../pipeline/load/live/variant.ts'
import { refuseWall } from '../../pipeline/load/live/wall.ts'
import { openWebArchive } from '../../pipeline/load/mhtml.ts'
import { pageOf, type Received } from '../../pipeline/load/page.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import type { Transcript } from '../../pipeline/transcript/model.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { checkTranscript } from '../../pipeline/transcript/parse.ts'
import { PAGE } from '../cli/run.ts'

const ADDRESS = 'https://example.com/talk'
/** Between the pages of one input. */
export const PAGE_END = '\n<!-- next page -->\n'
/** Between the headers of one input and its body. */
export const HEAD_END = '\n\n'

const transcriptOf = (page: Page): Transcript => checkTranscript(normalize(extract(page)).transcript, 'page')

const received = (bytes: Buffer, number: number, headers?: ReadonlyMap<string, string>): Received => {
  const url = number === 1 ? ADDRESS : `${ADDRESS}?page=${number}`
  return { bytes, given: url, url, ...(headers === undefined ? {} : { headers }) }
}

/** An article on several pages. */
export async function readJoined(bytes: Buffer): Promise<Transcript> {
  const pages = bytes.toString('latin1').split(PAGE_END).slice(0, 6)
  const known = { settings: {}, name: 'page', slug: 'page' }
  return transcriptOf(
    await pageOf(
      pages.map((page, index) => received(Buffer.from(page, 'latin1'), index + 1)),
      known,
    ),
  )
}

/** What a live page says of itself and where it leads: never out of its host, never twice. */
export async function readFacts(bytes: Buffer): Promise<undefined> {
  const facts = factsOf(bytes.toString('utf8'))
  const next = nextPages(facts, { first: ADDRESS, current: `${ADDRESS}?page=2`, count: 2 })
  const base = baseOf(facts, ADDRESS)
  const edition = canonicalOfEdition(facts, 'https://m.example.com/talk')
  if (!URL.canParse(base)) throw new Error(`relative addresses refer to ${base}`)
  for (const url of edition === undefined ? next : [...next, edition])
    if (!/^https?:\/\/([\w-]+\.)*example\.com[:/]/.test(url)) throw new Error(`the page leads to ${url}`)
  if (new Set(next).size < next.length) throw new Error('a page leads to one address twice')
  if (facts.prose < 0 || !Number.isSafeInteger(facts.prose)) throw new Error(`${facts.prose} letters of prose`)
  if (!isSameArticle(facts, facts)) throw new Error('a page is not of its own article')
  refuseWall(facts, ADDRESS, `${ADDRESS}?login`)
}

const CLOCK: Clock = { now: () => 1_700_000_000_000, random: () => 0.5, sleep: async () => undefined }

/** Headers of an answer, one a line, and its body. */
export async function readHeaders(bytes: Buffer): Promise<Transcript> {
  const text = bytes.toString('latin1')
  const end = text.indexOf(HEAD_END)
  const head = end < 0 ? text : text.slice(0, end)
  const headers = new Map<string, string>()
  for (const line of head.split('\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase().trim(), line.slice(colon + 1).trim())
  }
  const wait = retryAfter(headers.get('retry-after'), headers.get('date'), CLOCK)
  if (wait !== undefined && !(wait >= 0 && Number.isFinite(wait))) throw new Error(`a server asks to wait ${wait} ms`)
  isBusy(Number(headers.get('status')))
  const body = end < 0 ? Buffer.from(PAGE) : bytes.subarray(end + HEAD_END.length)
  return transcriptOf(await pageOf([received(body, 1, headers)], { settings: {}, name: 'page', slug: 'page' }))
}

const ASKED = ['/', '/talk', '/talk?page=2', '/private/a', '/%E6%B2%B3', `/${'a/'.repeat(300)}`, `/${'a'.repeat(3000)}`]

/** robots.txt: every address is allowed, or refused in words; a pace is a number. */
export async function readRobots(bytes: Buffer): Promise<undefined> {
  const paces: number[] = []
  const answer = { status: 200, statusText: 'OK', headers: new Map<string, string>(), bytes }
  const robots = new Robots(
    async () => answer,
    (_, seconds) => void paces.push(seconds),
  )
  let refusal: unknown
  for (const path of ASKED)
    await robots.refuse(new URL(path, ADDRESS), ADDRESS).catch((error: unknown) => {
      refusal = error
    })
  if (paces.some((seconds) => Number.isNaN(seconds) || seconds < 0)) throw new Error(`a pace of ${paces.join()} s`)
  if (refusal) throw refusal
}

const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')

/** A capture of two pages with an image that was had and one that was not. */
export function someCapture(): Composed {
  const headers = new Map([['content-type', 'text/html; charset=utf-8']])
  const page = (url: string, html: string) => ({ url, headers, bytes: Buffer.from(html), unchanged: false })
  return compose({
    address: ADDRESS,
    now: CLOCK.now(),
    pages: [page(ADDRESS, PAGE), page(`${ADDRESS}?page=2`, PAGE.replace('</article>', '<p>More of it.</p></article>'))],
    images: [
      { url: 'https://example.com/a.gif', headers: new Map([['content-type', 'image/gif']]), bytes: GIF },
      { url: 'https://example.com/b.gif', missing: 'it answers 404' },
    ], // biome-ignore format: one row an image
    warnings: ['page 3 of the article is missing'],
  })
}

/** A record that was changed beside the files it lists: they are as they were, or it is refused. */
export async function readCaptured(bytes: Buffer): Promise<Transcript | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-fuzz-'))
  try {
    mkdirSync(join(folder, 'capture'))
    writeFileSync(join(folder, 'source.yaml'), `url: ${ADDRESS}\n`)
    for (const [name, file] of someCapture().files) writeFileSync(join(folder, 'capture', name), file)
    writeFileSync(join(folder, 'capture/capture.json'), bytes)
    const capture = await StoredCapture.open(folder, folder)
    for (const { url } of capture?.record.images ?? []) await capture?.read(url)
    const [reference] = await discover(folder)
    return reference && transcriptOf(await load(reference))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Every part of a web archive that it is asked for, and its page as `load` reads it. */
export async function readArchive(bytes: Buffer): Promise<Transcript | undefined> {
  const archive = openWebArchive(bytes)
  for (const url of ['https://example.com/a.png', 'cid:a@b', '', 'a.png#x', 'https://example.com/talk'])
    await archive?.images.read(url)
  if (archive === undefined) return undefined
  return transcriptOf(await pageOf([{ bytes, given: 'page.mhtml' }], { settings: {}, name: 'page', slug: 'page' }))
}
