/** The dists of shards become one, and nothing that a manifest says is believed before it is checked. */
import {
  cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs' // biome-ignore format: one row
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../pipeline/errors.ts'
import { mergeDists } from '../pipeline/merge.ts'
import { type Manifest, sha256 } from '../pipeline/store/entry.ts'
import { settleManifest, storeSource } from '../pipeline/store/shelf.ts'
import { treeOf } from './cli/run.ts'

const home = mkdtempSync(join(tmpdir(), 'colloquy-merge-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

let count = 0
let one: string
let two: string
let out: string
beforeEach(async () => {
  count += 1
  one = join(home, `${count}/one`)
  two = join(home, `${count}/two`)
  out = join(home, `${count}/out`)
  await publish(one, 'rain', 'hail')
  await publish(two, 'figs')
})

async function publish(dist: string, ...slugs: string[]): Promise<void> {
  for (const slug of slugs) await store(dist, slug, `what was said of ${slug}`)
  await settleManifest(dist, new Set(slugs))
}

function store(dist: string, slug: string, text: string, key = sha256(text)) {
  const files = [
    { path: `${slug}/${slug}.md`, mediaType: 'text/markdown', format: 'md', bytes: Buffer.from(text) },
    { path: `${slug}/images/a.png`, mediaType: 'image/png', bytes: Buffer.from(`picture of ${slug}`) },
  ]
  const entry = { source: slug, id: `urn:${slug}`, title: slug, kind: 'dialogue' as const, language: 'en', turns: 2 }
  return storeSource(dist, files, { slug, ...entry, timestamp: '2024-03-20T00:00:00Z', key })
}

const merge = (...folders: string[]) => mergeDists(folders, out, () => undefined)

/** What the manifest says of itself is then what SHA256SUMS says. */
function forge(dist: string, change: (manifest: Manifest) => void): void {
  const path = join(dist, 'manifest.json')
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  change(manifest)
  const json = `${JSON.stringify(manifest, null, 2)}\n`
  writeFileSync(path, json)
  const files = [...manifest.sources.flatMap((entry) => entry.files), { path: 'manifest.json', sha256: sha256(json) }]
  const lines = files
    .map((file) => `${file.sha256}  ${file.path}\n`)
    .sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
  writeFileSync(join(dist, 'SHA256SUMS'), lines.join(''))
}

async function refused(code: keyof typeof EXIT_CODES, says: RegExp, ...folders: string[]): Promise<void> {
  const before = existsSync(out) ? treeOf(out) : undefined
  const error = await merge(...folders).then(
    () => undefined,
    (found: unknown) => found,
  )
  expect(error).toMatchObject({ exitCode: EXIT_CODES[code] })
  expect(`${(error as { file?: string }).file ?? ''}: ${(error as Error).message}`).toMatch(says)
  expect(existsSync(out) ? treeOf(out) : undefined).toEqual(before)
}

describe('merge', () => {
  it('gives what one run would have given, in any order of the folders', async () => {
    const whole = join(home, `${count}/whole`)
    await publish(whole, 'figs', 'rain', 'hail')
    expect((await merge(two, one)).map(({ entry, from }) => [entry.slug, from])).toEqual([
      ['figs', two],
      ['hail', one],
      ['rain', one],
    ])
    expect(treeOf(out)).toEqual(treeOf(whole))
  })

  it('takes a source that is alike in two folders, and empty folders', async () => {
    const three = join(home, `${count}/three`)
    const empty = join(home, `${count}/empty`)
    await publish(three, 'rain')
    await settleManifest(empty, new Set())
    expect(await merge(one, three, empty)).toMatchObject([{ from: one }, { from: one }])
    await mergeDists([empty], join(home, `${count}/nothing`), () => undefined)
    expect(treeOf(join(home, `${count}/nothing`))).toEqual(treeOf(empty))
  })

  it('leaves alone what is there, mends what is damaged, keeps what comes from elsewhere', async () => {
    await publish(out, 'snow')
    await merge(one, two)
    rmSync(join(out, 'figs/figs.md'))
    expect(await merge(one, two)).toMatchObject([{ upToDate: false }, { upToDate: true }, { upToDate: true }])
    expect(Object.keys(treeOf(out)).filter((path) => path.endsWith('.md'))).toEqual(
      ['figs', 'hail', 'rain', 'snow'].map((slug) => `${slug}/${slug}.md`),
    )
  })

  it('merges into one of the folders', async () => {
    await mergeDists([one, two], one, () => undefined)
    expect(Object.keys(treeOf(one)).filter((path) => path.endsWith('.md'))).toHaveLength(3)
  })

  it.each([
    ['another key', 'rain again', undefined, /made from different sources or with different options/],
    ['other bytes under the same key', 'rain again', sha256('what was said of rain'), /the same key and other files/],
  ])('refuses one name for two: %s; names both folders', async (_, text, key, why) => {
    await store(two, 'rain', text, key)
    await settleManifest(two, new Set(['rain', 'figs']))
    await refused('usage', why, one, two)
    await refused('usage', new RegExp(`'rain' .*${one} and in ${two}`), one, two)
  })

  it.each([
    ['the tool', (m: Manifest) => void Object.assign(m.tool, { version: '0.0.9' }), /colloquy 0\.0\.9 instead of/],
    ['an engine', (m: Manifest) => void Object.assign(m.engines, { cheerio: '0.9.0' }), /cheerio 0\.9\.0 instead of/],
    [
      'an engine more',
      (m: Manifest) => void Object.assign(m.engines, { quill: '1.0.0' }),
      /quill 1\.0\.0 instead of none/,
    ],
  ])('refuses other versions: %s', async (_, change, says) => {
    forge(two, change)
    await refused('usage', says, one, two)
  })

  it('refuses bytes that are not listed, before anything is placed', async () => {
    writeFileSync(join(two, 'figs/figs.md'), 'what was said of fogs')
    await refused('verify', /two\/figs\/figs\.md: .*sha256/, one, two)
    writeFileSync(join(two, 'figs/figs.md'), 'longer')
    await refused('verify', /6 bytes instead of 21/, one, two)
    rmSync(join(two, 'figs/figs.md'))
    await refused('unreadable', /two\/figs\/figs\.md: .*found none/, one, two)
  })

  it('refuses a dist whose run has not ended', async () => {
    rmSync(join(two, 'SHA256SUMS'))
    await refused('unreadable', /two: expected SHA256SUMS.*let it end/, one, two)
  })

  it('refuses sums of something else', async () => {
    writeFileSync(join(two, 'SHA256SUMS'), '')
    await refused('unreadable', /two: expected SHA256SUMS/, one, two)
  })

  it('refuses what is no dist', async () => {
    await refused('unreadable', /nowhere: .*no manifest\.json/, one, join(home, 'nowhere'))
    writeFileSync(join(two, 'manifest.json'), '{"version":1,')
    await refused('unreadable', /two\/manifest\.json: .*found a fault/, one, two)
    writeFileSync(join(two, 'manifest.json'), '['.repeat(200_000))
    await refused('unreadable', /two\/manifest\.json: .*found a fault/, one, two)
    writeFileSync(join(two, 'manifest.json'), '{"version":2}')
    await refused('unreadable', /two\/manifest\.json: .*found a fault/, one, two)
  })
})

describe('a hostile manifest', () => {
  it.each([
    '../figs.md', 'figs/../../figs.md', '/etc/hostname', 'figs/..', 'figs/./figs.md', 'figs//figs.md', 'figs.md',
    'rain/rain.md', 'figs/a\n0000  rain', 'figs/a\\..\\b', 'figs/C:/a', 'figs/.lock/1', 'figs/\0',
  ])('does not name %j', async (path) => {
    forge(two, ({ sources }) => void Object.assign(sources[0]?.files[0] ?? {}, { path }))
    await refused('unreadable', /two\/manifest\.json/, one, two)
  }) // biome-ignore format: one row

  it.each(['..', '.', '.lock', '', 'manifest.json/..', 'a/b'])('does not call a source %j', async (slug) => {
    forge(two, ({ sources }) => {
      const [source] = sources
      if (source) Object.assign(source, { slug, files: source.files.map((f) => ({ ...f, path: `${slug}/figs.md` })) })
    })
    await refused('unreadable', /two\/manifest\.json/, one, two)
  })

  it('does not list a file or a source twice', async () => {
    forge(two, ({ sources }) => void sources[0]?.files.push(...sources[0].files))
    await refused('unreadable', /every file of 'figs' once/, one, two)
    forge(two, ({ sources }) => {
      sources[0]?.files.splice(2)
      sources.push(...sources)
    })
    await refused('unreadable', /two: expected SHA256SUMS/, one, two)
  })

  it.each([
    'figs/figs.md',
    'figs/images',
    'figs',
    'manifest.json',
    'SHA256SUMS',
  ])('leads nowhere through a link: %s', async (path) => {
    const elsewhere = join(home, `${count}/elsewhere`)
    renameSync(join(two, path), elsewhere)
    symlinkSync(elsewhere, join(two, path))
    await refused('unreadable', /a symbolic link|a link, a folder or a device/, one, two)
  })

  it('reads no folder as a file', async () => {
    rmSync(join(two, 'figs/figs.md'))
    mkdirSync(join(two, 'figs/figs.md'))
    await refused('unreadable', /figs\.md: expected a regular file/, one, two)
  })

  it('cannot replace what another has published', async () => {
    cpSync(one, out, { recursive: true })
    forge(two, ({ sources }) => void Object.assign(sources[0]?.files[0] ?? {}, { path: 'rain/rain.md' }))
    await refused('unreadable', /below its own folder/, two)
  })
})
