/** Live sources on a real server: captured once, read from there ever after, captured again when asked. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { captured } from '../pipeline/capture.ts'
import { settled } from '../pipeline/load/home.ts'
import type { SourceReference } from '../pipeline/load/index.ts'
import { discover, load } from '../pipeline/load/index.ts'
import { transcribe, transcribePage } from '../pipeline/transcribe.ts'
import { isUnchanged } from '../pipeline/transcript/changes.ts'
import { temporaryFolder } from './load/case.ts'
import { type Reply, type Site, send, serve, testClient, testClock } from './load/server.ts'

const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')

const TURNS: [string, string][] = [
  ['Nora Whitfield', 'Do you still write down every shower, as your father did in his red notebook?'],
  [
    'Ikram Said',
    "Every one. The notebook is blue now, but the column for the neighbours' complaints is the same as ever.",
  ],
  ['Nora Whitfield', 'And what does it say for this summer, if you add up all those careful little figures?'],
  [
    'Ikram Said',
    'It says that we should have planted figs. They forgive you for anything except kindness with the hose.',
  ],
  ['Nora Whitfield', 'Will you plant them now, or is it too late in the year to begin with something new?'],
  ['Ikram Said', 'It is always too late. That is why one begins in the evening, when it does not show.'],
]

interface Talk {
  turns?: readonly (readonly [string, string])[]
  head?: string
  foot?: string
  lead?: string
}

const talk = ({ turns = TURNS, head = '', foot = '', lead = '' }: Talk = {}) =>
  `<!doctype html><html lang="en"><head><title>Two gardeners talk about rain</title>${head}</head><body><article>
<h1>Two gardeners talk about rain</h1>${lead}
${turns.map(([who, said]) => `<p><strong>${who}:</strong> ${said}</p>`).join('\n')}
</article>${foot}</body></html>`

/** Bytes under a validator, as a well-behaved server sends them. */
const validated =
  (body: string | Uint8Array, etag: string, headers: Record<string, string> = {}): Reply =>
  (request, response) => {
    const known = request.headers['if-none-match'] === etag
    response.writeHead(known ? 304 : 200, { 'content-type': 'text/html; charset=utf-8', etag, ...headers })
    response.end(known ? undefined : body)
  }

interface World {
  site: Site
  sources: string
  run(path?: string, more?: { refresh?: boolean; offline?: boolean; time?: number }): ReturnType<typeof captured>
}

async function world(replies: Record<string, Reply>): Promise<World> {
  const site = await serve(replies)
  const sources = join(temporaryFolder(), 'sources')
  return {
    site,
    sources,
    async run(path = '/talk', { refresh = false, offline = false, time } = {}) {
      const [reference] = await discover(path.startsWith('/talk') ? `${site.origin}${path}` : path)
      if (reference === undefined) throw new Error('no source')
      const client = offline ? undefined : testClient({ clock: testClock(time) })
      return captured(await settled(reference, sources), { client, refresh, sources })
    },
  }
}

const captureOf = (reference: SourceReference) =>
  JSON.parse(readFileSync(join(reference.path, 'capture/capture.json'), 'utf8'))

/** Every file below a folder, with its bytes. */
const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]),
  )

