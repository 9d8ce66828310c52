/** What is written while runs change dist: little for each source, and nothing that a killed run could leave untrue. */
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ManifestEntry, sha256 } from '../../pipeline/store/entry.ts'
import { readEntries } from '../../pipeline/store/journal.ts'
import { writeManifest } from '../../pipeline/store/manifest.ts'
import { settleManifest, storeSource } from '../../pipeline/store/shelf.ts'

const scratch = () => mkdtempSync(join(tmpdir(), 'colloquy-journal-'))
const about = (slug: string): Omit<ManifestEntry, 'files'> => ({
  slug, source: slug, id: `urn:uuid:${slug}`, title: 'T', kind: 'dialogue', language: 'en', turns: 1, key: 'k',
}) // biome-ignore format: one row
const put = (out: string, slug: string, text = slug) =>
  storeSource(out, [{ path: `${slug}/${slug}.md`, mediaType: 'text/markdown', bytes: Buffer.from(text) }], about(slug))
const slugs = async (out: string) => [...(await readEntries(out)).keys()].sort()
const read = (out: string, name: string) => readFileSync(join(out, name), 'utf8')

describe('a run over many sources', () => {
  it('writes as much for the last as for the first', async () => {
    const out = scratch()
    const sizes = [0]
    for (let index = 100; index < 160; index += 1) {
      await put(out, `talk-${index}`)
      sizes.push(statSync(join(out, '.journal')).size)
    }
    const growth = sizes.slice(2).map((size, index) => size - (sizes[index + 1] as number))
    expect(new Set(growth).size).toBe(1)
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
  })

  it('composes what one manifest a source would have been', async () => {
    const [out, other] = [scratch(), scratch()]
    for (const slug of ['rain', 'figs', 'beans']) await put(out, slug)
    await settleManifest(out, new Set())
    const entries = new Map<string, ManifestEntry>()
    for (const slug of ['beans', 'figs', 'rain'])
      entries.set(slug, {
        ...about(slug),
        files: [{ path: `${slug}/${slug}.md`, mediaType: 'text/markdown', bytes: slug.length, sha256: sha256(slug) }],
      })
    await writeManifest(other, entries)
    for (const name of ['manifest.json', 'SHA256SUMS']) expect(read(out, name)).toBe(read(other, name))
  })

  it('lists in the manifest nothing that is changing', async () => {
    const out = scratch()
    await put(out, 'rain')
    await put(out, 'figs')
    await settleManifest(out, new Set())
    await put(out, 'rain', 'more rain')
    expect(existsSync(join(out, 'manifest.json'))).toBe(false)
    expect(existsSync(join(out, 'SHA256SUMS'))).toBe(false)
    expect(await slugs(out)).toEqual(['figs', 'rain'])
    await settleManifest(out, new Set())
    expect(read(out, 'manifest.json')).toContain(sha256('more rain'))
    expect(existsSync(join(out, '.manifest.json'))).toBe(false)
  })
})

describe('the journal of a run that was killed', () => {
  it.each([
    '\n["figs",',
    '\n["figs",null',
    '\n[1,2]',
    '\n{',
    '\n["figs",{"slug":"figs"}]\n',
  ])('ends in %j: what is before and after it counts', async (torn) => {
    const out = scratch()
    await put(out, 'figs')
    appendFileSync(join(out, '.journal'), torn)
    expect(await slugs(out)).toEqual(['figs'])
    await put(out, 'rain')
    expect(await slugs(out)).toEqual(['figs', 'rain'])
  })

  it('lists no file outside dist', async () => {
    const out = scratch()
    await put(out, 'rain')
    writeFileSync(join(out, '.journal'), read(out, '.journal').replace('rain/rain.md', '../rain.md'))
    expect(await slugs(out)).toEqual([])
  })

  it.each(['', 'collo'])('has begun with %j only: it is begun anew', async (head) => {
    const out = scratch()
    await put(out, 'rain')
    await settleManifest(out, new Set())
    writeFileSync(join(out, '.journal'), head)
    await put(out, 'figs')
    expect(await slugs(out)).toEqual(['figs', 'rain'])
  })

  it('stands beside a manifest that says the same already', async () => {
    const out = scratch()
    await put(out, 'rain')
    const journal = read(out, '.journal')
    await settleManifest(out, new Set())
    const whole = read(out, 'manifest.json')
    writeFileSync(join(out, '.journal'), journal)
    await settleManifest(out, new Set())
    expect(read(out, 'manifest.json')).toBe(whole)
    expect(existsSync(join(out, '.journal'))).toBe(false)
  })
})

describe('another run on the same dist', () => {
  it('is heard of through the journal', async () => {
    const out = scratch()
    await put(out, 'rain')
    const [entry] = (await readEntries(out)).values()
    appendFileSync(join(out, '.journal'), `\n${JSON.stringify(['figs', { ...entry, slug: 'figs' }])}\n`)
    appendFileSync(join(out, '.journal'), `\n${JSON.stringify(['rain', null])}\n`)
    await put(out, 'beans')
    expect(await slugs(out)).toEqual(['beans', 'figs'])
  })

  it('may end in between, and begin a journal of its own', async () => {
    const out = scratch()
    await put(out, 'rain')
    await put(out, 'beans')
    const journal = read(out, '.journal')
    const [rain] = (await readEntries(out)).values()
    // What another process leaves that has ended and begun again.
    await writeManifest(out, new Map([['rain', rain as ManifestEntry]]))
    renameSync(join(out, 'manifest.json'), join(out, '.manifest.json'))
    rmSync(join(out, 'SHA256SUMS'))
    writeFileSync(join(out, '.journal'), journal.replace(/.*\n/, 'colloquy 999999.1\n').replaceAll('beans', 'grass'))
    await put(out, 'figs')
    expect(await slugs(out)).toEqual(['figs', 'grass', 'rain'])
  })
})
