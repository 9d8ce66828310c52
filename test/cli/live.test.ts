/** Live pages as a user meets them: a server on this machine, the compiled command line, and then no server at all. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { inTurn, send, serve } from '../load/server.ts'
import { colloquy, PAGE, scratch, treeOf } from './run.ts'

const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')
const PICTURES =
  '<figure><img src="/fig.gif" alt="A fig in the rain"><figcaption>A fig</figcaption></figure><p><img src="/gone.gif" alt="The blue notebook"></p>'
const talk = PAGE.replace('<p><strong>Nora', `${PICTURES}<p><strong>Nora`)

const homes: string[] = []
function home(): string {
  const folder = scratch()
  homes.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of homes) rmSync(folder, { recursive: true, force: true })
})

const run = (cwd: string, ...args: string[]) => colloquy(args, { cwd })

describe('publish an address', () => {
  it('twice: the second time without a network, and the same to the byte', async () => {
    const cwd = home()
    const { origin, requests } = await serve({ '/talk': send(talk), '/fig.gif': send(GIF) })
    const formats = ['--format', 'epub,md']
    const first = await run(cwd, 'publish', `${origin}/talk`, '--allow-private', ...formats)
    expect(first).toMatchObject({ code: 0 })
    expect(first.stderr).toMatch(
      /captured: a page and an image from http.*, kept in sources\/127-0-0-1-\d+-talk\/capture/,
    )
    expect(first.stderr).toContain("missing image '/gone.gif': found the answer 404 Not Found")
    const before = treeOf(join(cwd, 'dist'))
    const asked = requests.length
    rmSync(join(cwd, 'dist'), { recursive: true })
    const second = await run(cwd, 'publish', `${origin}/talk`, '--offline', ...formats)
    expect(second).toMatchObject({ code: 0, stdout: first.stdout })
    expect(second.stderr).toContain("missing image '/gone.gif': found the answer 404 Not Found")
    expect(treeOf(join(cwd, 'dist'))).toEqual(before)
    expect((await run(cwd, 'publish', ...formats)).stderr).toContain('up to date')
    expect(requests).toHaveLength(asked)
    const [markdown = ''] = Object.keys(before).filter((path) => path.endsWith('.md'))
    const text = readFileSync(join(cwd, 'dist', markdown), 'utf8')
    expect(text).toContain('The blue notebook')
    expect(text).not.toContain('gone.gif)')
  })

  it('again with --refresh: what changed in turns, and in JSON', async () => {
    const cwd = home()
    const changed = talk.replace('It is always too late.', 'It is never too late.')
    const { origin } = await serve({ '/talk': inTurn(send(talk), send(changed), send(changed)), '/fig.gif': send(GIF) })
    const publish = (...args: string[]) =>
      run(cwd, 'publish', `${origin}/talk`, '--allow-private', '--format', 'md', ...args)
    await publish()
    const told = await publish('--refresh')
    expect(told.stderr).toContain('turns: 0 added, 0 removed, 1 changed')
    expect(told.stderr).toMatch(/~ t6 Ikram Said: It is always .* → t6 Ikram Said: It is never/)
    const report = JSON.parse((await publish('--refresh', '--json')).stdout)
    expect(report.published[0]).toMatchObject({ captured: 'has not changed', upToDate: true })
  })

  it('of several pages as one source, and refuses what it should', async () => {
    const cwd = home()
    const { origin } = await serve({
      '/robots.txt': send('User-agent: *\nDisallow: /private', { 'content-type': 'text/plain' }),
      '/private': send(talk),
      '/wall': send('<form><input type="password"></form>'),
      '/busy': send('', { 'retry-after': '86400' }, 503),
    })
    const fetching = (path: string, ...args: string[]) =>
      run(cwd, 'publish', `${origin}${path}`, '--format', 'md', ...args)
    expect(await fetching('/talk')).toMatchObject({
      code: EXIT_CODES.unreadable,
      stderr: expect.stringContaining('--allow-private'),
    })
    const forbidden = await fetching('/private', '--allow-private')
    expect(forbidden).toMatchObject({ code: EXIT_CODES.unreadable, stderr: expect.stringContaining('(line 2)') })
    expect(await fetching('/wall', '--allow-private')).toMatchObject({ code: EXIT_CODES['no-article'] })
    expect((await fetching('/busy', '--allow-private')).stderr).toContain('to be left alone for 86400 s')
    expect(await fetching('/private', '--offline')).toMatchObject({ code: EXIT_CODES.unreadable })
    expect(treeOf(cwd)).toEqual({})
    expect(await fetching('/private', '--allow-private', '--ignore-robots')).toMatchObject({ code: 0 })
  })
})

describe('transcribe and explain an address', () => {
  it('write nothing, and read the capture where there is one', async () => {
    const cwd = home()
    const { origin, requests } = await serve({ '/talk': send(talk), '/fig.gif': send(GIF) })
    const live = await run(cwd, 'transcribe', `${origin}/talk`, '--allow-private')
    expect(JSON.parse(live.stdout).provenance.source).toBe(`${origin}/talk`)
    expect(treeOf(cwd)).toEqual({})
    await run(cwd, 'publish', `${origin}/talk`, '--allow-private', '--format', 'md')
    const asked = requests.length
    const stored = await run(cwd, 'transcribe', `${origin}/talk`)
    expect(JSON.parse(stored.stdout).provenance).toHaveProperty('retrieved')
    expect(await run(cwd, 'explain', `${origin}/talk`, '--offline')).toMatchObject({ code: 0 })
    expect(requests).toHaveLength(asked)
  })
})
