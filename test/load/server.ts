/** A real server on this machine, and a clock on which no test waits. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import type { ClientOptions } from '../../pipeline/load/http/client.ts'
import { Client } from '../../pipeline/load/http/client.ts'
import type { Clock } from '../../pipeline/load/http/clock.ts'

export type Reply = (request: IncomingMessage, response: ServerResponse) => void

export const send =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Reply =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)

export const redirect = (location: string, status = 302) => send('', { location }, status)

/** One reply after the other; the last one again and again. */
export function inTurn(...replies: Reply[]): Reply {
  let next = 0
  return (request, response) => {
    const reply = replies[Math.min(next, replies.length - 1)] as Reply
    next += 1
    reply(request, response)
  }
}

export interface Site {
  origin: string
  /** What was asked for, in order, robots.txt left out. */
  asked: string[]
  /** The same, all of it, with headers. */
  requests: IncomingMessage[]
  replies: Record<string, Reply>
}

/** By path and query; what is not listed is 404, robots.txt among it. */
export async function serve(replies: Record<string, Reply>): Promise<Site> {
  const site: Site = { origin: '', asked: [], requests: [], replies }
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => {
    const path = request.url ?? ''
    site.requests.push(request)
    if (path !== '/robots.txt') site.asked.push(path)
    const reply = site.replies[path] ?? send('no', {}, 404)
    reply(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return site
}

export interface TestClock extends Clock {
  /** Every sleep, in milliseconds. */
  slept: number[]
  time: number
}

/** Sleeping takes no time and is written down; chance is always one half. */
export function testClock(time = Date.UTC(2024, 2, 20, 8, 30)): TestClock {
  const clock: TestClock = {
    slept: [],
    time,
    now: () => clock.time,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      clock.slept.push(milliseconds)
      clock.time += milliseconds
    },
  }
  return clock
}

const clients: Client[] = []

export function testClient(options: Partial<ClientOptions> = {}): Client {
  const client = new Client({ clock: testClock(), allowPrivate: true, ...options })
  clients.push(client)
  return client
}

afterAll(async () => {
  for (const client of clients.splice(0)) await client.close()
})
