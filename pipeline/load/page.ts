/** Received bytes → the page as text: one, or several that are one article. */
import { createHash } from 'node:crypto'
import type { FurtherPage, Page } from '../transcript/page.ts'
import { decode } from './decode.ts'
import type { ImageArchive } from './image-archive.ts'
import { charsetOfHeader, mediaTypeOfHeader, mediaTypeOfName, sniffMediaType } from './media-type.ts'
import { savedFrom } from './saved-from.ts'

export interface LoadedPage extends Page {
  /** Images that came with the page. */
  archive?: ImageArchive
}

/** Bytes, and what is known of them from outside. */
export interface Received {
  bytes: Uint8Array
  /** For messages: as the user named it, or its address. */
  given: string
  url?: string
  headers?: ReadonlyMap<string, string>
}

type Measured = 'text' | 'mediaType' | 'charset' | 'sha256' | 'bytes' | 'replaced' | 'further'

/** @throws ColloquyError `not-a-page` */
export async function pageOf(received: readonly Received[], known: Omit<LoadedPage, Measured>): Promise<LoadedPage> {
  const [first, ...rest] = received as [Received, ...Received[]]
  const archive = await webArchive(first)
  const page = archive ? { ...known, ...located(archive.location), archive: archive.images, ...known } : known
  const label = archive?.charset ?? charsetOfHeader(contentTypeOf(first))
  const declared = [known.settings.charset, label].filter((name) => name !== undefined)
  const { text, charset, replaced } = await decode(archive?.html ?? first.bytes, { declared, file: first.given })
  const mediaType = archive ? 'text/html' : (mediaTypeOf(first, known) ?? sniffMediaType(text))
  const url = page.url ?? first.url ?? (mediaType === 'text/html' ? savedFrom(text) : undefined)
  const base = await baseIn(text, first)
  const hash = createHash('sha256')
  for (const { bytes } of received) hash.update(bytes)
  const further: FurtherPage[] = []
  for (const next of rest) further.push(await furtherPage(next, known))
  return {
    ...page,
    ...(url === undefined ? {} : { url }),
    ...(base === undefined ? {} : { base }),
    ...(further.length === 0 ? {} : { further }),
    mediaType,
    text,
    charset,
    sha256: hash.digest('hex'),
    bytes: received.reduce((sum, { bytes }) => sum + bytes.length, 0),
    replaced,
  }
}

async function furtherPage(page: Received, { settings }: Omit<LoadedPage, Measured>): Promise<FurtherPage> {
  const declared = [settings.charset, charsetOfHeader(contentTypeOf(page))].filter((name) => name !== undefined)
  const { text } = await decode(page.bytes, { declared, file: page.given })
  const url = page.url ?? ''
  return { text, url, base: (await baseIn(text, page)) ?? url }
}

const contentTypeOf = ({ headers }: Received) => headers?.get('content-type') ?? ''

/** A file's name says more than its look; a server's content type says more than a name. */
function mediaTypeOf(received: Received, { file }: Omit<LoadedPage, Measured>): Page['mediaType'] | undefined {
  const stated = mediaTypeOfHeader(contentTypeOf(received))
  if (stated !== undefined && stated !== 'other') return stated
  return mediaTypeOfName(received.url === undefined ? (file ?? '') : new URL(received.url).pathname)
}

/** Only of a page from the network: a saved page's images are looked for beside it. */
async function baseIn(text: string, { url }: Received): Promise<string | undefined> {
  if (url === undefined || !/<base\s/i.test(text)) return undefined
  const { factsOf } = await import('./live/facts.ts')
  const { base } = factsOf(text)
  return base !== undefined && URL.canParse(base, url) ? new URL(base, url).href : undefined
}

async function webArchive({ bytes }: Received) {
  if (!/^(?:from|mime-version|snapshot-content-location|subject|date|content-type|x-\w{1,20}):/i.test(headOf(bytes)))
    return undefined
  const { openWebArchive } = await import('./mhtml.ts')
  return openWebArchive(bytes)
}

const headOf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 40)).toString('latin1')

/** A word processor saves from `file:`, which is what its images' names are relative to and nobody else's business. */
function located(location: string | undefined): Partial<Page> {
  if (location === undefined || !URL.canParse(location)) return {}
  return /^https?:/i.test(location) ? { url: location } : { base: location }
}
