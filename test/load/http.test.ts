import type { AddressInfo } from 'node:net'
import { createServer as createRaw, type Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientOptions } from '../../pipeline/load/http/client.ts'
import { LIMITS } from '../../pipeline/load/http/limits.ts'
import { backOff, retryAfter } from '../../pipeline/load/http/retry.ts'
import { inTurn, type Reply, redirect, type Site, send, serve, testClient, testClock } from './server.ts'

const BODY = '<!doctype html><p>Ida: Where do the bees go?</p>'
const MB = 1024 * 1024

/** Headers, then a piece, then nothing. */
const stalls: Reply = (_, response) => void response.writeHead(200, { 'content-length': '1000' }).write('<p>')
const resets: Reply = (request) => void request.socket.destroy()
const short: Reply = (_, response) => {
  response.writeHead(200, { 'content-length': '1000' })
  response.write('<p>')
  setImmediate(() => response.socket?.destroy())
}
const endless: Reply = (_, response) => {
  response.writeHead(200)
  const pour = () => {
    while (!response.destroyed && response.write(Buffer.alloc(256 * 1024, 'a')));
    if (!response.destroyed) response.once('drain', pour)
  }
  pour()
}
/** Ten bytes a turn of the loop, for ever: never idle, never done. */
const trickles: Reply = (_, response) => {
  response.writeHead(200)
  const drop = () => {
    if (response.destroyed) return
    response.write('<p>drop</p>')
    setTimeout(drop, 5)
  }
  drop()
}

/** A frame of zstd (RFC 8878, 3.1.1) with a window of 128 KB, of blocks stored or repeated. */
function zstdFrame(blocks: readonly Buffer[], window = 0x38): Buffer {
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, window]), ...blocks])
}
const zstdBlock = (type: 'stored' | 'repeated', size: number, content: Buffer, last = true) => {
  const header = Buffer.alloc(3)
  header.writeUIntLE((size << 3) | ((type === 'stored' ? 0 : 1) << 1) | Number(last), 0, 3)
  return Buffer.concat([header, content])
}
const stored = (text: string) => zstdFrame([zstdBlock('stored', Buffer.byteLength(text), Buffer.from(text))])
/** A quarter of a gigabyte in eight kilobytes. */
const ZSTD_BOMB = zstdFrame(
  Array.from({ length: 2048 }, (_, n) => zstdBlock('repeated', 128 * 1024, Buffer.from('a'), n === 2047)),
)
/** `zstd -19` of six lines `<p>记者：你好_Ann:_hello_again</p>`. */
const ZSTD_LINES = Buffer.from(
  'KLUv/QRojQEAhAI8cD7orrDogIXvvJrkvaDlpb1fQW5uOl9oZWxsb19hZ2FpbjwvcD4KAQAoLkqVAX1G1CQ=',
  'base64',
)

