/** What was fetched → the files of a capture and the record that lists them. */
import { createHash } from 'node:crypto'
import { magicOf } from '../binary.ts'
import { EXTENSIONS, mediaTypeOf } from '../image-file.ts'
import type { TakenImage } from '../live/images.ts'
import type { LivePage } from '../live/pages.ts'
import { mediaTypeOfHeader, mediaTypeOfName } from '../media-type.ts'
import type { CaptureRecord, StoredFile } from './record.ts'

/** The headers that say what the bytes are, or by which a server tells whether they have changed. */
const KEPT = ['content-language', 'content-type', 'etag', 'last-modified'] as const
const LONGEST_HEADER = 2000

export interface Composed {
  record: CaptureRecord
  /** Name → bytes, of all files but the record. */
  files: ReadonlyMap<string, Uint8Array>
}

export interface Taken {
  address: string
  /** Milliseconds since 1970. */
  now: number
  pages: readonly LivePage[]
  images: readonly TakenImage[]
  warnings: readonly string[]
}

/** Files are named by their content, so that a capture never shares a name with another state of itself. */
export function compose({ address, now, pages, images, warnings }: Taken): Composed {
  const files = new Map<string, Uint8Array>()
  const keep = (stem: string, extension: string, file: Pick<LivePage, 'url' | 'bytes' | 'headers'>): StoredFile => {
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    const name = `${stem}-${sha256.slice(0, 16)}.${extension}`
    files.set(name, file.bytes)
    return { url: file.url, file: name, bytes: file.bytes.length, sha256, headers: keptHeaders(file.headers) }
  }
  const record: CaptureRecord = {
    version: 1,
    address,
    retrieved: new Date(now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    pages: pages.map((page, index) => keep(`page-${index + 1}`, pageExtension(page), page)),
    images: images.map((image) => ('bytes' in image ? keep('image', imageExtension(image.bytes), image) : image)),
    warnings: [...warnings],
  }
  return { record, files }
}

/** Whether two records hold the same bytes from the same places: then the older one is as good, and its date stays. */
export function isSameCapture(one: CaptureRecord, other: CaptureRecord): boolean {
  return contentOf(one) === contentOf(other)
}

function contentOf({ address, pages, images, warnings }: CaptureRecord): string {
  const pagesOf = pages.map(({ url, sha256, headers }) => [url, sha256, headers['content-type']])
  const imagesOf = images.map((image) => [image.url, 'file' in image ? image.sha256 : image.missing])
  return JSON.stringify([address, pagesOf, imagesOf, warnings])
}

function keptHeaders(headers: ReadonlyMap<string, string>): Record<string, string> {
  const kept = KEPT.map((name) => [name, headers.get(name)?.slice(0, LONGEST_HEADER)] as const)
  return Object.fromEntries(
    kept.filter((pair): pair is readonly [(typeof KEPT)[number], string] => pair[1] !== undefined),
  )
}

function pageExtension({ url, headers }: LivePage): string {
  const stated = mediaTypeOfHeader(headers.get('content-type') ?? '')
  const type = stated === undefined || stated === 'other' ? mediaTypeOfName(new URL(url).pathname) : stated
  return type === 'text/markdown' ? 'md' : type === 'text/plain' ? 'txt' : 'html'
}

function imageExtension(bytes: Uint8Array): string {
  const type = mediaTypeOf(bytes)
  return type === undefined || magicOf(bytes) === 'a PDF document' ? 'bin' : EXTENSIONS[type]
}
