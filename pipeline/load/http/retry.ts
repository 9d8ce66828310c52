/** What is worth another attempt, and when. */
import type { Clock } from './clock.ts'
import type { Limits } from './limits.ts'

/** Faults of the way, not of the answer: a connection that broke or did not come about in time. */
const TRANSIENT = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
])

export function isTransient(error: Error): boolean {
  return 'code' in error && TRANSIENT.has(String(error.code))
}

/** Too many requests, and what is broken or busy on the server's side; what it cannot do at all stays so. */
export function isBusy(status: number): boolean {
  return status === 429 || status === 408 || (status >= 500 && status !== 501 && status !== 505 && status !== 511)
}

/**
 * `Retry-After` (RFC 9110, 10.2.3) in milliseconds: seconds, or a date, which is read against the server's own `Date`
 * so that a wrong clock on either side does not matter. Undefined without one that can be read.
 */
export function retryAfter(value: string | undefined, date: string | undefined, clock: Clock): number | undefined {
  if (value === undefined) return undefined
  const text = value.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000
  const until = Date.parse(text)
  if (Number.isNaN(until)) return undefined
  const now = date === undefined ? Number.NaN : Date.parse(date)
  return Math.max(0, until - (Number.isNaN(now) ? clock.now() : now))
}

/** Twice as long each time, and half of it by chance, so that many who failed together do not come back together. */
export function backOff(attempt: number, { backOff: first }: Limits, clock: Clock): number {
  const longest = first * 2 ** (attempt - 1)
  return longest / 2 + (longest / 2) * clock.random()
}
