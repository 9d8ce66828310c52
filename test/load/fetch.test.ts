import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isPrivate, publicLookup } from '../../pipeline/load/address.ts'
import type { LoadOptions } from '../../pipeline/load/index.ts'
import { discover, load, loadImages } from '../../pipeline/load/index.ts'

const PAGE = '<!doctype html><p>Ida: Where do the bees go?</p>'
const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const send =
  (body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)

const redirect = (location: string, status = 302) => send('', { location }, status)

const ANSWERS: Record<string, Answer> = {
  '/page': send(PAGE),
  '/gzip': send(gzipSync(PAGE), { 'content-encoding': 'gzip' }),
  '/br': send(brotliCompressSync(PAGE), { 'content-encoding': 'br' }),
  '/deflate': send(deflateSync(PAGE), { 'content-encoding': 'deflate' }),
  '/bomb': send(gzipSync(Buffer.alloc(30 * 1024 * 1024)), { 'content-encoding': 'gzip' }),
  '/gb': send(Buffer.from('3c703ed6f7b3d6c8cba3acbaf3c0b4c4d8a3bf3c2f703e', 'hex'), {
    'content-type': 'text/html; charset="GB2312"',
  }),
  '/notes.md': send('One line only', { 'content-type': 'text/plain' }),
  '/notes': send('# Rain\n\n## Bees', { 'content-type': 'application/octet-stream' }),
  '/pdf': send('%PDF-1.7', { 'content-type': 'application/pdf' }),
  '/empty': send(''),
  '/gone': send('gone', {}, 410),
  '/one': redirect('two', 301),
  '/two': redirect('/page#t3', 308),
  '/loop': redirect('/loop', 307),
  '/to-file': redirect('file:///etc/hostname'),
  '/to-secret': redirect('http://user:secret@127.0.0.1/'),
  '/nowhere': redirect('http://[::bad'),
  '/silent': () => {},
  '/reset': (request) => void request.socket.destroy(),
  '/short': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('<p>')
    setImmediate(() => response.socket?.destroy())
  },
  '/endless': (_, response) => {
    response.writeHead(200)
    const pour = () => {
      while (response.write(Buffer.alloc(256 * 1024, 'a')));
      if (!response.destroyed) response.once('drain', pour)
    }
    pour()
  },
  '/bee.gif': send(GIF, { 'content-type': 'image/gif' }),
  '/broken.gif': send('<p>no such image'),
}

const server = createServer((request, response) => {
  const answer = ANSWERS[request.url ?? ''] ?? send('no', {}, 404)
  answer(request, response)
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function get(path: string, options: LoadOptions = { allowPrivate: true }) {
  const [reference] = await discover(path.startsWith('http') ? path : `${origin}${path}`)
  if (reference === undefined) throw new Error('no source')
  return load(reference, options)
}

describe('answers', () => {
  it.each(['/page', '/gzip', '/br', '/deflate'])('%s', async (path) => {
    const page = await get(path)
    expect(page).toMatchObject({
      text: PAGE,
      mediaType: 'text/html',
      url: `${origin}${path}`,
      name: `${origin}${path}`,
    })
    expect(page.directory).toBeUndefined()
  })

  it('follows redirects, and the page is where they end', async () => {
    expect(await get('/one')).toMatchObject({ text: PAGE, name: `${origin}/one`, url: `${origin}/page` })
  })

  it('takes the charset from the header', async () => {
    expect(await get('/gb')).toMatchObject({ charset: 'gb18030', text: '<p>主持人，后来呢？</p>' })
  })

  it('asks the name, then the look, where the content type says nothing', async () => {
    expect((await get('/notes.md')).mediaType).toBe('text/markdown')
    expect((await get('/notes')).mediaType).toBe('text/markdown')
  })
})

describe('no page', () => {
  it.each([
    ['/missing', 'unreadable', 'found the answer 404 Not Found; check the address'],
    ['/gone', 'unreadable', '410 Gone'],
    ['/loop', 'unreadable', 'more than 5 redirects'],
    ['/to-file', 'unreadable', 'a redirect to file: instead of http or https'],
    ['/to-secret', 'unreadable', 'a user name or password'],
    ['/nowhere', 'unreadable', 'no answer'],
    ['/reset', 'unreadable', 'no answer'],
    ['/short', 'unreadable', 'no answer'],
    ['/endless', 'unreadable', 'more than 20 MB'],
    ['/bomb', 'unreadable', 'more than 20 MB'],
    ['/pdf', 'not-a-page', 'found application/pdf'],
    ['/empty', 'not-a-page', 'an empty file'],
  ])('%s is %s', async (path, code, message) => {
    const error = await get(path).catch((error: unknown) => error)
    expect(error).toMatchObject({ name: 'ColloquyError', code, file: `${origin}${path}` })
    expect((error as Error).message).toContain(message)
  })

  it('waits no longer than it may', async () => {
    const wait = get('/silent', { allowPrivate: true, timeout: 50 })
    await expect(wait).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining('within 0.05 s') })
  })

  it('stops when it is told to', async () => {
    const stop = AbortSignal.abort()
    await expect(get('/page', { allowPrivate: true, signal: stop })).rejects.toMatchObject({ code: 'interrupted' })
  })

  it('opens no socket when the network is off', async () => {
    await expect(get('/page', { allowPrivate: true, network: false })).rejects.toThrow('the network is off')
  })
})