describe('an address', () => {
  it('becomes a source with everything that is needed to read it again without a network', async () => {
    const lead = '<figure><img src="fig.gif" alt="A fig"><figcaption>A fig in the rain</figcaption></figure>'
    const { run, site } = await world({
      '/talk': validated(talk({ lead }), '"1"', {
        'set-cookie': 'secret=1',
        'last-modified': 'Wed, 20 Mar 2024 07:00:00 GMT',
      }),
      '/fig.gif': send(GIF, { 'content-type': 'image/gif' }),
    })
    const first = await run()
    expect(first.done).toBe(
      `a page and an image from ${site.origin}/talk, kept in ${join(first.reference.given, 'capture')}`,
    )
    const record = captureOf(first.reference)
    expect(record).toMatchObject({
      version: 1,
      address: `${site.origin}/talk`,
      retrieved: '2024-03-20T08:30:01Z',
      pages: [{ url: `${site.origin}/talk`, headers: { etag: '"1"', 'content-type': 'text/html; charset=utf-8' } }],
      images: [{ url: `${site.origin}/fig.gif`, bytes: GIF.length }],
      warnings: [],
    })
    expect(JSON.stringify(record)).not.toContain('secret')
    expect(readFileSync(join(first.reference.path, 'capture', record.pages[0].file), 'utf8')).toBe(talk({ lead }))
    const asked = site.requests.length
    const second = await run('/talk', { offline: true })
    expect(second).toEqual({ reference: first.reference, warnings: [] })
    expect(site.requests).toHaveLength(asked)
    const { transcript, images, warnings } = await transcribe(second.reference, {})
    expect(transcript.provenance).toMatchObject({ retrieved: '2024-03-20', charset: 'utf-8' })
    expect([...images.values()].map(({ mediaType }) => mediaType)).toEqual(['image/gif'])
    expect(warnings).toEqual([])
  })

  it('says whence it comes when it asks for images', async () => {
    const { run, site } = await world({ '/talk': send(talk({ lead: '<img src="/fig.gif">' })), '/fig.gif': send(GIF) })
    await run()
    expect(site.requests.find(({ url }) => url === '/fig.gif')?.headers.referer).toBe(`${site.origin}/talk`)
  })

  it('remembers what it could not have: the second build warns as the first', async () => {
    const { run, site } = await world({ '/talk': send(talk({ lead: '<img src="/gone.gif" alt="A fig">' })) })
    const { reference } = await run()
    expect(captureOf(reference).images).toEqual([
      { url: `${site.origin}/gone.gif`, missing: 'found the answer 404 Not Found' },
    ])
    const { transcript, warnings } = await transcribe(reference, {})
    expect(warnings[0]).toMatch(
      /^missing image '\/gone.gif': found the answer 404 Not Found; name a file for it in .*source\.yaml/,
    )
    expect(JSON.stringify(transcript.content)).toContain('"alt":"A fig"')
  })

  it('finds images by <base>, and never twice', async () => {
    const lead = '<img src="fig.gif"><p>Between the two of them it rained.</p><img src="/pictures/fig.gif#again">'
    const head = '<base href="/pictures/">'
    const { run, site } = await world({ '/talk': send(talk({ lead, head })), '/pictures/fig.gif': send(GIF) })
    const { reference } = await run()
    expect(site.asked.filter((path) => path.endsWith('.gif'))).toEqual(['/pictures/fig.gif'])
    expect((await transcribe(reference, {})).warnings).toEqual([])
  })

  it.each([
    ['no answer', {}, 'unreadable'],
    ['a wall', { '/talk': send('<form><input type=password></form>') }, 'no-article'],
    ['a page without an article', { '/talk': send('<p>Hello.</p>') }, 'no-article'],
  ])('leaves nothing behind after %s', async (_, replies, code) => {
    const { run, sources } = await world(replies)
    await expect(run()).rejects.toMatchObject({ code })
    expect(existsSync(sources)).toBe(false)
  })

  it('is an error without a network, unless it was captured', async () => {
    const { run } = await world({ '/talk': send(talk()) })
    await expect(run('/talk', { offline: true })).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('--offline forbids the network'),
    })
  })

  it('does not take the folder of another page', async () => {
    const { run, sources, site } = await world({ '/talk': send(talk()), '/talk!': send(talk()) })
    await run()
    await expect(run('/talk!')).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`the one of ${site.origin}/talk;`),
    })
    expect(readdirSync(sources)).toHaveLength(1)
  })
})

describe('an article on several pages', () => {
  const head = '<link rel="next" href="/talk?page=2">'
  const late = TURNS.slice(3)
  const second = `<!doctype html><title>Two gardeners talk about rain</title><body><nav><a href="/">Home</a></nav><article>
<h1>Two gardeners talk about rain</h1><p>This part of the answer stands on the second page, and is nobody else's.</p>
${late.map(([who, said]) => `<p><strong>${who}:</strong> ${said}</p>`).join('\n')}<img src="late.gif" alt=""></article></body>`

  it('is one, its turns whole over the break and its pages stored one by one', async () => {
    const { run, site } = await world({
      '/talk': send(talk({ turns: TURNS.slice(0, 2), head })),
      '/talk?page=2': send(second),
      '/late.gif': send(GIF),
    })
    const { reference, done } = await run()
    expect(done).toContain('2 pages and an image')
    expect(captureOf(reference).pages.map(({ url }: { url: string }) => url.slice(site.origin.length))).toEqual([
      '/talk',
      '/talk?page=2',
    ])
    const { transcript } = await transcribe(reference, {})
    const turns = transcript.content.filter((block) => block.type === 'turn')
    expect(turns).toHaveLength(5)
    expect(JSON.stringify(turns[1])).toContain('stands on the second page')
    expect(transcript.omitted.filter(({ path }) => path.startsWith('page 2:')).map(({ reason }) => reason)).toContain(
      'navigation',
    )
  })
})