let site: Site
beforeAll(async () => {
  site = await serve({
    '/page': send(BODY),
    '/gzip': send(gzipSync(BODY), { 'content-encoding': 'gzip' }),
    '/br': send(brotliCompressSync(BODY), { 'content-encoding': 'br' }),
    '/deflate': send(deflateSync(BODY), { 'content-encoding': 'deflate' }),
    '/zstd': send(stored(BODY), { 'content-encoding': 'zstd' }),
    '/zstd-lines': send(ZSTD_LINES, { 'content-encoding': 'zstd' }),
    '/bomb-zstd': send(ZSTD_BOMB, { 'content-encoding': 'zstd' }),
    '/wide-zstd': send(zstdFrame([zstdBlock('stored', 1, Buffer.from('a'))], 0xa8), { 'content-encoding': 'zstd' }),
    '/no-zstd': send('not compressed at all', { 'content-encoding': 'zstd' }),
    '/short-zstd': send(ZSTD_LINES.subarray(0, 40), { 'content-encoding': 'zstd' }),
    '/twice': send(brotliCompressSync(gzipSync(BODY)), { 'content-encoding': 'gzip, br' }),
    '/bomb': send(gzipSync(Buffer.alloc(30 * MB)), { 'content-encoding': 'gzip' }),
    '/bomb-br': send(brotliCompressSync(Buffer.alloc(30 * MB)), { 'content-encoding': 'br' }),
    '/no-gzip': send('not compressed', { 'content-encoding': 'gzip' }),
    '/unknown-coding': send('???', { 'content-encoding': 'dcb' }),
    '/one': redirect('two', 301),
    '/two': redirect('/page#t3', 308),
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`/hop${n}`, redirect(n === 6 ? '/page' : `/hop${n + 1}`)])),
    '/loop': redirect('/loop', 307),
    '/to-file': redirect('file:///etc/hostname'),
    '/to-script': redirect('javascript:alert(1)'),
    '/to-secret': redirect('http://user:secret@127.0.0.1/'),
    '/nowhere': redirect('http://[::bad'),
    '/far': redirect(`/page?${'a'.repeat(5000)}`),
    '/gone': send('gone', {}, 410),
    '/login': send('', {}, 401),
    '/forbidden': send('', {}, 403),
    '/challenge': send('', { 'cf-mitigated': 'challenge' }, 403),
    '/silent': () => {},
    '/stalls': stalls,
    '/trickles': trickles,
    '/resets': resets,
    '/short': short,
    '/endless': endless,
    '/huge-headers': send(BODY, Object.fromEntries([...Array(30).keys()].map((n) => [`x-${n}`, 'a'.repeat(2000)]))),
  })
})

const get = (path: string, options: Partial<ClientOptions> = {}) =>
  testClient(options).get(path.startsWith('http') ? path : `${site.origin}${path}`, { wanted: 'page' })

const fault = (path: string, options?: Partial<ClientOptions>) =>
  get(path, options).then(
    () => 'no fault',
    (error: Error) => error.message.replace(/^expected a page at this address, found /, ''),
  )

describe('answers', () => {
  it.each(['/page', '/gzip', '/br', '/deflate', '/zstd', '/twice'])('%s', async (path) => {
    const { bytes, url, unchanged } = await get(path)
    expect({ text: Buffer.from(bytes).toString(), url, unchanged }).toEqual({
      text: BODY,
      url: `${site.origin}${path}`,
      unchanged: false,
    })
  })

  it('asks for what it can decode and for nothing else', async () => {
    await get('/page')
    expect(site.requests.at(-1)?.headers['accept-encoding']).toBe('gzip, deflate, br, zstd')
  })

  it('decodes zstd wherever it runs', async () => {
    const { bytes } = await get('/zstd-lines')
    expect(Buffer.from(bytes).toString()).toBe('<p>记者：你好_Ann:_hello_again</p>\n'.repeat(6))
  })

  it('says who asks', async () => {
    await get('/page')
    expect(site.requests.at(-1)?.headers['user-agent']).toMatch(/^colloquy \(\+https:/)
  })

  it.each([
    ['/one', '/page'],
    ['/hop2', '/page'],
  ])('follows redirects of %s, at most five', async (path, end) => {
    expect((await get(path)).url).toBe(`${site.origin}${end}`)
  })
})

const ONCE = { attempts: 1 }
/** Short where it is what is tested; a busy machine may take its time for all the rest. */
const SHORT: Record<string, object> = {
  '/silent': { headers: 60 },
  '/stalls': { idle: 60 },
  '/trickles': { total: 300 },
}

describe('no answer', () => {
  it.each([
    ['/missing', 'the answer 404 Not Found; check the address'],
    ['/gone', '410 Gone'],
    ['/login', 'it asks for a login'],
    ['/forbidden', 'it does not let a program read it'],
    ['/challenge', 'the site checks that its reader is no program'],
    ['/loop', 'more than 5 redirects'],
    ['/hop1', 'more than 5 redirects'],
    ['/to-file', 'a redirect to file: instead of http or https'],
    ['/to-script', 'a redirect to javascript:'],
    ['/to-secret', 'a user name or password'],
    ['/nowhere', 'a redirect to what is no address'],
    ['/far', 'an address of more than 4000 characters'],
    ['/silent', 'no answer within 0.06 s'],
    ['/stalls', 'an answer that stopped for 0.06 s'],
    ['/trickles', 'no whole answer within 0.3 s'],
    ['/resets', 'no whole answer'],
    ['/short', 'no whole answer'],
    ['/endless', 'more than 20 MB'],
    ['/bomb', 'more than 20 MB'],
    ['/bomb-br', 'more than 20 MB'],
    ['/bomb-zstd', 'more than 20 MB'],
    ['/wide-zstd', 'an answer'],
    ['/no-zstd', 'answer'],
    ['/short-zstd', 'answer'],
    ['/no-gzip', 'no whole answer'],
    ['/unknown-coding', "an answer compressed as 'dcb'"],
    ['/huge-headers', 'more headers than any page has'],
  ])('%s: %s', async (path, message) => {
    const limits = { ...ONCE, ...SHORT[path] }
    const error = await get(path, { limits }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'ColloquyError', code: 'unreadable', file: `${site.origin}${path}` })
    expect((error as Error).message).toContain(message)
  })

  it('nobody there', async () => {
    const server = createRaw()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    expect(await fault(`http://127.0.0.1:${port}/`)).toContain('no server there')
  })

  it('stops when it is told to, even while it waits', async () => {
    const stop = new AbortController()
    const clock = { ...testClock(), sleep: async () => stop.abort() }
    const waiting = get('/resets', { clock, signal: stop.signal })
    await expect(waiting).rejects.toMatchObject({ code: 'interrupted' })
  })
})