describe('private addresses', () => {
  it.each([
    '127.0.0.1', '127.1.2.3', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '0.0.0.0',
    '100.64.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', '::ffff:127.0.0.1', '::ffff:a9fe:a9fe', 'fe80::1',
    'fc00::1', 'fd12::1', 'ff02::1', '64:ff9b::7f00:1', '2002:7f00:1::', 'not an address',
  ])('%s', (address) => {
    expect(isPrivate(address)).toBe(true)
  }) // biome-ignore format: a list of addresses reads better in rows

  it.each([
    '93.184.216.34',
    '172.32.0.1',
    '100.128.0.1',
    '2606:2800:220:1::',
    '::ffff:93.184.216.34',
  ])('%s is public', (address) => {
    expect(isPrivate(address)).toBe(false)
  })

  it.each([
    'http://127.0.0.1/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://localhost/',
  ])('%s is refused before anything is sent', async (address) => {
    await expect(get(address, {})).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('private'),
    })
  })

  it('gives a socket no name that leads to one', async () => {
    const answer = new Promise((resolve) => publicLookup('localhost', {}, (error) => resolve(error)))
    expect(await answer).toMatchObject({ name: 'PrivateAddressError' })
  })
})

describe('images of a fetched page', () => {
  it('are fetched, relative to where the page was found', async () => {
    const page = await get('/one')
    const urls = ['bee.gif', `${origin}/bee.gif?`, '/missing.gif', '/broken.gif', 'ftp://example.org/bee.gif']
    const { images, warnings } = await loadImages(page, urls, { allowPrivate: true })
    expect(images.get('bee.gif')).toMatchObject({ mediaType: 'image/gif', width: 2, height: 3 })
    expect(warnings.map((warning) => warning.split(';')[0])).toEqual([
      `missing image '${origin}/bee.gif?': found the answer 404 Not Found`,
      "missing image '/missing.gif': found the answer 404 Not Found",
      "missing image '/broken.gif': expected PNG, JPEG, GIF, WebP or SVG, found something else",
      "missing image 'ftp://example.org/bee.gif': ftp: addresses are not followed",
    ])
  })

  it('are missing when they stand on a private address or the network is off', async () => {
    const page = await get('/page')
    expect((await loadImages(page, ['bee.gif'])).warnings[0]).toContain('private address')
    expect((await loadImages(page, ['bee.gif'], { network: false })).warnings[0]).toContain('which is off')
  })
})

describe('standard input', () => {
  it('is a page like any other', async () => {
    const [reference] = await discover('-')
    if (reference === undefined) throw new Error('no source')
    async function* stdin() {
      yield Buffer.from(PAGE.slice(0, 20))
      yield PAGE.slice(20)
    }
    const page = await load(reference, { stdin: stdin() })
    expect(page).toMatchObject({ name: 'stdin', slug: 'stdin', mediaType: 'text/html', text: PAGE, settings: {} })
    expect(page).not.toHaveProperty('directory')
  })
})
