/** robots.txt (RFC 9309): asked for once a host, for a whole run. */
import { ColloquyError } from '../../errors.ts'
import type { Exchange } from './exchange.ts'
import { refused } from './fault.ts'

/** The product token by which robots.txt may name us (RFC 9309, 2.2.1). */
export const PRODUCT = 'colloquy'
/** Parsers must read at least 500 KiB (2.5); what stands behind is not read. */
export const MAX_ROBOTS_BYTES = 500 * 1024

/** The package is CommonJS and its types are not. */
interface RobotsParser {
  default: typeof import('robots-parser').default
}

/** The line that forbids an address, undefined where nothing does; or why nothing of the host may be asked for. */
type Rules = { forbids(url: string): number | undefined } | { fault: ColloquyError }

const EVERYTHING: Rules = { forbids: () => undefined }

/** @param status undefined where redirects led nowhere, which counts as no file (2.3.1.2) */
export type FetchRobots = (url: URL, address: string) => Promise<Exchange | undefined>

export class Robots {
  private readonly origins = new Map<string, Promise<Rules>>()
  private readonly fetch: FetchRobots
  private readonly slow: (host: string, seconds: number) => void

  constructor(fetch: FetchRobots, slow: (host: string, seconds: number) => void) {
    this.fetch = fetch
    this.slow = slow
  }

  /** @throws ColloquyError `unreadable` when robots.txt forbids the address or cannot be had. */
  async refuse(url: URL, address: string): Promise<void> {
    const known = this.origins.get(url.origin)
    const asked = known ?? this.read(url, address).catch(asFault)
    if (known === undefined) this.origins.set(url.origin, asked)
    const rules = await asked
    if ('fault' in rules) throw new ColloquyError(rules.fault.code, rules.fault.message, { file: address })
    const line = rules.forbids(url.href)
    if (line === undefined) return
    throw refused(
      address,
      `that ${url.origin}/robots.txt does not allow programs to read it (line ${line}); save the page in a browser and name the file, or take --ignore-robots if you have the owner's leave`,
    )
  }

  private async read(url: URL, address: string): Promise<Rules> {
    const file = new URL('/robots.txt', url)
    const answer = await this.fetch(file, address)
    // 2.3.1.3: unavailable means that everything is allowed; 2.3.1.4: unreachable means that nothing is.
    if (answer === undefined || (answer.status >= 400 && answer.status < 500 && answer.status !== 429))
      return EVERYTHING
    if (answer.status !== 200 && answer.status !== 304 && !(answer.status > 200 && answer.status < 300))
      throw refused(
        address,
        `that ${file.href} answers ${answer.status}, which forbids everything (RFC 9309, 2.3.1.4); try again later, or take --ignore-robots if you have the owner's leave`,
      )
    return this.rules(file, answer.bytes)
  }

  private async rules(file: URL, bytes: Uint8Array): Promise<Rules> {
    const { default: parse } = (await import('robots-parser')) as unknown as RobotsParser
    const robots = parse(file.href, new TextDecoder().decode(bytes))
    const delay = robots.getCrawlDelay(PRODUCT)
    if (delay !== undefined) this.slow(file.host, delay)
    return {
      forbids: (url) => (robots.isDisallowed(url, PRODUCT) ? robots.getMatchingLineNumber(url, PRODUCT) : undefined),
    }
  }
}

/** One host that does not answer is asked once a run, and every page of it says so under its own name. */
function asFault(error: unknown): Rules {
  if (error instanceof ColloquyError) return { fault: error }
  throw error
}
