/** publish --watch as somebody at work has it: saves, faults, templates, Ctrl-C. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { send, serve } from '../load/server.ts'
import { colloquy, PAGE, ROOT, scratch } from './run.ts'

let home: string
let child: ChildProcess | undefined
beforeEach(() => {
  home = scratch()
  mkdirSync(join(home, 'sources/rain'), { recursive: true })
  writeFileSync(join(home, 'sources/rain/page.html'), PAGE)
  writeFileSync(join(home, 'sources/rain/source.yaml'), '')
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

interface Session {
  stdout(): string
  stderr(): string
  /** Waits until this often more than before. */
  until(pattern: RegExp, times?: number): Promise<void>
  /** Signals, and gives the exit code. */
  stop(signal: NodeJS.Signals): Promise<number | null>
}

function watching(...args: string[]): Session {
  const started = spawn(
    process.execPath,
    [join(ROOT, 'build/cli.js'), 'publish', '--watch', '--format', 'md', ...args],
    {
      cwd: home,
      env: { ...process.env, NO_COLOR: '1' },
    },
  )
  child = started
  const out: Buffer[] = []
  const err: Buffer[] = []
  let hear = () => {}
  started.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  started.stderr.on('data', (chunk: Buffer) => {
    err.push(chunk)
    hear()
  })
  const ended = new Promise<number | null>((done) => started.on('close', done))
  const stderr = () => Buffer.concat(err).toString()
  return {
    stdout: () => Buffer.concat(out).toString(),
    stderr,
    until: async (pattern, times = 1) => {
      while ([...stderr().matchAll(new RegExp(pattern, 'g'))].length < times)
        await Promise.race([
          new Promise<void>((done) => {
            hear = done
          }),
          ended.then((code) => {
            throw new Error(`ended with ${code}: ${stderr()}`)
          }),
        ])
    },
    stop: (signal) => {
      started.kill(signal)
      return ended
    },
  }
}

/** As editors do it. */
function save(path: string, text: string): void {
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

const markdown = (slug = 'rain') => readFileSync(join(home, 'dist', slug, `${slug}.md`), 'utf8')

describe('publish --watch', () => {
  it('builds a save once, tells a fault and goes on, and ends with 130 at Ctrl-C', async () => {
    const session = watching()
    await session.until(/watching 1 source and the templates; Ctrl-C ends/)
    save(join(home, 'sources/rain/page.html'), PAGE.replace('blue now', 'green now'))
    await session.until(/1 published, 0 up to date, 0 failed/, 2)
    expect(markdown()).toContain('green now')
    save(join(home, 'sources/rain/source.yaml'), 'speekers: []\n')
    await session.until(/source\.yaml:1:1: .*did you mean 'speakers'/)
    expect(markdown()).toContain('green now')
    save(join(home, 'sources/rain/source.yaml'), 'metadata:\n  title: Figs\n')
    await session.until(/1 published, 0 up to date, 0 failed/, 3)
    expect(markdown()).toContain('Figs')
    expect(await session.stop('SIGINT')).toBe(EXIT_CODES.interrupted)
    expect(session.stdout()).toBe('dist/rain/rain.md\ndist/rain/rain.transcript.json\n'.repeat(3))
    expect(session.stderr().match(/\[1\/1\] rain: /g)).toHaveLength(4)
    expect(await colloquy(['publish', '--format', 'md'], { cwd: home })).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('0 published, 1 up to date'),
    })
  })

  it('notices sources that come and go, and templates; a line of JSON a run; ends with 143 at SIGTERM', async () => {
    cpSync(join(ROOT, 'templates'), join(home, 'templates'), { recursive: true })
    const session = watching('--templates', 'templates', '--json')
    await session.until(/watching/)
    cpSync(join(home, 'sources/rain'), join(home, 'sources/hail'), { recursive: true })
    await session.until(/\[1\/1\] hail: 6 turns/)
    const template = join(home, 'templates/markdown/document.md')
    save(template, `${readFileSync(template, 'utf8')}\nSet by hand\n`)
    await session.until(/2 published/)
    expect(markdown()).toContain('Set by hand')
    expect(markdown('hail')).toContain('Set by hand')
    rmSync(join(home, 'sources/hail'), { recursive: true })
    await session.until(/hail: gone; what was published of it stays in dist/)
    expect(await session.stop('SIGTERM')).toBe(EXIT_CODES.terminated)
    const runs = session.stdout().trimEnd().split('\n').map((line) => JSON.parse(line) as { published: { slug: string }[] }) // biome-ignore format: one row
    expect(runs.map(({ published }) => published.map(({ slug }) => slug))).toEqual([
      ['rain'],
      ['hail'],
      ['hail', 'rain'],
    ])
  })

  it('fetches a live source once, however often it is built', async () => {
    const { origin, requests } = await serve({ '/talk': send(PAGE) })
    const session = watching(`${origin}/talk`, '--allow-private', '--refresh')
    await session.until(/watching 1 source/)
    const asked = requests.length
    const [, folder = ''] = /kept in (sources\/\S+)\/capture/.exec(session.stderr()) ?? []
    save(join(home, folder, 'source.yaml'), 'metadata:\n  title: Figs\n')
    await session.until(/1 published, 0 up to date, 0 failed/, 2)
    expect(requests).toHaveLength(asked)
    expect(await session.stop('SIGINT')).toBe(EXIT_CODES.interrupted)
  })

  it('refuses standard input, and begins nothing where nothing is', async () => {
    expect(await colloquy(['publish', '-', '--watch'], { cwd: home, input: PAGE })).toMatchObject({
      code: EXIT_CODES.usage,
    })
    expect(await colloquy(['publish', 'gone.html', '--watch'], { cwd: home })).toMatchObject({
      code: EXIT_CODES.unreadable,
    })
  })
})
