import { describe, expect, it } from 'vitest'
import type { ClientOptions } from '../../pipeline/load/http/client.ts'
import { inTurn, type Reply, redirect, send, serve, testClient, testClock } from './server.ts'

const text = (body: string, status = 200) => send(body, { 'content-type': 'text/plain' }, status)
const page = send('<p>Ida: Where do the bees go?</p>')

async function ask(
  robots: Reply,
  path = '/talks/bees',
  options: Partial<ClientOptions> = {},
  more: Record<string, Reply> = {},
) {
  const site = await serve({ '/robots.txt': robots, [path]: page, ...more })
  const client = testClient(options)
  const read = (address: string) =>
    client.get(`${site.origin}${address}`, { wanted: 'page' }).then(
      () => 'read',
      (error: Error) => error.message,
    )
  return { site, client, read, found: await read(path) }
}

describe('robots.txt', () => {
  it.each([
    ['nothing in it', '', true],
    ['everything is allowed', 'User-agent: *\nDisallow:', true],
    ['everything is forbidden', 'User-agent: *\nDisallow: /', false],
    ['another folder', 'User-agent: *\nDisallow: /private/', true],
    ['this folder', 'user-agent: *\ndisallow: /talks', false],
    ['the longer rule wins', 'User-agent: *\nDisallow: /talks/\nAllow: /talks/bees', true],
    ['a tie is allowed', 'User-agent: *\nDisallow: /talks/bees\nAllow: /talks/bees', true],
    ['wildcards', 'User-agent: *\nDisallow: /*/bees$', false],
    ['another program', 'User-agent: otherbot\nDisallow: /', true],
    ['our own group wins', 'User-agent: *\nDisallow: /\n\nUser-agent: Colloquy\nAllow: /', true],
    ['our own group forbids', 'User-agent: *\nAllow: /\n\nUser-agent: colloquy\nDisallow: /', false],
    ['several names for one group', 'User-agent: a\nUser-agent: colloquy\nDisallow: /', false],
    [
      'groups of one name are one',
      'User-agent: colloquy\nDisallow: /x\n\nUser-agent: colloquy\nDisallow: /talks',
      false,
    ],
    ['a byte order mark', '\uFEFFUser-agent: *\nDisallow: /', false],
    ['comments', '# all\nUser-agent: * # everybody\nDisallow: /talks # no', false],
    ['a page of HTML instead', '<!doctype html><p>Disallow: everything</p>', true],
    ['rules of no group', 'Disallow: /', true],
    ['bytes of no text', '\u0000\u0001\u0002'.repeat(500), true],
  ])('%s', async (_, robots, allowed) => {
    const { found } = await ask(text(robots))
    if (allowed) expect(found).toBe('read')
    else expect(found).toMatch(/robots\.txt does not allow programs to read it \(line \d+\); .*--ignore-robots/)
  })

  it.each([400, 401, 403, 404, 410, 451])('%i means that there is none (2.3.1.3)', async (status) => {
    expect((await ask(text('User-agent: *\nDisallow: /', status))).found).toBe('read')
  })

  it.each([500, 503])('%i means that everything is forbidden (2.3.1.4)', async (status) => {
    const { found } = await ask(text('', status))
    expect(found).toMatch(new RegExp(`robots.txt answers ${status}, which forbids everything`))
  })

  it('is tried again like anything else', async () => {
    expect((await ask(inTurn(text('', 503), text('')))).found).toBe('read')
  })

  it('that cannot be reached is a fault of the page', async () => {
    const { found } = await ask((request) => void request.socket.destroy())
    expect(found).toContain('no whole answer')
  })

  it('is followed through redirects, for the host that sent them (2.3.1.2)', async () => {
    const forbids = { '/elsewhere': text('User-agent: *\nDisallow: /talks') }
    expect((await ask(redirect('/elsewhere', 301), undefined, {}, forbids)).found).toContain('does not allow')
    expect((await ask(redirect('/robots.txt'))).found).toBe('read')
  })

  it('is read as far as 500 KiB', async () => {
    const filler = `# ${'x'.repeat(98)}\n`.repeat(5120)
    expect((await ask(text(`${filler}User-agent: *\nDisallow: /`))).found).toBe('read')
    expect((await ask(text(`User-agent: *\nDisallow: /\n${filler}`))).found).toContain('does not allow')
  })

  it('is asked for once a host and run', async () => {
    const { site, read } = await ask(text(''))
    await read('/talks/bees')
    await read('/talks/none')
    expect(site.requests.filter(({ url }) => url === '/robots.txt')).toHaveLength(1)
  })

  it('holds for where a redirect leads, and for images', async () => {
    const robots = text('User-agent: *\nDisallow: /private')
    const { found, client, site } = await ask(robots, '/open', {}, { '/open': redirect('/private/talk') })
    expect(found).toContain('does not allow')
    await expect(client.get(`${site.origin}/private/bee.png`, { wanted: 'image' })).rejects.toThrow('does not allow')
    expect(site.asked).toEqual(['/open'])
  })

  it('is not asked for when it is to be ignored', async () => {
    const { found, site } = await ask(text('User-agent: *\nDisallow: /'), undefined, { ignoreRobots: true })
    expect(found).toBe('read')
    expect(site.requests).toHaveLength(1)
  })

  it.each([
    ['4', 4000],
    ['3600', 10_000],
    ['-1', 1000],
    ['soon', 1000],
  ])('Crawl-delay %s makes pages so far apart', async (delay, milliseconds) => {
    const clock = testClock()
    const { read } = await ask(text(`User-agent: *\nCrawl-delay: ${delay}`), undefined, { clock })
    await read('/talks/bees')
    expect(clock.slept.at(-1)).toBe(milliseconds)
  })
})
