/** A live page, whole: past its redirects and editions, with the further pages of the same article. */
import { ColloquyError } from '../../errors.ts'
import { decode } from '../decode.ts'
import type { Answer, Client, Validators } from '../http/client.ts'
import { charsetOfHeader, mediaTypeOfHeader } from '../media-type.ts'
import type { PageFacts } from './facts.ts'
import { factsOf } from './facts.ts'
import { baseOf, isSameArticle, MAX_PAGES, nextPages } from './pagination.ts'
import { canonicalOfEdition } from './variant.ts'
import { refuseWall } from './wall.ts'

export interface LivePage {
  /** After redirects. */
  url: string
  bytes: Uint8Array
  headers: ReadonlyMap<string, string>
  /** Was fetched before and has not changed since. */
  unchanged: boolean
}

export interface LivePages {
  pages: LivePage[]
  warnings: string[]
}

/** What an earlier capture holds of an address; its bytes stand in where the server says that nothing changed. */
export interface Earlier {
  validators(url: string): Validators | undefined
  page(url: string): Promise<{ bytes: Uint8Array; headers: ReadonlyMap<string, string> } | undefined>
}

interface Read {
  page: LivePage
  facts: PageFacts
}

/** As many pages that only send their reader on are followed. */
const MAX_REFRESHES = 3

/** @throws ColloquyError `unreadable`, `not-a-page`, `no-article` for a wall, `interrupted`. */
export async function fetchPages(address: string, client: Client, earlier?: Earlier): Promise<LivePages> {
  const warnings: string[] = []
  const first = await canonical(await firstPage(address, client, earlier), { client, earlier, warnings })
  const pages = [first.page]
  const seen = new Set([address, first.page.url])
  for (let last = first; ; ) {
    const progress = { first: first.page.url, current: last.page.url, count: pages.length }
    const candidates = nextPages(last.facts, progress).filter((url) => !seen.has(url))
    if (candidates.length === 0) break
    if (pages.length >= MAX_PAGES) {
      warnings.push(`expected at most ${MAX_PAGES} pages, found more; those from ${candidates[0]} on are left out`)
      break
    }
    const next = await nextPage(candidates, { client, earlier, warnings, last, pages, seen })
    if (next === undefined) break
    pages.push(next.page)
    last = next
  }
  if (first.facts.paid)
    warnings.push('the page says that not everybody may read it; what was captured may be only its beginning')
  return { pages, warnings }
}

async function firstPage(address: string, client: Client, earlier?: Earlier): Promise<Read> {
  let asked = address
  const seen = new Set<string>()
  for (;;) {
    const read = await readPage(asked, address, { client, earlier })
    const { facts, page } = read
    const base = baseOf(facts, page.url)
    const refresh =
      facts.refresh !== undefined && URL.canParse(facts.refresh, base) ? new URL(facts.refresh, base).href : undefined
    seen.add(page.url)
    if (refresh === undefined || seen.has(refresh) || !/^https?:/.test(refresh)) {
      refuseWall(facts, address, page.url)
      return read
    }
    if (seen.size > MAX_REFRESHES)
      throw new ColloquyError(
        'unreadable',
        `expected a page at this address, found more than ${MAX_REFRESHES} pages that only lead on; name the last one`,
        { file: address },
      )
    asked = refresh
  }
}

interface Way {
  client: Client
  earlier: Earlier | undefined
  warnings: string[]
}

/** The page of which this one is an AMP or mobile edition. */
async function canonical(read: Read, { client, earlier, warnings }: Way): Promise<Read> {
  const url = canonicalOfEdition(read.facts, read.page.url)
  if (url === undefined) return read
  try {
    const found = await readPage(url, url, { client, earlier })
    refuseWall(found.facts, url, found.page.url)
    return found
  } catch (error) {
    if (!(error instanceof ColloquyError) || error.code === 'interrupted') throw error
    warnings.push(`the page is an edition of ${url}, which cannot be had: ${error.message}`)
    return read
  }
}

async function nextPage(
  candidates: readonly string[],
  { client, earlier, warnings, last, pages, seen }: Way & { last: Read; pages: LivePage[]; seen: Set<string> },
): Promise<Read | undefined> {
  for (const url of candidates) {
    seen.add(url)
    try {
      const found = await readPage(url, url, { client, earlier, referer: last.page.url })
      const isNew = !pages.some(({ bytes }) => Buffer.from(bytes).equals(found.page.bytes))
      const elsewhere = found.page.url !== url && seen.has(found.page.url)
      seen.add(found.page.url)
      if (isNew && !elsewhere && isSameArticle(last.facts, found.facts)) return found
    } catch (error) {
      if (!(error instanceof ColloquyError) || error.code === 'interrupted') throw error
      warnings.push(`page ${pages.length + 1} of the article is missing (${url}): ${error.message}`)
      return undefined
    }
  }
  return undefined
}

async function readPage(
  url: string,
  given: string,
  { client, earlier, referer }: { client: Client; earlier: Earlier | undefined; referer?: string },
): Promise<Read> {
  const answer = await client.get(url, {
    wanted: 'page',
    ...(referer === undefined ? {} : { referer }),
    ...(earlier === undefined ? {} : { validators: (at: string) => earlier.validators(at) }),
  })
  const page = await wholePage(answer, earlier, given)
  const contentType = page.headers.get('content-type') ?? ''
  if (mediaTypeOfHeader(contentType) === 'other')
    throw new ColloquyError(
      'not-a-page',
      `expected HTML, Markdown or plain text, found ${contentType.split(';')[0]}; name the address of the page itself`,
      { file: given },
    )
  const charset = charsetOfHeader(contentType)
  const { text } = await decode(page.bytes, { declared: charset === undefined ? [] : [charset], file: given })
  return { page, facts: factsOf(text) }
}

async function wholePage(answer: Answer, earlier: Earlier | undefined, given: string): Promise<LivePage> {
  if (!answer.unchanged) return answer
  const known = await earlier?.page(answer.url)
  if (known) return { url: answer.url, unchanged: true, ...known }
  throw new ColloquyError(
    'unreadable',
    'expected a page at this address, found the answer 304 Not Modified to a first question; try again later',
    {
      file: given,
    },
  )
}
