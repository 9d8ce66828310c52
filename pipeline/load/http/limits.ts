/** How long, how often and how much: one place for the bounds of whatever comes from the network. */

export interface Limits {
  /** Until a connection stands, TLS included. Milliseconds, as all times here. */
  connect: number
  /** From the request sent to the last header received. */
  headers: number
  /** Between two pieces of the body. */
  idle: number
  /** From the first byte sent to the last received, for one answer. */
  total: number
  /** Attempts at one address, the first among them. */
  attempts: number
  /** Before the second attempt; twice as long before each further one. */
  backOff: number
  /** The longest wait that a server may ask for in `Retry-After`. */
  longestWait: number
  /** Between the starts of two requests to one host, by what is asked for. */
  pace: Readonly<Record<Wanted, number>>
  /** Requests to one host at a time. */
  together: number
}

export type Wanted = 'page' | 'image' | 'robots'

export const LIMITS: Limits = {
  connect: 10_000,
  headers: 20_000,
  idle: 15_000,
  total: 60_000,
  attempts: 4,
  backOff: 1000,
  longestWait: 60_000,
  pace: { page: 1000, image: 200, robots: 200 },
  together: 2,
}

/** As browsers have it before they give up; RFC 9309 asks for five for robots.txt. */
export const MAX_REDIRECTS = 5
/** Of all headers of one answer. */
export const MAX_HEADER_BYTES = 32 * 1024
/** Of an address. Servers refuse longer ones, and so does whoever sends them. */
export const MAX_ADDRESS = 4000
