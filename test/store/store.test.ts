import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { folderKey, keyOf } from '../../pipeline/store/key.ts'
import { isIntact, readManifest, sha256, writeManifest } from '../../pipeline/store/manifest.ts'
import { keepAside, storeFiles } from '../../pipeline/store/shelf.ts'
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
  const entry = (files: Awaited<ReturnType<typeof storeFiles>>) => ({
    slug: 'talk', source: 'talk', id: 'urn:uuid:x', title: 'T', kind: 'dialogue' as const, language: 'en', turns: 1, key: 'k', files,
  }) // biome-ignore format: one row

  it('removes what an earlier run left and this one does not list', async () => {
    const out = scratch()
    const file = (path: string, text: string) => ({ path, mediaType: 'text/plain', bytes: bytes(text) })
    const before = entry(
      await storeFiles(out, [file('talk/talk.md', 'old'), file('talk/images/a.png', 'a')], [], undefined),
    )
    const after = entry(await storeFiles(out, [file('talk/talk.md', 'new')], [], before))
    expect(readdirSync(join(out, 'talk'), { recursive: true })).toEqual(['images', 'talk.md'])
    expect(await isIntact(out, after)).toBe(true)
    writeFileSync(join(out, 'talk/talk.md'), 'tampered')
    expect(await isIntact(out, after)).toBe(false)
  })

  it('keeps rejected files out of the folders that are published', async () => {
    const out = scratch()
    const aside = await keepAside(out, 'talk', [
      { path: 'talk/talk.md', mediaType: 'text/markdown', bytes: bytes('bad') },
    ])
    expect(aside).toBe(join(out, '.rejected/talk'))
    expect(readdirSync(out)).toEqual(['.rejected'])
  })

  it('writes a manifest that reads back, and sums of every file', async () => {
    const out = scratch()
    const files = await storeFiles(
      out,
      [{ path: 'talk/talk.md', mediaType: 'text/markdown', format: 'md', bytes: bytes('hi') }],
      [],
      undefined,
    )
    const manifest = {
      version: 1 as const,
      tool: { name: 'colloquy', version: '0' },
      engines: {},
      sources: [entry(files)],
    }
    await writeManifest(out, manifest)
    expect(await readManifest(out)).toEqual(manifest)
    const json = readFileSync(join(out, 'manifest.json'))
    expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).toBe(
      `${sha256(json)}  manifest.json\n${sha256('hi')}  talk/talk.md\n`,
    )
  })

  it('treats a damaged manifest as none', async () => {
    const out = scratch()
    writeFileSync(join(out, 'manifest.json'), '{"version":1,')
    expect(await readManifest(out)).toBeUndefined()
  })
})
