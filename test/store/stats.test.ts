/** What is known of files without reading them: as long as nothing changed, and never a moment longer. */
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ManifestEntry } from '../../pipeline/store/entry.ts'
import { folderKey } from '../../pipeline/store/key.ts'
import { storeSource } from '../../pipeline/store/shelf.ts'
import { openStats } from '../../pipeline/store/stats.ts'

/** Files that were read below the folder of a test. */
let reads: string[] = []
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const readFile = (...args: Parameters<typeof real.readFile>) => {
    reads.push(String(args[0]))
    return real.readFile(...args)
  }
  return { ...real, default: real, readFile }
})

let home: string
let cache: string
let source: string
let out: string
/** Long after the files were written, so that their times can be trusted. */
const later = () => Date.now() + 10_000
const open = (options: { now?: () => number; forget?: boolean } = {}) =>
  openStats(cache, out, { now: later, forget: false, ...options })
const readsOf = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  reads = []
  const result = await work()
  return [result, reads.filter((path) => path.startsWith(source) || path.startsWith(out)).length]
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'colloquy-stats-'))
  cache = join(home, 'cache')
  source = join(home, 'talk')
  out = join(home, 'dist')
  mkdirSync(join(source, 'images'), { recursive: true })
  writeFileSync(join(source, 'source.yaml'), 'file: page.html\n')
  writeFileSync(join(source, 'page.html'), 'rain')
  writeFileSync(join(source, 'images/a.png'), 'png')
})

describe('the key of a folder', () => {
  const learn = async () => {
    const stats = await open()
    const key = await stats.folderKey(source)
    await stats.save()
    return key
  }

  it('is read once and then known, by the next run too', async () => {
    const stats = await open()
    const [key, first] = await readsOf(() => stats.folderKey(source))
    expect(key).toBe(await folderKey(source))
    expect(first).toBe(3)
    expect(await readsOf(() => stats.folderKey(source))).toEqual([key, 0])
    await stats.save()
    const next = await open()
    expect(await readsOf(() => next.folderKey(source))).toEqual([key, 0])
  })

  it.each<[string, () => void]>([
    [
      'other bytes of the same size and time',
      () => {
        const { atime, mtime } = statSync(join(source, 'page.html'))
        writeFileSync(join(source, 'page.html'), 'snow')
        utimesSync(join(source, 'page.html'), atime, mtime)
      },
    ],
    [
      'another file in its place',
      () => {
        writeFileSync(join(home, 'other'), 'hail')
        renameSync(join(home, 'other'), join(source, 'page.html'))
      },
    ],
    ['one file more', () => writeFileSync(join(source, 'images/b.png'), '')],
    ['another name', () => renameSync(join(source, 'images/a.png'), join(source, 'images/c.png'))],
  ])('is read again after %s', async (_, change) => {
    const before = await learn()
    change()
    const after = await (await open()).folderKey(source)
    expect(after).toBe(await folderKey(source))
    expect(after).not.toBe(before)
  })

  it('is read again when only the times differ, and stays what it was', async () => {
    const key = await learn()
    chmodSync(join(source, 'page.html'), 0o600)
    utimesSync(join(source, 'page.html'), 1, 1)
    const next = await open()
    expect(await readsOf(() => next.folderKey(source))).toEqual([key, 3])
  })

  it('is not remembered of files that have only just changed', async () => {
    const stats = await open({ now: () => statSync(join(source, 'page.html')).mtimeMs + 100 })
    const key = await stats.folderKey(source)
    expect(await readsOf(() => stats.folderKey(source))).toEqual([key, 3])
  })

  it('is read with --force', async () => {
    const key = await learn()
    const forced = await open({ forget: true })
    expect(await readsOf(() => forced.folderKey(source))).toEqual([key, 3])
  })

  it.each([
    '',
    '{',
    '[]',
    '{"version":2,"records":{}}',
    '{"version":1,"records":{"x":1}}',
  ])('is read when the memory is damaged: %j', async (text) => {
    const key = await learn()
    for (const name of readdirSync(cache)) writeFileSync(join(cache, name), text)
    expect(await readsOf(async () => (await open()).folderKey(source))).toEqual([key, 3])
  })

  it('of no folder is an error like ever', async () => {
    await expect((await open()).folderKey(join(home, 'nowhere'))).rejects.toThrow(/ENOENT/)
  })

  it('needs no cache that can be written', async () => {
    writeFileSync(cache, 'a file')
    expect(await learn()).toBe(await folderKey(source))
  })
})

describe('the files in dist', () => {
  const about = { slug: 'talk', source: 'talk', id: 'urn:uuid:x', title: 'T', kind: 'dialogue' as const, language: 'en', turns: 1, key: 'k' } // biome-ignore format: one row
  const put = async (text: string): Promise<ManifestEntry> => {
    const stats = await open()
    const files = ['md', 'pdf'].map((end) => ({ path: `talk/talk.${end}`, mediaType: 'x/y', bytes: Buffer.from(text) }))
    const entry = await storeSource(out, files, about, { placed: stats.placed })
    await stats.save()
    return entry
  }

  it('are known from the moment they are placed', async () => {
    const entry = await put('rain')
    const next = await open()
    expect(await readsOf(() => next.isIntact(out, entry))).toEqual([true, 0])
  })

  it('are found changed, missing, and whole again', async () => {
    const entry = await put('rain')
    const path = join(out, 'talk/talk.pdf')
    writeFileSync(path, 'snow')
    expect(await (await open()).isIntact(out, entry)).toBe(false)
    renameSync(path, join(home, 'taken'))
    expect(await (await open()).isIntact(out, entry)).toBe(false)
    writeFileSync(path, 'rain')
    expect(await (await open()).isIntact(out, entry)).toBe(true)
    expect(readFileSync(path, 'utf8')).toBe('rain')
  })

  it('are not taken for those of another entry', async () => {
    const rain = await put('rain')
    const snow = await put('snow')
    const stats = await open()
    expect(await stats.isIntact(out, rain)).toBe(false)
    expect(await stats.isIntact(out, snow)).toBe(true)
  })
})
