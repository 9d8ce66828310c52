/** Whoever asks the network on behalf of a run: redirects, attempts, politeness and limits for every request alike. */
import type { Agent } from 'undici'
import { ColloquyError } from '../../errors.ts'
import type { Clock } from './clock.ts'
import type { Exchange } from './exchange.ts'
import { exchange, openAgent, refuseTarget } from './exchange.ts'
import { causeOf, refused, statusFault, unanswered } from './fault.ts'
import { Hosts } from './hosts.ts'
import type { Limits, Wanted } from './limits.ts'
import { LIMITS, MAX_REDIRECTS } from './limits.ts'
import { backOff, isBusy, isTransient, retryAfter } from './retry.ts'
import { MAX_ROBOTS_BYTES, PRODUCT, Robots } from './robots.ts'

export interface ClientOptions {
  clock: Clock
  /** Whether private, loopback and link-local addresses may be asked; default false. */
  allowPrivate?: boolean
  /** Whether pages may be read that robots.txt forbids; default false. */
  ignoreRobots?: boolean
  limits?: Partial<Limits>
  signal?: AbortSignal
}

/** What an earlier capture knows of an address, to ask whether it has changed (RFC 9110, 13.1). */
export interface Validators {
  etag?: string | undefined
  lastModified?: string | undefined
}

export interface Request {
  wanted: Exclude<Wanted, 'robots'>
  /** The page on which the address stands. */
  referer?: string
  validators?: (url: string) => Validators | undefined
}

export interface Answer {
  /** After redirects, without a fragment. */
  url: string
  /** Has not changed since the capture whose validators were sent; `bytes` are empty. */
  unchanged: boolean
  bytes: Uint8Array
  headers: ReadonlyMap<string, string>
}

const ACCEPT: Record<Wanted, string> = {
  page: 'text/html,application/xhtml+xml,text/markdown;q=0.9,text/plain;q=0.8,*/*;q=0.1',
  image: 'image/png,image/jpeg,image/webp,image/gif,image/svg+xml,image/*;q=0.5,*/*;q=0.1',
  robots: 'text/plain,*/*;q=0.1',
}
const AGENT = `${PRODUCT} (+https://www.npmjs.com/package/colloquy)`

/** Addresses without a scheme's own fault are as the caller has them: they stand in every message. */
interface Target {
  address: string
  wanted: Wanted
  headers?: (url: URL) => Record<string, string>
}

export class Client {
  readonly clock: Clock
  private readonly options: ClientOptions
  private readonly limits: Limits
  private readonly hosts: Hosts
  private readonly robots: Robots
  private agent: Promise<Agent> | undefined

  constructor(options: ClientOptions) {
    this.options = options
    this.clock = options.clock
    this.limits = { ...LIMITS, ...options.limits }
    this.hosts = new Hosts(options.clock, this.limits, options.signal)
    this.robots = new Robots(
      (url, address) => this.follow(url, { address, wanted: 'robots' }, () => undefined),
      (host, seconds) => this.hosts.slow(host, seconds),
    )
  }

  /** @throws ColloquyError `unreadable` that names `address`, for whatever went wrong; `interrupted`. */
  async get(address: string, { wanted, referer, validators }: Request): Promise<Answer> {
    const url = URL.canParse(address) ? new URL(address) : undefined
    if (url === undefined) throw refused(address, 'an address that cannot be read; check it')
    const target = {
      address,
      wanted,
      headers: (at: URL) => ({ ...(referer === undefined ? {} : { referer }), ...conditions(validators?.(at.href)) }),
    }
    const found = await this.follow(url, target, () => {
      throw refused(address, `more than ${MAX_REDIRECTS} redirects; name the page's final address`)
    })
    const { status, statusText, headers, bytes } = found
    const unchanged = status === 304
    if (!unchanged && (status < 200 || status > 299)) throw statusFault(address, status, statusText, headers)
    return { url: found.url, unchanged, bytes, headers }
  }

  /** Closes the connections that are kept open; nothing can be asked afterwards. */
  async close(): Promise<void> {
    await (await this.agent)?.destroy()
  }

  /** The answer where redirects end, or what `lost` gives after too many of them. */
  private async follow<L>(start: URL, target: Target, lost: () => L): Promise<(Exchange & { url: string }) | L> {
    let url = start
    url.hash = ''
    const { address, wanted } = target
    try {
      for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
        refuseTarget(url, address, this.options.allowPrivate === true)
        if (wanted !== 'robots' && this.options.ignoreRobots !== true) await this.robots.refuse(url, address)
        const answer = await this.attempt(url, target)
        const location = answer.headers.get('location')
        if (![301, 302, 303, 307, 308].includes(answer.status) || location === undefined)
          return { ...answer, url: url.href }
        if (!URL.canParse(location, url.href))
          throw refused(address, 'a redirect to what is no address; check the address')
        url = new URL(location, url)
        url.hash = ''
      }
      return lost()
    } catch (error) {
      throw unanswered(address, error, this.limits, this.options.signal)
    }
  }

  /** Until there is an answer, or too many attempts had none. */
  private async attempt(url: URL, target: Target): Promise<Exchange> {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= this.limits.attempts
      let asked: number | undefined
      try {
        const answer = await this.hosts.turn(url.host, target.wanted, () => this.ask(url, target))
        if (last || !isBusy(answer.status)) return answer
        asked = retryAfter(answer.headers.get('retry-after'), answer.headers.get('date'), this.clock)
      } catch (error) {
        if (last || error instanceof ColloquyError || !isTransient(causeOf(error))) throw error
      }
      if (asked !== undefined && asked > this.limits.longestWait)
        throw refused(
          target.address,
          `a server that asks to be left alone for ${Math.ceil(asked / 1000)} s; try again after that`,
        )
      this.hosts.pause(url.host, Math.max(asked ?? 0, backOff(attempt, this.limits, this.clock)))
    }
  }

  private async ask(url: URL, { address, wanted, headers }: Target): Promise<Exchange> {
    this.agent ??= openAgent(this.limits, this.options.allowPrivate === true)
    const timeout = AbortSignal.timeout(this.limits.total)
    const { signal } = this.options
    return exchange(url, {
      agent: await this.agent,
      address,
      headers: { accept: ACCEPT[wanted], 'user-agent': AGENT, ...headers?.(url) },
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      ...(wanted === 'robots' ? { limit: MAX_ROBOTS_BYTES, cut: true } : {}),
    })
  }
}

function conditions(validators: Validators | undefined): Record<string, string> {
  return {
    ...(validators?.etag === undefined ? {} : { 'if-none-match': validators.etag }),
    ...(validators?.lastModified === undefined ? {} : { 'if-modified-since': validators.lastModified }),
  }
}
