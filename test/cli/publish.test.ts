/** The main job as a user runs it: publish, render, transcribe, explain, verify; twice the same bytes. */
import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { parseTranscript } from '../../pipeline/transcript/parse.ts'
import { colloquy, PAGE, ROOT, scratch, treeOf } from './run.ts'

const home = scratch()
const out = join(home, 'dist')
const page = join(home, 'rain.html')

beforeAll(async () => {
  writeFileSync(page, PAGE)
  const { code, stderr } = await colloquy(['publish', page, join(ROOT, 'sources'), '--out', out])
  expect({ code, stderr }).toMatchObject({ code: 0 })
})

describe('publish', () => {
  it('gives every source its four files, a manifest and sums', () => {
    const files = Object.keys(treeOf(out))
    for (const slug of ['la-graine-et-le-temps', 'listening-to-bells', 'night-trains-roundtable', 'rain'])
      for (const ending of ['epub', 'pdf', 'md', 'transcript.json'])
        expect(files).toContain(`${slug}/${slug}.${ending}`)
    expect(files).toContain('manifest.json')
    expect(files).toContain('SHA256SUMS')
  })

  it('lists every file with the hash it has', () => {
    const tree = treeOf(out)
    const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
    expect(Object.fromEntries(sums.map((line) => [line.slice(66), line.slice(0, 64)]))).toEqual(
      Object.fromEntries(Object.entries(tree).filter(([path]) => path !== 'SHA256SUMS')),
    )
  })

  it('does nothing when nothing changed', async () => {
    const paths = Object.keys(treeOf(out)).map((path) => join(out, path))
    const times = paths.map((path) => statSync(path).mtimeMs)
    const { code, stderr } = await colloquy(['publish', page, join(ROOT, 'sources'), '--out', out])
    expect(code).toBe(0)
    expect(stderr).toMatch(/0 published, 4 up to date/)
    expect(paths.map((path) => statSync(path).mtimeMs)).toEqual(times)
  })

  it.each([
    { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', jobs: '1' },
    { TZ: 'America/Adak', LC_ALL: 'C', jobs: '2' },
  ])('gives the same bytes in another place: $TZ, --jobs $jobs', async ({ jobs, ...env }) => {
    const elsewhere = join(scratch(), 'a folder with spaces')
    const { code, stderr } = await colloquy(
      ['publish', join(ROOT, 'sources'), page, '--out', elsewhere, '--jobs', jobs],
      { env },
    )
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(treeOf(elsewhere)).toEqual(treeOf(out))
  })

  it('honours SOURCE_DATE_EPOCH', async () => {
    const dated = join(scratch(), 'dist')
    const { code } = await colloquy(['publish', page, '--out', dated], { env: { SOURCE_DATE_EPOCH: '1700000000' } })
    expect(code).toBe(0)
    expect(readFileSync(join(dated, 'manifest.json'), 'utf8')).toContain('"timestamp": "2023-11-14T22:13:20Z"')
  })
})

describe('transcribe, render, explain', () => {
  it('transcribe prints a transcript and nothing else', async () => {
    const { code, stdout } = await colloquy(['transcribe', page])
    expect(code).toBe(0)
    const transcript = parseTranscript(stdout)
    expect(transcript.speakers.map(({ name }) => name)).toEqual(['Nora Whitfield', 'Ikram Said'])
    expect(transcript.content.filter(({ type }) => type === 'turn')).toHaveLength(6)
  })

  it('reads a page from standard input', async () => {
    const { code, stdout } = await colloquy(['transcribe', '-'], { input: PAGE })
    expect(code).toBe(0)
    expect(parseTranscript(stdout).metadata.title).toBe('Two gardeners talk about rain')
  })

  it.each(['epub', 'pdf', 'md'])('render gives the bytes of publish: %s', async (format) => {
    const slug = 'night-trains-roundtable'
    const target = join(scratch(), `book.${format}`)
    const { code, stderr } = await colloquy([
      'render',
      join(out, slug, `${slug}.transcript.json`),
      '--format',
      format,
      '-o',
      target,
    ])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(readFileSync(target).equals(readFileSync(join(out, slug, `${slug}.${format}`)))).toBe(true)
  })

  it('explain names a rule for every block', async () => {
    const { code, stdout } = await colloquy(['explain', page, '--json'])
    expect(code).toBe(0)
    const { blocks } = JSON.parse(stdout) as { blocks: { became: string; rule: string; text: string }[] }
    expect(blocks.length).toBeGreaterThan(6)
    for (const block of blocks) expect(block.rule).not.toBe('')
    expect(blocks.filter(({ became }) => became.startsWith('turn t'))).toHaveLength(6)
  })

  it('explain counts the changes of typography, and lists them', async () => {
    const quoted = join(scratch(), 'quoted.html')
    writeFileSync(
      quoted,
      `<html lang="en"><title>Rain</title><p>Ann: "Is it <b>raining</b>?"</p><p>Ben: No -- it "pours"...</p>
       <p>Ann: Still?</p><p>Ben: Still, and it will until the evening, I think.</p>`,
    )
    const { stdout } = await colloquy(['explain', quoted, '--typography'])
    expect(stdout).toContain('typography: 6 changes: quotation-marks 4, ellipsis 1, dash 1')
    expect(stdout).toContain('dash: "--" → "—" in "No -- it')
    const { typography } = JSON.parse((await colloquy(['explain', quoted, '--json'])).stdout) as {
      typography: unknown[]
    }
    expect(typography).toHaveLength(6)
  })
})

describe('verify', () => {
  it('finds nothing in what was published', async () => {
    const { code, stdout } = await colloquy(['verify', out])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  })

  it('finds a changed word', async () => {
    const copy = scratch()
    const { code } = await colloquy(['publish', page, '--out', copy])
    expect(code).toBe(0)
    const md = join(copy, 'rain/rain.md')
    writeFileSync(md, readFileSync(md, 'utf8').replace('blue now', 'green now'))
    appendFileSync(join(copy, 'rain/rain.pdf'), '\n')
    const ran = await colloquy(['verify', copy, '--json'])
    expect(ran.code).toBe(EXIT_CODES.verify)
    const { findings } = JSON.parse(ran.stdout) as { findings: { check: string; message: string }[] }
    expect(findings.filter(({ check }) => check === 'manifest')).toHaveLength(2)
    expect(findings.some(({ check, message }) => check !== 'manifest' && /blue/.test(message))).toBe(true)
  })
})

describe('help', () => {
  it.each(['publish', 'merge', 'transcribe', 'render', 'verify', 'explain'])('%s has examples', async (command) => {
    const { code, stdout } = await colloquy([command, '--help'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/Examples:\n {2}\$ colloquy/)
  })
})
