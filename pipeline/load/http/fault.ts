/** What went wrong on the network, in our words: what was expected, what was found, what to do. */
import { ColloquyError } from '../../errors.ts'
import { PrivateAddressError } from '../address.ts'
import type { Limits } from './limits.ts'

const SAVE = 'or save the page in a browser and name the file'

export function refused(address: string, found: string): ColloquyError {
  return new ColloquyError('unreadable', `expected a page at this address, found ${found}`, { file: address })
}

/** An answer that is none: 4xx, or 5xx after the last attempt. */
export function statusFault(
  address: string,
  status: number,
  statusText: string,
  headers: ReadonlyMap<string, string>,
): ColloquyError {
  const reason = `the answer ${status} ${statusText}`.trim()
  if (headers.get('cf-mitigated') === 'challenge')
    return refused(
      address,
      `${reason}: the site checks that its reader is no program; save the page in a browser and name the file`,
    )
  return refused(
    address,
    `${reason}${MEANINGS[status] ?? ''}; ${status >= 500 ? 'try again later' : 'check the address'}, ${SAVE}`,
  )
}

const MEANINGS: Record<number, string> = {
  401: ': it asks for a login',
  402: ': it asks for payment',
  403: ': it does not let a program read it',
  407: ': a proxy asks for a login',
  429: ': it was asked too often',
  451: ': it may not be shown here for legal reasons',
}

/** Whatever a request threw. */
export function unanswered(address: string, error: unknown, limits: Limits, signal?: AbortSignal): ColloquyError {
  if (error instanceof ColloquyError) return error
  if (signal?.aborted)
    return new ColloquyError('interrupted', 'expected to fetch this page, found that the run was stopped', {
      file: address,
    })
  const cause = causeOf(error)
  if (cause instanceof PrivateAddressError)
    return refused(address, `${cause.message}; allow private addresses with --allow-private if you trust the source`)
  return refused(address, `${describe(cause, limits)}; check the address and the network, ${SAVE}`)
}

function describe(cause: Error, limits: Limits): string {
  // A DOMException has a code too, which is a number of long ago.
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name
  const timed: Record<string, string> = {
    UND_ERR_CONNECT_TIMEOUT: `no connection within ${limits.connect / 1000} s`,
    UND_ERR_HEADERS_TIMEOUT: `no answer within ${limits.headers / 1000} s`,
    UND_ERR_BODY_TIMEOUT: `an answer that stopped for ${limits.idle / 1000} s`,
    TimeoutError: `no whole answer within ${limits.total / 1000} s`,
    UND_ERR_HEADERS_OVERFLOW: 'more headers than any page has',
    ENOTFOUND: 'no such host',
    ECONNREFUSED: 'no server there',
  }
  return timed[code] ?? `no whole answer (${cause.message})`
}

/** undici wraps what happened: `fetch failed`, caused by the socket's error. */
export function causeOf(error: unknown): Error {
  let cause = error
  while (cause instanceof Error && cause.cause instanceof Error) cause = cause.cause
  return cause instanceof Error ? cause : new Error(String(error))
}
