/** One queue a host, for a whole run: so many requests at a time, so far apart, longer where the host asks for it. */
import pLimit from 'p-limit'
import type { Clock } from './clock.ts'
import type { Limits, Wanted } from './limits.ts'

/** A `Crawl-delay` is no standard; what is longer than this is meant for those who read a whole site. */
const LONGEST_DELAY = 10_000

interface Host {
  limit: ReturnType<typeof pLimit>
  /** When the next request may start. */
  next: number
  /** What robots.txt asks for between two requests. */
  delay: number
}

export class Hosts {
  private readonly hosts = new Map<string, Host>()
  private readonly clock: Clock
  private readonly limits: Limits
  private readonly signal: AbortSignal | undefined

  constructor(clock: Clock, limits: Limits, signal?: AbortSignal) {
    this.clock = clock
    this.limits = limits
    this.signal = signal
  }

  /** Runs `act` when it is this request's turn at its host. */
  turn<T>(host: string, wanted: Wanted, act: () => Promise<T>): Promise<T> {
    const entry = this.of(host)
    return entry.limit(async () => {
      await this.wait(entry, wanted)
      return act()
    })
  }

  /** Nobody asks this host before so much time has passed. */
  pause(host: string, milliseconds: number): void {
    const entry = this.of(host)
    entry.next = Math.max(entry.next, this.clock.now() + milliseconds)
  }

  /** The host's own wish for the time between requests, in seconds. */
  slow(host: string, seconds: number): void {
    if (seconds > 0) this.of(host).delay = Math.min(seconds * 1000, LONGEST_DELAY)
  }

  /** A pause may be made longer while this request waits for it. */
  private async wait(entry: Host, wanted: Wanted): Promise<void> {
    for (let now = this.clock.now(); entry.next > now; now = this.clock.now()) {
      await this.clock.sleep(entry.next - now, this.signal)
      this.signal?.throwIfAborted()
    }
    entry.next = this.clock.now() + Math.max(this.limits.pace[wanted], entry.delay)
  }

  private of(host: string): Host {
    const known = this.hosts.get(host)
    if (known) return known
    const made = { limit: pLimit(this.limits.together), next: 0, delay: 0 }
    this.hosts.set(host, made)
    return made
  }
}
