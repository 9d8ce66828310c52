/** Files under watch: what counts as a part of what, and bursts. */
import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isPart, openWatch, type Root, type Watch } from '../pipeline/watch.ts'

const folder = { isDirectory: () => true } as Stats
const file = { isDirectory: () => false } as Stats

describe('what a source is made from', () => {
  it.each([
    ['talks/rain/page.html', file, true],
    ['talks/rain/images/deep/fig.png', file, true],
    ['talks/new', folder, true],
    ['talks', folder, true],
    ['talks/rain/.page.html.swp', file, false],
    ['talks/.git/HEAD', file, false],
    ['talks/node_modules/x/page.html', file, false],
    ['talks2/page.html', file, false],
    ['..talks/page.html', file, false],
  ] as const)('in a folder of sources: %s', (path, stats, expected) => {
    expect(isPart({ folder: resolve('talks') }, resolve(path), stats)).toBe(expected)
  })

  it.each([
    ['talks/.rain.html', file, true],
    ['talks/fig.PNG', file, true],
    ['talks/images/fig.jpeg', file, true],
    ['talks/images', folder, true],
    ['talks', folder, true],
    ['talks/hail.html', file, false],
    ['talks/images/notes.txt', file, false],
    ['talks/images/more', folder, false],
    ['talks/images/more/fig.png', file, false],
    ['talks/.cache', folder, false],
  ] as const)('of a page: %s', (path, stats, expected) => {
    expect(isPart({ page: resolve('talks/.rain.html') }, resolve(path), stats)).toBe(expected)
  })
})

describe('bursts', () => {
  const stops: AbortController[] = []
  afterEach(() => {
    for (const stop of stops.splice(0)) stop.abort()
  })
  const scratch = () => realpathSync(mkdtempSync(join(tmpdir(), 'colloquy-watch-')))
  const open = (roots: Root[], out = scratch()): Promise<Watch> => {
    const stop = new AbortController()
    stops.push(stop)
    return openWatch(roots, {
      out,
      failed: (error) => {
        throw error
      },
      signal: stop.signal,
    })
  }
  /** Bursts until one has this path in it. */
  async function until(watch: Watch, path: string): Promise<ReadonlySet<string>> {
    for (;;) {
      const burst = await watch.burst()
      if (burst === undefined || burst.has(path)) return burst ?? new Set()
    }
  }

  it('take an editor that writes beside and renames as one', async () => {
    const sources = scratch()
    const page = join(sources, 'page.html')
    writeFileSync(page, 'one')
    const watch = await open([{ folder: sources }])
    writeFileSync(join(sources, 'page.html.new'), 'two')
    renameSync(page, join(sources, 'page.html.old'))
    renameSync(join(sources, 'page.html.new'), page)
    rmSync(join(sources, 'page.html.old'))
    expect(await watch.burst()).toContain(page)
    const other = join(sources, 'other.html')
    writeFileSync(other, 'not a second burst for the page')
    expect(await until(watch, other)).not.toContain(page)
  })

  it('see a page that is replaced again and again, and one that is away for a while', async () => {
    const page = join(scratch(), 'page.html')
    writeFileSync(page, 'one')
    const watch = await open([{ page }])
    for (const text of ['two', 'three']) {
      writeFileSync(`${page}.new`, text)
      renameSync(`${page}.new`, page)
      expect(await watch.burst()).toContain(page)
    }
    rmSync(page)
    await until(watch, page)
    writeFileSync(page, 'four')
    expect(await until(watch, page)).toContain(page)
  })

  it('see what is in a folder that is new', async () => {
    const sources = scratch()
    const watch = await open([{ folder: sources }])
    mkdirSync(join(sources, 'rain'))
    await until(watch, join(sources, 'rain'))
    writeFileSync(join(sources, 'rain/page.html'), 'one')
    expect(await until(watch, join(sources, 'rain/page.html'))).toBeDefined()
  })

  it('see what is added to be watched', async () => {
    const [one, two] = [scratch(), scratch()]
    const watch = await open([{ folder: one }])
    writeFileSync(join(two, 'before'), '')
    await watch.add([{ folder: two }])
    writeFileSync(join(two, 'b'), '')
    expect(await until(watch, join(two, 'b'))).not.toContain(join(two, 'before'))
  })

  it('do not see what is written to the output, wherever it lies', async () => {
    const sources = scratch()
    const out = join(sources, 'dist')
    const watch = await open([{ folder: sources }], out)
    mkdirSync(join(out, 'rain'), { recursive: true })
    writeFileSync(join(out, 'rain/rain.md'), 'a book')
    writeFileSync(join(sources, 'page.html'), 'one')
    const burst = await until(watch, join(sources, 'page.html'))
    expect([...burst].filter((path) => path.startsWith(join(out, 'rain')))).toEqual([])
  })

  it('see a source that lies in the output', async () => {
    const out = scratch()
    const page = join(out, 'rain.html')
    const watch = await open([{ page }], out)
    writeFileSync(page, 'one')
    expect(await watch.burst()).toEqual(new Set([page]))
  })

  it('end with the signal', async () => {
    const watch = await open([{ folder: scratch() }])
    const burst = watch.burst()
    stops[0]?.abort()
    expect(await burst).toBeUndefined()
    expect(await watch.burst()).toBeUndefined()
  })
})
