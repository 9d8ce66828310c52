/** One GET of one http(s) address, followed through its redirects, within limits of time, size and place. */
import type { Response } from 'undici'
import { ColloquyError } from '../errors.ts'
import { PrivateAddressError, publicLookup, refusePrivateHost } from './address.ts'
import type { LoadOptions } from './options.ts'
import { MAX_FETCHED_BYTES } from './options.ts'

export interface Fetched {
  bytes: Uint8Array
  /** After redirects, without a fragment. */
  url: string
  /** The `Content-Type` header; '' without one. */
  contentType: string
}

const MAX_REDIRECTS = 5
const TIMEOUT = 30_000

/** @throws ColloquyError `unreadable` that names `address`, for whatever went wrong. */
export async function fetchBytes(address: string, accept: string, options: LoadOptions): Promise<Fetched> {
  if (options.network === false)
    throw refused(address, 'found an address while the network is off; save the page and name the file')
  const { Agent, fetch } = await import('undici')
  const timeout = options.timeout ?? TIMEOUT
  const agent = new Agent({ connect: { timeout, ...(options.allowPrivate ? {} : { lookup: publicLookup }) } })
  const signals = [AbortSignal.timeout(timeout), ...(options.signal ? [options.signal] : [])]
  const init = {
    dispatcher: agent,
    redirect: 'manual',
    signal: AbortSignal.any(signals),
    headers: { accept, 'user-agent': 'colloquy (+https://www.npmjs.com/package/colloquy)' },
  } as const
  try {
    let url = new URL(address)
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      refuseTarget(url, address, options)
      const response = await fetch(url, init)
      const next = redirectOf(response, url)
      if (next === undefined) return await receive(response, url, address)
      await response.body?.cancel()
      url = next
    }
    throw refused(address, `found more than ${MAX_REDIRECTS} redirects; name the page's final address`)
  } catch (error) {
    throw error instanceof ColloquyError ? error : unanswered(address, error, timeout, options)
  } finally {
    await agent.destroy()
  }
}

function refuseTarget(url: URL, address: string, options: LoadOptions): void {
  if (!/^https?:$/.test(url.protocol))
    throw refused(address, `found a redirect to ${url.protocol} instead of http or https`)
  if (url.username !== '' || url.password !== '')
    throw refused(address, 'found a user name or password in it; save the page in a browser and name the file')
  if (!options.allowPrivate) refusePrivateHost(url)
}

function redirectOf(response: Response, url: URL): URL | undefined {
  const location = response.headers.get('location')
  if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return undefined
  const next = new URL(location, url)
  next.hash = ''
  return next
}

async function receive(response: Response, url: URL, address: string): Promise<Fetched> {
  if (!response.ok) {
    await response.body?.cancel()
    const reason = `${response.status} ${response.statusText}`.trim()
    throw refused(address, `found the answer ${reason}; check the address, or save the page and name the file`)
  }
  const chunks: Uint8Array[] = []
  let size = 0
  // Counted after decompression, so that a small answer cannot become a large one.
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_FETCHED_BYTES)
      throw refused(address, `found more than ${MAX_FETCHED_BYTES / 1024 / 1024} MB; save the page and name the file`)
    chunks.push(chunk)
  }
  return { bytes: Buffer.concat(chunks), url: url.href, contentType: response.headers.get('content-type') ?? '' }
}

function refused(address: string, found: string): ColloquyError {
  return new ColloquyError('unreadable', `expected a page at this address, ${found}`, { file: address })
}

function unanswered(address: string, error: unknown, timeout: number, options: LoadOptions): ColloquyError {
  if (options.signal?.aborted) return new ColloquyError('interrupted', 'stopped while fetching', { file: address })
  const cause = causeOf(error)
  if (cause instanceof PrivateAddressError)
    return refused(address, `found ${cause.message}; allow private addresses if you trust the source`)
  const timedOut = cause.name === 'TimeoutError' || /timeout/i.test(cause.message)
  const found = timedOut ? `no whole answer within ${timeout / 1000} s` : `no answer (${cause.message})`
  return refused(address, `found ${found}; check the address and the network, or save the page and name the file`)
}

/** undici wraps what happened: `fetch failed`, caused by the socket's error. */
function causeOf(error: unknown): Error {
  let cause = error
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause
  return cause instanceof Error ? cause : new Error(String(error))
}