describe('--refresh', () => {
  const MINUTE = 60_000
  const later = Date.UTC(2024, 5, 1)

  it('changes nothing where nothing has changed, and asks with what it knows', async () => {
    const lead = '<img src="/fig.gif" alt="">'
    const { run, site } = await world({ '/talk': validated(talk({ lead }), '"1"'), '/fig.gif': validated(GIF, '"f"') })
    const { reference } = await run()
    const before = filesIn(reference.path)
    const again = await run('/talk', { refresh: true, time: later })
    expect(again).toEqual({ reference, done: 'has not changed', warnings: [] })
    expect(filesIn(reference.path)).toEqual(before)
    expect(site.requests.slice(-2).map(({ headers }) => headers['if-none-match'])).toEqual(['"1"', '"f"'])
  })

  it('keeps the older capture where a server sends the same bytes without saying so', async () => {
    const { run } = await world({ '/talk': send(talk()) })
    const { reference } = await run()
    const before = filesIn(reference.path)
    expect((await run('/talk', { refresh: true, time: later })).done).toBe('has not changed')
    expect(filesIn(reference.path)).toEqual(before)
  })

  it('says which turns were added, removed and changed', async () => {
    const { run, site } = await world({ '/talk': send(talk()) })
    const { reference } = await run()
    const turns = [...TURNS.slice(0, 1), [TURNS[1]?.[0] ?? '', 'Every single one.'] as const, ...TURNS.slice(2, 5)]
    site.replies['/talk'] = send(
      talk({ turns: [...turns, ['Nora Whitfield', 'May I say something about figs as well?']] }),
    )
    const { changes, done } = await run('/talk', { refresh: true, time: later + MINUTE })
    expect(done).toContain('a page and 0 images')
    expect(changes).toEqual({
      added: [{ place: 't6', speaker: 'Nora Whitfield', excerpt: 'May I say something about figs as well?' }],
      removed: [{ place: 't6', speaker: 'Ikram Said', excerpt: expect.stringContaining('It is always too late.') }],
      changed: [
        {
          before: { place: 't2', speaker: 'Ikram Said', excerpt: expect.stringContaining('Every one. The notebook') },
          after: { place: 't2', speaker: 'Ikram Said', excerpt: 'Every single one.' },
        },
      ],
    })
    const { retrieved, pages } = captureOf(reference)
    expect(retrieved.slice(0, 10)).toBe('2024-06-01')
    expect(readdirSync(join(reference.path, 'capture')).sort()).toEqual(['capture.json', pages[0].file].sort())
  })

  it('says that no turn has changed where only the page around them has', async () => {
    const { run, site } = await world({ '/talk': send(talk()) })
    await run()
    site.replies['/talk'] = send(talk({ foot: '<footer>Today: rain at last</footer>' }))
    const { changes } = await run('/talk', { refresh: true })
    expect(changes && isUnchanged(changes)).toBe(true)
  })

  it.each([
    ['the server fails', send('', {}, 404), 'unreadable'],
    ['a wall stands there', send('<form><input type=password></form>'), 'no-article'],
  ])('leaves the capture as it is when %s', async (_, reply, code) => {
    const { run, site } = await world({ '/talk': send(talk()) })
    const { reference } = await run()
    const before = filesIn(reference.path)
    site.replies['/talk'] = reply
    await expect(run('/talk', { refresh: true })).rejects.toMatchObject({ code })
    expect(filesIn(reference.path)).toEqual(before)
  })

  it('leaves the capture as it is when a correction no longer applies', async () => {
    const { run, site } = await world({ '/talk': send(talk()) })
    const { reference } = await run()
    writeFileSync(join(reference.path, 'source.yaml'), "corrections:\n  - drop: 'It is always too late'\n")
    const before = filesIn(reference.path)
    site.replies['/talk'] = send(talk({ turns: TURNS.slice(0, 5) }))
    await expect(run('/talk', { refresh: true })).rejects.toMatchObject({ code: 'settings' })
    expect(filesIn(reference.path)).toEqual(before)
  })

  it('keeps an image that a server does not send today', async () => {
    const { run, site } = await world({
      '/talk': send(talk({ lead: '<img src="/fig.gif" alt="">' })),
      '/fig.gif': send(GIF),
    })
    const { reference } = await run()
    site.replies['/fig.gif'] = send('', {}, 404)
    const { warnings, done } = await run('/talk', { refresh: true })
    expect(done).toBe('has not changed')
    expect(warnings[0]).toContain('could not be fetched again (found the answer 404 Not Found)')
    expect((await transcribe(reference, {})).images.size).toBe(1)
  })

  it('captures again what was damaged', async () => {
    const { run } = await world({ '/talk': send(talk()) })
    const { reference } = await run()
    const before = filesIn(reference.path)
    writeFileSync(join(reference.path, 'capture/capture.json'), '{"version":1')
    await expect(load(reference)).rejects.toThrow('capture it again with --refresh')
    await run('/talk', { refresh: true })
    expect(filesIn(reference.path)).toEqual(before)
  })

  it('is no use without a network', async () => {
    const { run } = await world({ '/talk': send(talk()) })
    await run()
    await expect(run('/talk', { refresh: true, offline: true })).rejects.toThrow('--refresh together with --offline')
  })
})

