import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Listing, writeCapture } from '../../pipeline/store/capture.ts'

let folder = ''
beforeEach(async () => {
  before = undefined
  folder = join(await mkdtemp(join(tmpdir(), 'colloquy-capture-')), 'capture')
})
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }))

const name = (digit: string, stem = 'page-1', ending = 'html') => `${stem}-${digit.repeat(16)}.${ending}`
const recordOf = (...names: string[]) => ({ pages: names.map((file) => ({ file })), images: [{ missing: 'gone' }] })
const bytes = (text: string) => Buffer.from(text)

let before: Listing | undefined
async function write(...names: string[]) {
  const record = recordOf(...names)
  await writeCapture(folder, 'capture.json', record, new Map(names.map((file) => [file, bytes(file)])), before)
  before = record
}

const listed = () => JSON.parse(readFileSync(join(folder, 'capture.json'), 'utf8'))

describe('a capture', () => {
  it('is what its record lists; what an older one listed goes', async () => {
    await write(name('a'), name('b', 'page-2'))
    await write(name('a'), name('c', 'image', 'gif'))
    expect(listed()).toEqual(recordOf(name('a'), name('c', 'image', 'gif')))
    expect(readdirSync(folder).sort()).toEqual(['capture.json', name('c', 'image', 'gif'), name('a')].sort())
  })

  it('leaves alone what is not its own', async () => {
    mkdirSync(folder, { recursive: true })
    for (const own of ['notes.txt', 'page-1.html', 'image.gif']) writeFileSync(join(folder, own), own)
    await write(name('a'))
    await write(name('b'))
    expect(readdirSync(folder).sort()).toEqual(
      ['capture.json', 'image.gif', 'notes.txt', 'page-1.html', name('b')].sort(),
    )
  })

  it('is whole when two runs capture at once', async () => {
    for (let round = 0; round < 30; round += 1) {
      before = undefined
      await write(name('a'), name('b', 'page-2'))
      const older = before
      const files = (...names: string[]) => new Map(names.map((file) => [file, bytes(file)]))
      const other = [name('a'), name('c', 'page-2'), name('d', 'page-3')]
      await Promise.all([
        writeCapture(folder, 'capture.json', recordOf(name('e')), files(name('e')), older),
        writeCapture(folder, 'capture.json', recordOf(...other), files(...other), older),
      ])
      const { pages } = listed() as Listing
      for (const { file } of pages) expect(readFileSync(join(folder, file), 'utf8')).toBe(file)
      expect(readdirSync(folder).filter((entry) => entry.startsWith('.lock'))).toEqual([])
    }
  })

  it.each([0, 1, 2])('stopped after %i files is the capture before, whole', async (count) => {
    await write(name('a'), name('b', 'page-2'))
    const stopping = new Map([1, 2, 3].map((n) => [name(String(n), `page-${n}`), bytes('new')]))
    const entries = [...stopping].slice(0, count)
    stopping[Symbol.iterator] = function* () {
      yield* entries
      throw new Error('killed')
    }
    await expect(writeCapture(folder, 'capture.json', recordOf(...stopping.keys()), stopping)).rejects.toThrow('killed')
    expect(listed()).toEqual(recordOf(name('a'), name('b', 'page-2')))
    for (const file of [name('a'), name('b', 'page-2')]) expect(readFileSync(join(folder, file), 'utf8')).toBe(file)
    await write(name('c'))
    expect(readdirSync(folder).sort()).toEqual(['capture.json', name('c')].sort())
  })

  it('takes away what a killed run left long ago, not what another run may be writing', async () => {
    await write(name('a'))
    const [old, young] = [name('d'), name('e')].map((file) => join(folder, file)) as [string, string]
    for (const path of [old, young]) writeFileSync(path, 'left')
    utimesSync(old, 1, 1)
    await write(name('b'))
    expect(readdirSync(folder).sort()).toEqual(['capture.json', name('b'), name('e')].sort())
  })

  it('that is the first leaves nothing behind where it cannot be written', async () => {
    mkdirSync(join(folder, 'capture.json', 'in the way'), { recursive: true })
    await expect(write(name('a'))).rejects.toMatchObject({
      code: 'unwritable',
      message: expect.stringContaining('--sources'),
    })
    expect(readdirSync(folder)).toEqual(['capture.json'])
    const file = join(folder, '..', 'file')
    writeFileSync(file, '')
    await expect(
      writeCapture(join(file, 'capture'), 'capture.json', recordOf(), new Map([[name('a'), bytes('a')]])),
    ).rejects.toMatchObject({ code: 'unwritable' })
  })

  it('that cannot be written is one of our errors, and the one before stays', async () => {
    await write(name('a'))
    mkdirSync(join(folder, name('b')))
    await expect(write(name('b'))).rejects.toMatchObject({ code: 'unwritable' })
    expect(listed()).toEqual(recordOf(name('a')))
    expect(readdirSync(folder).filter((file) => file.endsWith('.part'))).toEqual([])
  })

  it('does not write again what is there, and mends what is not as it should be', async () => {
    await write(name('a'), name('b'))
    const path = join(folder, name('a'))
    utimesSync(path, 1, 1)
    writeFileSync(join(folder, name('b')), 'harmed')
    await write(name('a'), name('b'))
    expect(statSync(path).mtimeMs).toBe(1000)
    expect(readFileSync(join(folder, name('b')), 'utf8')).toBe(name('b'))
    expect(existsSync(join(folder, 'capture.json'))).toBe(true)
  })
})
