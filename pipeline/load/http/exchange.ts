/** One request and its answer: no redirect, no second attempt. */
import * as zlib from 'node:zlib'
import type { Agent, Response } from 'undici'
import { PrivateAddressError, publicLookup, refusePrivateHost } from '../address.ts'
import { MAX_FETCHED_BYTES } from '../options.ts'
import { refused } from './fault.ts'
import type { Limits } from './limits.ts'
import { MAX_ADDRESS, MAX_HEADER_BYTES } from './limits.ts'
import { unzstd } from './zstd.ts'

export interface Exchange {
  status: number
  statusText: string
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>
  /** After content decoding; empty for every status but 2xx. */
  bytes: Uint8Array
}

/** What is asked for: all that can be decoded. */
export const CODINGS: readonly string[] = ['gzip', 'deflate', 'br', 'zstd']
/** Node before 22.15 has no zstd, and undici hands over the body as it came. */
const NODE_HAS_ZSTD = 'createZstdDecompress' in zlib

/** Without a proxy from the environment: behind one nobody could check the address that is connected to. */
export async function openAgent(limits: Limits, allowPrivate: boolean): Promise<Agent> {
  const { Agent } = await import('undici')
  return new Agent({
    connect: { timeout: limits.connect, ...(allowPrivate ? {} : { lookup: publicLookup }) },
    headersTimeout: limits.headers,
    bodyTimeout: limits.idle,
    maxHeaderSize: MAX_HEADER_BYTES,
  })
}

/** Before anything is sent. A name is checked when it has been resolved, by the agent's lookup. */
export function refuseTarget(url: URL, address: string, allowPrivate: boolean): void {
  if (!/^https?:$/.test(url.protocol))
    throw refused(address, `a redirect to ${url.protocol} instead of http or https; check the address`)
  if (url.username !== '' || url.password !== '')
    throw refused(address, 'a user name or password in it; save the page in a browser and name the file')
  if (url.href.length > MAX_ADDRESS)
    throw refused(address, `an address of more than ${MAX_ADDRESS} characters; check the address`)
  if (allowPrivate) return
  try {
    refusePrivateHost(url)
  } catch (error) {
    if (!(error instanceof PrivateAddressError)) throw error
    throw refused(address, `${error.message}; allow private addresses with --allow-private if you trust the source`)
  }
}

export interface ExchangeOptions {
  agent: Agent
  headers: Record<string, string>
  signal: AbortSignal
  /** As the user or the page has it, for messages. */
  address: string
  /** Most bytes after decoding; what is more is cut off instead of refused where `cut` is set. */
  limit?: number
  cut?: boolean
}

export async function exchange(url: URL, options: ExchangeOptions): Promise<Exchange> {
  const { fetch } = await import('undici')
  const response = await fetch(url, {
    dispatcher: options.agent,
    redirect: 'manual',
    signal: options.signal,
    headers: { 'accept-encoding': CODINGS.join(', '), ...options.headers },
  })
  const { status, statusText } = response
  const headers = new Map(response.headers)
  if (response.ok) return { status, statusText, headers, bytes: await receive(response, headers, options) }
  await response.body?.cancel()
  return { status, statusText, headers, bytes: new Uint8Array() }
}

async function receive(
  response: Response,
  headers: ReadonlyMap<string, string>,
  { address, limit = MAX_FETCHED_BYTES, cut = false }: ExchangeOptions,
): Promise<Uint8Array> {
  const codings = codingsOf(headers, address)
  const chunks: Uint8Array[] = []
  let size = 0
  // Counted after decompression, so that a small answer cannot become a large one.
  const body = response.body ?? []
  const isZstd = !NODE_HAS_ZSTD && codings.includes('zstd')
  for await (const chunk of isZstd && response.body ? unzstd(response.body, limit, address) : body) {
    size += chunk.length
    chunks.push(chunk)
    if (size <= limit) continue
    if (!cut)
      throw refused(address, `more than ${limit / 1024 / 1024} MB; save the page in a browser and name the file`)
    return Buffer.concat(chunks).subarray(0, limit)
  }
  return Buffer.concat(chunks)
}

/** undici hands over undecoded what it has no decoder for; a page of such bytes would be nonsense. */
function codingsOf(headers: ReadonlyMap<string, string>, address: string): string[] {
  const codings = (headers.get('content-encoding') ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((coding) => coding !== '' && coding !== 'identity')
  const unknown = codings.find((coding) => !CODINGS.includes(coding))
  // Of two codings undici would undo the other one, or neither.
  const mixed = !NODE_HAS_ZSTD && codings.includes('zstd') && codings.length > 1
  if (unknown !== undefined || mixed)
    throw refused(
      address,
      `an answer compressed as '${(unknown ?? codings.join(', ')).slice(0, 20)}', which was not asked for and cannot be decoded; save the page in a browser and name the file`,
    )
  return codings
}
