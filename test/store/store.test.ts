import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isIntact, parseManifest, sha256 } from '../../pipeline/store/entry.ts'
import { readEntries } from '../../pipeline/store/journal.ts'
import { folderKey, keyOf } from '../../pipeline/store/key.ts'
import { keepAside, settleManifest, storeSource } from '../../pipeline/store/shelf.ts'
import { writeWhole } from '../../pipeline/store/write.ts'

const scratch = () => mkdtempSync(join(tmpdir(), 'colloquy-store-'))
const bytes = (text: string) => Buffer.from(text)

describe('writeWhole', () => {
  it('makes folders, replaces files and leaves nothing beside them', async () => {
    const folder = scratch()
    await writeWhole(join(folder, 'a/b.txt'), 'one')
    await writeWhole(join(folder, 'a/b.txt'), 'two')
    expect(readFileSync(join(folder, 'a/b.txt'), 'utf8')).toBe('two')
    expect(readdirSync(join(folder, 'a'))).toEqual(['b.txt'])
  })

  it('says why it could not write, and leaves no debris', async () => {
    const folder = scratch()
    mkdirSync(join(folder, 'taken'))
    await expect(writeWhole(join(folder, 'taken'), 'x')).rejects.toMatchObject({ code: 'unwritable' })
    expect(readdirSync(folder)).toEqual(['taken'])
  })
})

describe('keys', () => {
  it('differ when anything moves from one part to the next', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (a, b) => {
        expect(
          keyOf([
            ['x', a],
            ['y', b],
          ]),
        ).not.toBe(
          keyOf([
            ['x', ''],
            ['y', a + b],
          ]),
        )
      }),
    )
  })

  it('of a folder change with a name, a byte and a new file, and with nothing else', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'page.html'), 'a')
    const first = await folderKey(folder)
    writeFileSync(join(folder, '.hidden'), 'not counted')
    expect(await folderKey(folder)).toBe(first)
    writeFileSync(join(folder, 'page.html'), 'b')
    expect(await folderKey(folder)).not.toBe(first)
    writeFileSync(join(folder, 'page.html'), 'a')
    writeFileSync(join(folder, 'more.png'), '')
    expect(await folderKey(folder)).not.toBe(first)
  })
})

describe('the shelf', () => {
  const entry = {
    slug: 'talk', source: 'talk', id: 'urn:uuid:x', title: 'T', kind: 'dialogue' as const, language: 'en', turns: 1, key: 'k',
  } // biome-ignore format: one row
  const file = (path: string, text: string) => ({ path, mediaType: 'text/plain', bytes: bytes(text) })

  it('removes what an earlier run left and this one does not list', async () => {
    const out = scratch()
    await storeSource(out, [file('talk/talk.md', 'old'), file('talk/images/a.png', 'a')], entry)
    const after = await storeSource(out, [file('talk/talk.md', 'new')], { ...entry, key: 'other' })
    expect(readdirSync(join(out, 'talk'), { recursive: true })).toEqual(['images', 'talk.md'])
    expect(await isIntact(out, after)).toBe(true)
    writeFileSync(join(out, 'talk/talk.md'), 'tampered')
    expect(await isIntact(out, after)).toBe(false)
  })

  it('keeps files of the same key', async () => {
    const out = scratch()
    await storeSource(out, [file('talk/talk.md', 'md')], entry)
    const { files } = await storeSource(out, [file('talk/talk.pdf', 'pdf')], entry)
    expect(files.map(({ path }) => path)).toEqual(['talk/talk.md', 'talk/talk.pdf'])
  })

  it('keeps rejected files out of the folders that are published', async () => {
    const out = scratch()
    const aside = await keepAside(out, 'talk', [file('talk/talk.md', 'bad')])
    expect(aside).toBe(join(out, '.rejected/talk'))
    expect(readdirSync(out)).toEqual(['.rejected'])
  })

  it('writes a manifest that reads back, and sums of every file when the run ends', async () => {
    const out = scratch()
    const stored = await storeSource(out, [{ ...file('talk/talk.md', 'hi'), format: 'md' }], entry)
    expect([...(await readEntries(out)).values()]).toEqual([stored])
    expect(readdirSync(out)).toEqual(['.journal', 'talk'])
    await settleManifest(out, new Set(['talk']))
    expect(readdirSync(out)).toEqual(['SHA256SUMS', 'manifest.json', 'talk'])
    expect(parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8'))?.sources).toEqual([stored])
    const json = readFileSync(join(out, 'manifest.json'))
    expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).toBe(
      `${sha256(json)}  manifest.json\n${sha256('hi')}  talk/talk.md\n`,
    )
  })

  it('drops from the manifest what is gone', async () => {
    const out = scratch()
    await storeSource(out, [file('talk/talk.md', 'hi')], entry)
    await storeSource(out, [file('gone/gone.md', 'hi')], { ...entry, slug: 'gone' })
    rmSync(join(out, 'gone/gone.md'))
    await settleManifest(out, new Set(['talk']))
    expect([...(await readEntries(out)).keys()]).toEqual(['talk'])
  })

  it('treats a damaged manifest as none, and one that lists a file outside', async () => {
    const out = scratch()
    writeFileSync(join(out, 'manifest.json'), '{"version":1,')
    expect(await readEntries(out)).toEqual(new Map())
    await storeSource(out, [file('talk/talk.md', 'hi')], entry)
    await settleManifest(out, new Set(['talk']))
    const json = readFileSync(join(out, 'manifest.json'), 'utf8')
    writeFileSync(join(out, 'manifest.json'), json.replace('talk/talk.md', '../talk.md'))
    expect(await readEntries(out)).toEqual(new Map())
  })
})
