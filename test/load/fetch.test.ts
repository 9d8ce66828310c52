import { beforeAll, describe, expect, it, vi } from 'vitest'
import { isPrivate, publicLookup, publicLookupBy } from '../../pipeline/load/address.ts'
import type { ClientOptions } from '../../pipeline/load/http/client.ts'
import { refuseTarget } from '../../pipeline/load/http/exchange.ts'
import { discover, load, loadImages } from '../../pipeline/load/index.ts'
import { redirect, type Site, send, serve, testClient } from './server.ts'

const PAGE = '<!doctype html><p>Ida: Where do the bees go?</p>'
const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')

let site: Site
beforeAll(async () => {
  site = await serve({
    '/page': send(PAGE),
    '/one': redirect('two', 301),
    '/two': redirect('/page#t3', 308),
    '/gb': send(Buffer.from('3c703ed6f7b3d6c8cba3acbaf3c0b4c4d8a3bf3c2f703e', 'hex'), {
      'content-type': 'text/html; charset="GB2312"',
    }),
    '/wrong-charset': send('<p>Ida: Où vont les abeilles ?</p>', { 'content-type': 'text/html; charset=big5' }),
    '/unknown-charset': send('<p>Ida: Où vont les abeilles ?</p>', { 'content-type': 'text/html; charset=klingon' }),
    '/notes.md': send('One line only', { 'content-type': 'text/plain' }),
    '/notes': send('# Rain\n\n## Bees', { 'content-type': 'application/octet-stream' }),
    '/pdf': send('%PDF-1.7', { 'content-type': 'application/pdf' }),
    '/empty': send(''),
    '/bee.gif': send(GIF, { 'content-type': 'image/gif' }),
    '/broken.gif': send('<p>no such image'),
  })
})

async function get(path: string, options: Partial<ClientOptions> = {}) {
  const [reference] = await discover(path.startsWith('http') ? path : `${site.origin}${path}`)
  if (reference === undefined) throw new Error('no source')
  return load(reference, { client: testClient(options) })
}

describe('answers', () => {
  it('are pages', async () => {
    const page = await get('/page')
    const address = `${site.origin}/page`
    expect(page).toMatchObject({ text: PAGE, mediaType: 'text/html', url: address, name: address })
    expect(page.directory).toBeUndefined()
  })

  it('are found where redirects end', async () => {
    expect(await get('/one')).toMatchObject({ text: PAGE, name: `${site.origin}/one`, url: `${site.origin}/page` })
  })

  it('take the charset from the header, unless their bytes say otherwise', async () => {
    expect(await get('/gb')).toMatchObject({ charset: 'gb18030', text: '<p>主持人，后来呢？</p>' })
    for (const path of ['/wrong-charset', '/unknown-charset'])
      expect(await get(path)).toMatchObject({ charset: 'utf-8', text: '<p>Ida: Où vont les abeilles ?</p>' })
  })

  it('ask the name, then the look, where the content type says nothing', async () => {
    expect((await get('/notes.md')).mediaType).toBe('text/markdown')
    expect((await get('/notes')).mediaType).toBe('text/markdown')
  })

  it.each([
    ['/missing', 'unreadable', 'found the answer 404 Not Found; check the address'],
    ['/pdf', 'not-a-page', 'found application/pdf'],
    ['/empty', 'not-a-page', 'an empty file'],
  ])('%s is %s', async (path, code, message) => {
    const error = await get(path).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ name: 'ColloquyError', code, file: `${site.origin}${path}` })
    expect((error as Error).message).toContain(message)
  })

  it('are not asked for without a client', async () => {
    const [reference] = await discover(`${site.origin}/page`)
    if (reference === undefined) throw new Error('no source')
    await expect(load(reference)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('--offline'),
    })
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
    await expect(get(address, { allowPrivate: false })).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('private'),
    })
  })

  it('gives a socket no name that leads to one', async () => {
    const answer = new Promise((resolve) => publicLookup('localhost', {}, (error) => resolve(error)))
    expect(await answer).toMatchObject({ name: 'PrivateAddressError' })
  })
})

describe('private addresses on the way', () => {
  /** As `example.org` would answer: once a public address, then this machine. */
  it('connects to the address that was checked, whatever a second answer says', async () => {
    const answers = [[{ address: '93.184.216.34', family: 4 }], [{ address: '127.0.0.1', family: 4 }]]
    const lookup = publicLookupBy((_name, _options, done) => done(null, answers.shift() ?? []))
    const ask = () =>
      new Promise((done) => lookup('example.org', { all: true }, (error, found) => done(error ?? found)))
    expect(await ask()).toEqual([{ address: '93.184.216.34', family: 4 }])
    expect(await ask()).toMatchObject({ name: 'PrivateAddressError' })
  })

  it('one private address among public ones is enough', async () => {
    const both = ['93.184.216.34', '10.0.0.1'].map((address) => ({ address, family: 4 }))
    const lookup = publicLookupBy((_name, _options, done) => done(null, both))
    const found = await new Promise((done) => lookup('example.org', {}, (error) => done(error)))
    expect(found).toMatchObject({ name: 'PrivateAddressError', address: '10.0.0.1' })
  })

  it('asks no proxy of the environment', async () => {
    const proxied = await serve({})
    const names = ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY'] as const
    for (const name of names) vi.stubEnv(name, proxied.origin)
    await get('/page')
    vi.unstubAllEnvs()
    expect(proxied.requests).toEqual([])
  })

  it('holds for robots.txt, for images and for redirects alike', async () => {
    const client = testClient({ allowPrivate: false })
    const before = site.requests.length
    for (const wanted of ['page', 'image'] as const)
      await expect(client.get(`${site.origin}/page`, { wanted })).rejects.toThrow('private address 127.0.0.1')
    expect(() => refuseTarget(new URL('http://[::1]/robots.txt'), 'x', false)).toThrow('private address ::1')
    expect(site.requests).toHaveLength(before)
  })
})

describe('images of a page from standard input', () => {
  const page = { settings: {} }
  it('are fetched where their addresses are whole', async () => {
    const urls = [
      `${site.origin}/bee.gif`,
      `${site.origin}/missing.gif`,
      `${site.origin}/broken.gif`,
      'bee.gif',
      'ftp://example.org/bee.gif',
    ]
    const { images, warnings } = await loadImages(page, urls, { client: testClient() })
    expect(images.get(urls[0] as string)).toMatchObject({ mediaType: 'image/gif', width: 2, height: 3 })
    expect(warnings.map((warning) => warning.split(';')[0]?.replace(site.origin, ''))).toEqual([
      "missing image '/missing.gif': found the answer 404 Not Found",
      "missing image '/broken.gif': expected PNG, JPEG, GIF, WebP or SVG, found something else",
      "missing image 'bee.gif': the page has no address to which it could be relative",
      "missing image 'ftp://example.org/bee.gif': ftp: addresses are not followed",
    ])
  })

  it('are missing when they stand on a private address or nobody may ask', async () => {
    const urls = [`${site.origin}/bee.gif`]
    const refusing = { client: testClient({ allowPrivate: false }) }
    expect((await loadImages(page, urls, refusing)).warnings[0]).toContain('private address')
    expect((await loadImages(page, urls)).warnings[0]).toContain('which is off')
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
