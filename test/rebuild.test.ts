/** What is published again after which change, on real files; the publishing itself is only noted. */
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ColloquyError } from '../pipeline/errors.ts'
import { discoverAll, type SourceReference } from '../pipeline/load/index.ts'
import { affectedOf, keepPublishing, type Rebuilding } from '../pipeline/rebuild.ts'

let home: string
let stop: AbortController
/** What was done, in words; `next` waits for more. */
let told: string[]
let hear: () => void

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'colloquy-rebuild-')))
  stop = new AbortController()
  told = []
  mkdirSync(join(home, 'templates'))
  for (const name of ['figs', 'rain']) source(name)
})
afterEach(() => {
  stop.abort()
  rmSync(home, { recursive: true, force: true })
})

function source(name: string): void {
  const folder = join(home, 'sources', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'page.html'), name)
  writeFileSync(join(folder, 'source.yaml'), '')
}

const tell = (line: string) => {
  told.push(line)
  hear?.()
}

async function next(pattern: RegExp): Promise<void> {
  while (!told.some((line) => pattern.test(line)))
    await new Promise<void>((resolve) => {
      hear = resolve
    })
}

/** Begins, and waits until it watches; then forgets what was told. */
async function begin(given: Partial<Rebuilding> = {}): Promise<void> {
  const work: Rebuilding = {
    named: [join(home, 'sources')],
    discover: discoverAll,
    publish: async (sources, round) => {
      tell(`${round.isFirst ? 'first ' : ''}${round.templates ? 'restyled ' : ''}${sources.map(({ slug }) => slug)}`)
    },
    templates: join(home, 'templates'),
    out: join(home, 'dist'),
    say: tell,
    fault: (message) => tell(`fault: ${message}`),
    signal: stop.signal,
    ...given,
  }
  const kept = keepPublishing(work)
  await Promise.race([next(/^watching/), kept])
  told.splice(0)
}

/** The end of what may come: a page whose turn it is after everything before. */
async function settled(name = 'last'): Promise<string[]> {
  source(name)
  await next(new RegExp(`\\b${name}$`))
  return told
}

describe('publish --watch', () => {
  it('publishes all, and then only what has changed', async () => {
    begin()
    await next(/^watching 2 sources and the templates/)
    writeFileSync(join(home, 'sources/rain/page.html'), 'other words')
    await next(/^rain$/)
    expect((await settled()).filter((line) => !line.startsWith('watching'))).toEqual([
      'first figs,rain',
      'rain',
      'last',
    ])
  })

  it('publishes once for a save that writes beside and renames', async () => {
    await begin()
    const page = join(home, 'sources/rain/page.html')
    writeFileSync(`${page}.new`, 'other')
    renameSync(page, `${page}.old`)
    renameSync(`${page}.new`, page)
    rmSync(`${page}.old`)
    await next(/^rain$/)
    expect(await settled()).toEqual(['rain', 'last'])
  })

  it('publishes all when a template changes', async () => {
    await begin()
    writeFileSync(join(home, 'templates/style.css'), '')
    await next(/^restyled figs,rain$/)
  })

  it('notices what comes and what goes', async () => {
    await begin()
    source('hail')
    await next(/^hail$/)
    rmSync(join(home, 'sources/rain'), { recursive: true })
    await next(/^rain: gone; what was published of it stays in .*dist$/)
    source('rain')
    await next(/^rain$/)
  })

  it('takes changes up that came while it was publishing', async () => {
    let finish = () => {}
    const started: string[] = []
    begin({
      publish: async (sources, { isFirst }) => {
        started.push(sources.map(({ slug }) => slug).join())
        if (isFirst)
          await new Promise<void>((resolve) => {
            finish = resolve
            tell('under way')
          })
        tell(`done ${sources.map(({ slug }) => slug)}`)
      },
    })
    await next(/^under way$/)
    writeFileSync(join(home, 'sources/figs/page.html'), 'other')
    expect(started).toEqual(['figs,rain'])
    finish()
    await next(/^done figs$/)
  })

  it('goes on after a fault of its own work', async () => {
    let faults = 1
    await begin({
      publish: async (sources, { isFirst }) => {
        if (!isFirst && faults > 0) {
          faults -= 1
          throw new ColloquyError('unwritable', 'expected to write here, found no space left on the device')
        }
        tell(sources.map(({ slug }) => slug).join())
      },
    })
    writeFileSync(join(home, 'sources/rain/page.html'), '1')
    await next(/^fault: expected to write here/)
    writeFileSync(join(home, 'sources/rain/page.html'), '2')
    await next(/^rain$/)
  })

  it('goes on with the other names when one leads to nothing', async () => {
    const page = join(home, 'hail.html')
    writeFileSync(page, 'hail')
    await begin({ named: [join(home, 'sources'), page] })
    rmSync(page)
    await next(/^fault: .*nothing there/)
    await next(/^hail: gone/)
    writeFileSync(join(home, 'sources/rain/page.html'), 'other')
    await next(/^rain$/)
    writeFileSync(page, 'hail again')
    await next(/^hail$/)
  })

  it('tells of two sources that come to share a name, and waits', async () => {
    await begin()
    source('Rain')
    await next(/^fault: expected every source to have a name of its own/)
    rmSync(join(home, 'sources/Rain'), { recursive: true })
    expect(await settled()).not.toContain('Rain')
  })

  it('begins with an error where a run without --watch ends with one', async () => {
    await expect(begin({ named: [join(home, 'nowhere')] })).rejects.toMatchObject({
      code: 'unreadable',
    })
  })

  it('refuses standard input, and an output that is a source', async () => {
    await expect(begin({ named: ['-'] })).rejects.toMatchObject({ code: 'usage' })
    for (const out of ['sources', 'sources/rain'])
      await expect(begin({ out: join(home, out) })).rejects.toMatchObject({ code: 'usage' })
  })

  it('ends at the signal, with what is under way or with nothing', async () => {
    const kept = begin({
      publish: () =>
        new Promise<void>((resolve) => {
          stop.signal.addEventListener('abort', () => resolve())
          tell('under way')
        }),
    })
    await next(/^under way$/)
    stop.abort()
    await kept
    expect(told).not.toContainEqual(expect.stringMatching(/^watching/))
  })
})

describe('live sources', () => {
  const address: SourceReference = { kind: 'address', given: 'https://example.org/a', path: 'https://example.org/a', slug: 'a' } // biome-ignore format: one row

  it('that were not captured are left alone, whatever changes', async () => {
    expect(await affectedOf([address], [address], new Set([join(home, 'templates/a.css')]), true)).toEqual([])
  })

  it('without a capture are asked for again when their folder changes, not when a template does', async () => {
    rmSync(join(home, 'sources/rain/page.html'))
    const all = await discoverAll([join(home, 'sources')])
    const slugs = async (path: string, isRestyled: boolean) =>
      (await affectedOf(all, all, new Set([path]), isRestyled)).map(({ slug }) => slug)
    expect(await slugs(join(home, 'templates/a.css'), true)).toEqual(['figs'])
    expect(await slugs(join(home, 'sources/rain/source.yaml'), false)).toEqual(['rain'])
  })
})