describe('a folder', () => {
  const folderWith = (files: Record<string, string>) => {
    const folder = join(temporaryFolder(), 'rain')
    mkdirSync(folder)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return folder
  }

  it('with an address is captured into itself; its settings stay', async () => {
    const { run, site } = await world({ '/talk': send(talk()) })
    const settings = `url: ${site.origin}/talk\nmetadata: { rights: CC BY 4.0 }\n`
    const folder = folderWith({ 'source.yaml': settings })
    const { reference } = await run(folder)
    expect(reference.path).toBe(folder)
    expect(readFileSync(join(folder, 'source.yaml'), 'utf8')).toBe(settings)
    expect((await run(folder, { offline: true })).done).toBeUndefined()
    expect(transcribePage(await load(reference)).transcript.metadata.rights).toBe('CC BY 4.0')
  })

  it('with a page that was saved by hand is left alone, --refresh or not', async () => {
    const { run, site } = await world({ '/talk': send(talk()) })
    for (const files of [{ 'page.html': talk() }, { 'talk.html': talk() }] as Record<string, string>[]) {
      const named = 'talk.html' in files ? 'file: talk.html\n' : ''
      const folder = folderWith({ 'source.yaml': `${named}url: ${site.origin}/talk\n`, ...files })
      expect((await run(folder)).warnings).toEqual([])
      expect((await run(folder, { refresh: true })).warnings[0]).toContain('saved by hand')
    }
    expect(site.requests).toEqual([])
  })

  it('without page or address says what to add', async () => {
    const { run } = await world({})
    await expect(run(folderWith({ 'source.yaml': '' }))).rejects.toMatchObject({
      code: 'settings',
      message: expect.stringContaining("name it with the key 'file', or its address with 'url'"),
    })
  })
})

describe('a capture that is not as it was written', () => {
  const damage: [string, (folder: string, file: string) => void, string][] = [
    [
      'a page of other bytes',
      (folder, file) => writeFileSync(join(folder, file), talk().replace('rain', 'hail')),
      'other bytes',
    ],
    ['a page cut off', (folder, file) => writeFileSync(join(folder, file), 'cut'), '3 bytes instead of'],
    ['a page gone', (folder, file) => rmSync(join(folder, file)), 'no such file'],
    ['no JSON', (folder) => writeFileSync(join(folder, 'capture.json'), 'bees'), 'no JSON'],
    ['another version', (folder) => edit(folder, '"version": 1', '"version": 2'), 'a fault at version'],
    [
      'a file outside',
      (folder, file) => edit(folder, `"file": "${file}"`, '"file": "../source.yaml"'),
      'a fault at pages.0.file',
    ],
    [
      'an address of a file',
      (folder) => edit(folder, /"address": "[^"]*"/, '"address": "file:///etc/hostname"'),
      'a fault at address',
    ],
  ]
  const edit = (folder: string, from: string | RegExp, to: string) => {
    const file = join(folder, 'capture.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }
  it.each(damage)('%s', async (_, harm, message) => {
    const { run } = await world({ '/talk': send(talk()) })
    const { reference } = await run()
    harm(join(reference.path, 'capture'), captureOf(reference).pages[0].file)
    await expect(load(reference)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(message),
    })
  })
})