describe('a server that speaks no HTTP', () => {
  const sockets = new Set<Socket>()
  const speaks = async (text: string): Promise<string> => {
    const server = createRaw((socket) => {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.once('data', () => socket.end(text))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    afterAll(() => server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  }
  it.each([
    ['nothing', ''],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a header without end', `HTTP/1.1 200 OK\r\nX-A: ${'a'.repeat(100_000)}`],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n<p>ab'],
    ['a length that is too large', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n<p>ab'],
    ['chunks that are cut off', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>ab'],
    ['chunks that lie', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<p>ab\r\n0\r\n\r\n'],
  ])('%s is a fault, not half a page', async (_, text) => {
    const url = await speaks(text)
    await expect(get(url, { ignoreRobots: true, limits: ONCE })).rejects.toMatchObject({
      code: 'unreadable',
      file: url,
    })
  })

  it('takes what a length allows and no more', async () => {
    const url = await speaks('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<p>ab and more')
    const { bytes } = await get(url, { ignoreRobots: true })
    expect(Buffer.from(bytes).toString()).toBe('<p>ab')
  })
})

describe('attempts', () => {
  const busy = (status: number, headers?: Record<string, string>) => send('', headers, status)

  it.each([429, 500, 502, 503, 504])('%i and then an answer is an answer', async (status) => {
    site.replies['/busy'] = inTurn(busy(status), busy(status), send(BODY))
    const clock = testClock()
    await get('/busy', { clock })
    // Half of the back-off stands, half of it is chance: 1 s and 2 s, three quarters each.
    expect(clock.slept.filter((time) => time !== LIMITS.pace.robots)).toEqual([1000, 1500])
  })

  it('a reset, a cut and then an answer', async () => {
    site.replies['/shaky'] = inTurn(resets, short, send(BODY))
    expect(Buffer.from((await get('/shaky')).bytes).toString()).toBe(BODY)
  })

  it('gives up after four', async () => {
    site.replies['/broken'] = busy(503)
    const before = site.asked.length
    expect(await fault('/broken')).toContain('the answer 503 Service Unavailable; try again later')
    expect(site.asked.length - before).toBe(4)
  })

  it.each([404, 403, 501])('does not repeat %i', async (status) => {
    site.replies['/final'] = busy(status)
    const before = site.asked.length
    await fault('/final')
    expect(site.asked.length - before).toBe(1)
  })

  it('waits as long as it is asked to, in seconds or until a date of the server', async () => {
    const date = 'Wed, 20 Mar 2024 08:30:00 GMT'
    const later = 'Wed, 20 Mar 2024 08:30:20 GMT'
    site.replies['/patience'] = inTurn(
      busy(429, { 'retry-after': '7' }),
      busy(503, { 'retry-after': later, date }),
      send(BODY),
    )
    const clock = testClock(0)
    await get('/patience', { clock })
    expect(clock.slept.slice(-2)).toEqual([7000, 20_000])
  })

  it('does not wait for an hour', async () => {
    site.replies['/later'] = busy(429, { 'retry-after': '3600' })
    expect(await fault('/later')).toContain('asks to be left alone for 3600 s')
  })

  it.each([
    ['120', undefined, 120_000],
    [' 0 ', undefined, 0],
    ['Wed, 20 Mar 2024 08:31:00 GMT', undefined, 60_000],
    ['Wed, 20 Mar 2024 08:00:00 GMT', undefined, 0],
    ['Wed, 20 Mar 2024 08:31:00 GMT', 'Wed, 20 Mar 2024 08:30:50 GMT', 10_000],
    ['Wed, 20 Mar 2024 08:31:00 GMT', 'yesterday', 60_000],
    ['soon', undefined, undefined],
    ['-5', undefined, undefined],
    ['99999999999999', undefined, undefined],
  ])('Retry-After %s', (value, date, milliseconds) => {
    const found = retryAfter(value, date, testClock())
    if (value === '-5') expect(found === undefined || found === 0).toBe(true)
    else expect(found).toBe(milliseconds)
  })

  it('backs off twice as long each time, half of it by chance', () => {
    const at = (random: number) =>
      [1, 2, 3].map((attempt) => backOff(attempt, LIMITS, { ...testClock(), random: () => random }))
    expect(at(0)).toEqual([500, 1000, 2000])
    expect(at(1)).toEqual([1000, 2000, 4000])
  })
})

describe('politeness', () => {
  it('asks one host twice at a time and no more, whoever asks', async () => {
    let open = 0
    let most = 0
    const slow: Reply = (_, response) => {
      open += 1
      most = Math.max(most, open)
      setTimeout(() => {
        open -= 1
        response.end(BODY)
      }, 10)
    }
    const paths = [...Array(8).keys()].map((n) => `/slow${n}`)
    for (const path of paths) site.replies[path] = slow
    const client = testClient()
    await Promise.all(paths.map((path) => client.get(`${site.origin}${path}`, { wanted: 'image' })))
    expect(most).toBe(2)
  })

  it('lets a second go by between two pages of a host', async () => {
    const clock = testClock()
    const client = testClient({ clock, ignoreRobots: true })
    for (const path of ['/page', '/gzip', '/br']) await client.get(`${site.origin}${path}`, { wanted: 'page' })
    expect(clock.slept).toEqual([1000, 1000])
  })

  it('lets a whole host rest that is busy', async () => {
    site.replies['/tired'] = inTurn(busyReply, send(BODY))
    const clock = testClock()
    const client = testClient({ clock, ignoreRobots: true })
    await Promise.all(['/tired', '/page'].map((path) => client.get(`${site.origin}${path}`, { wanted: 'image' })))
    expect(clock.time - Date.UTC(2024, 2, 20, 8, 30)).toBeGreaterThanOrEqual(30_000)
  })
  const busyReply = send('', { 'retry-after': '30' }, 429)
})

describe('revalidation', () => {
  it('sends what an earlier capture knows, and takes 304 for an answer', async () => {
    site.replies['/etag'] = (request, response) => {
      const isSame = request.headers['if-none-match'] === '"bees"' && request.headers['if-modified-since'] === 'Monday'
      response.writeHead(isSame ? 304 : 200, { etag: '"bees"' }).end(isSame ? undefined : BODY)
    }
    const validators = () => ({ etag: '"bees"', lastModified: 'Monday' })
    const answer = await testClient().get(`${site.origin}/etag`, { wanted: 'page', validators })
    expect(answer).toMatchObject({ unchanged: true, url: `${site.origin}/etag` })
    expect(answer.bytes).toHaveLength(0)
  })
})
