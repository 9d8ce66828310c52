/** A disk without room: an error that says so, no debris, and dist as it was. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { readEntries } from '../../pipeline/store/journal.ts'
import { settleManifest, storeSource } from '../../pipeline/store/shelf.ts'
import { colloquy, PAGE, treeOf } from '../cli/run.ts'

/** Files that may still be written before the disk is full. */
let room = Number.POSITIVE_INFINITY

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open = async (...args: Parameters<typeof real.open>): Promise<FileHandle> => {
    const file = await real.open(...args)
    room -= 1
    if (room < 0) {
      const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
      file.writeFile = () => Promise.reject(full)
    }
    return file
  }
  return { ...real, default: real, open }
})

afterEach(() => {
  room = Number.POSITIVE_INFINITY
})

const entry = {
  slug: 'talk', source: 'talk', id: 'urn:uuid:x', title: 'T', kind: 'dialogue' as const, language: 'en', turns: 1, key: 'k',
} // biome-ignore format: one row
const files = (text: string) =>
  ['talk/talk.epub', 'talk/talk.pdf', 'talk/talk.md'].map((path) => ({
    path,
    mediaType: 'text/plain',
    bytes: Buffer.from(text),
  }))

describe('a disk that is full after', () => {
  it.each([0, 1, 2])('%i files: dist stays as it was', async (written) => {
    const out = mkdtempSync(join(tmpdir(), 'colloquy-full-'))
    await storeSource(out, files('old'), entry)
    await settleManifest(out, new Set(['talk']))
    const before = treeOf(out)
    room = written
    await expect(storeSource(out, files('new'), entry)).rejects.toMatchObject({
      code: 'unwritable',
      message: expect.stringContaining('no space left'),
    })
    expect(treeOf(out)).toEqual(before)
  })

  it.each([3, 4, 5])('%i files: the manifest lists nothing that is not there, and no debris', async (written) => {
    const out = mkdtempSync(join(tmpdir(), 'colloquy-full-'))
    await storeSource(out, files('old'), entry)
    await settleManifest(out, new Set(['talk']))
    room = written
    await expect(storeSource(out, files('new'), entry)).rejects.toMatchObject({ code: 'unwritable' })
    const listed = (await readEntries(out)).size
    expect(listed).toBe(written < 5 ? 1 : 0)
    expect(
      readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => /\.part$|\.lock/.test(name)),
    ).toEqual([])
    room = Number.POSITIVE_INFINITY
    await storeSource(out, files('new'), entry)
    expect((await readEntries(out)).size).toBe(1)
  })
})

/** A small disk of its own, where this user may mount one; else undefined. */
function smallDisk(options: string): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    rmSync(folder, { recursive: true })
    return undefined
  }
}

const disk = smallDisk('size=48k')

describe.skipIf(disk === undefined)('a real disk of 48 KB (only where one may be mounted)', () => {
  const folder = disk as string

  it('gives one clear error and no debris', async () => {
    const page = join(mkdtempSync(join(tmpdir(), 'colloquy-page-')), 'talk.html')
    writeFileSync(page, PAGE)
    const out = join(folder, 'dist')
    try {
      expect((await colloquy(['publish', page, '--out', out, '--format', 'md'])).code).toBe(0)
      const before = treeOf(out)
      const ran = await colloquy(['publish', page, '--out', out, '--force'])
      expect(ran.code, ran.stderr).toBe(EXIT_CODES.unwritable)
      expect(ran.stderr).toMatch(/no space left/)
      expect(treeOf(out)).toEqual(before)
      execFileSync('mount', ['-o', 'remount,ro', folder], { stdio: 'ignore' })
      const refused = await colloquy(['publish', page, '--out', out, '--force', '--format', 'md'])
      expect(refused.code, refused.stderr).toBe(EXIT_CODES.unwritable)
      expect(refused.stderr).toMatch(/read-only/)
      expect(treeOf(out)).toEqual(before)
      // Nothing to do is no fault, even where nothing may be written.
      expect((await colloquy(['publish', page, '--out', out, '--format', 'md'])).code).toBe(0)
    } finally {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    }
  })
})

describe.skipIf(process.getuid?.() === 0)('a folder without permission (the superuser may write anywhere)', () => {
  it('gives one clear error and no debris', async () => {
    const out = mkdtempSync(join(tmpdir(), 'colloquy-closed-'))
    chmodSync(out, 0o500)
    await expect(storeSource(out, files('new'), entry)).rejects.toMatchObject({ code: 'unwritable' })
    expect(readdirSync(out)).toEqual([])
  })
})
