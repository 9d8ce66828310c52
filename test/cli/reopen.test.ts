/** The handout is its own source: what publish made is made again from it. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { colloquy, PAGE, scratch } from './run.ts'

const home = scratch()
const dist = join(home, 'dist', 'rain')
const handout = join(home, 'sent', 'handout.pdf')

beforeAll(async () => {
  writeFileSync(join(home, 'rain.html'), PAGE)
  const { code, stderr } = await colloquy(['publish', join(home, 'rain.html'), '--out', join(home, 'dist')])
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const { mkdirSync } = await import('node:fs')
  mkdirSync(join(home, 'sent'))
  copyFileSync(join(dist, 'rain.pdf'), handout)
})

const published = (ending: string) => readFileSync(join(dist, `rain.${ending}`))

describe('a handout', () => {
  it.each(['epub', 'md', 'pdf'])('renders to the %s that publish gave, byte for byte', async (format) => {
    const out = join(home, `again.${format}`)
    const { code, stdout, stderr } = await colloquy(['render', handout, '--format', format, '-o', out])
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${out}\n`, stderr: '' })
    expect(readFileSync(out).equals(published(format))).toBe(true)
  })

  it('gives its transcript, from a file and from standard input', async () => {
    const named = await colloquy(['transcribe', handout])
    const piped = await colloquy(['transcribe', '-'], { input: readFileSync(handout) })
    expect(named.stdout).toBe(published('transcript.json').toString('utf8'))
    expect(piped.stdout).toBe(named.stdout)
  })

  it('is published like any source', async () => {
    const out = join(home, 'from-handout')
    const { code, stderr } = await colloquy(['publish', handout, '--out', out])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    for (const ending of ['epub', 'pdf', 'md', 'transcript.json'])
      expect(readFileSync(join(out, 'handout', `handout.${ending}`)).equals(published(ending))).toBe(true)
  })

  it('is not written over', async () => {
    const { code, stderr } = await colloquy(['render', handout, '--format', 'pdf'])
    expect({ code, stderr }).toMatchObject({ code: EXIT_CODES.usage })
    expect(stderr).toMatch(/expected an output other than the file that is read/)
    expect(readFileSync(handout).equals(published('pdf'))).toBe(true)
  })
})

describe('a Markdown file', () => {
  it('renders to the EPUB that publish gave, and with the word that an editor corrected', async () => {
    const out = join(home, 'from-markdown.epub')
    const same = await colloquy(['render', join(dist, 'rain.md'), '--format', 'epub', '-o', out])
    expect(same).toMatchObject({ code: 0, stderr: '' })
    expect(readFileSync(out).equals(published('epub'))).toBe(true)
    writeFileSync(
      join(home, 'corrected.md'),
      published('md').toString('utf8').replace('The notebook is blue', 'The notebook is green'),
    )
    const { code, stdout } = await colloquy(['transcribe', join(home, 'corrected.md')])
    expect(code).toBe(0)
    expect(stdout).toBe(
      published('transcript.json').toString('utf8').replace('The notebook is blue', 'The notebook is green'),
    )
  })
})

it('a page on standard input is still read as a page', async () => {
  const { code, stdout } = await colloquy(['transcribe', '-'], { input: PAGE })
  expect(code).toBe(0)
  expect(stdout).toContain('Ikram Said')
})
