/** Bad input: one clear sentence, the exit code of the closed table, and dist exactly as it was. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { colloquy, PAGE, ROOT, scratch, treeOf } from './run.ts'

const home = scratch()
const out = join(home, 'dist')
let before: Record<string, string>

beforeAll(async () => {
  writeFileSync(join(home, 'good.html'), PAGE)
  const { code, stderr } = await colloquy(['publish', join(home, 'good.html'), '--out', out])
  expect({ code, stderr }).toMatchObject({ code: 0 })
  before = treeOf(out)
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Whole but for one key, so that the path of the fault is the first thing said. */
const INVALID = JSON.stringify({
  version: 1,
  id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
  kind: 'article',
  metadata: { title: 'Rain', language: 'en', contributors: [], subjects: [] },
  speakers: 3,
  content: [],
  omitted: [],
  provenance: { source: 'rain', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
})

interface Case {
  name: string
  code: keyof typeof EXIT_CODES
  /** What the sentence must name. */
  says: RegExp
  /** Makes the bad input in `folder`; gives the arguments. */
  make(folder: string): string[]
}

const file = (folder: string, name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

const source = (folder: string, yaml: string): string => {
  mkdirSync(join(folder, 'talk'))
  file(join(folder, 'talk'), 'page.html', PAGE)
  file(join(folder, 'talk'), 'source.yaml', yaml)
  return join(folder, 'talk')
}

const templates = (folder: string, path: string, broken: string): string => {
  cpSync(join(ROOT, 'templates'), join(folder, 'templates'), { recursive: true })
  file(join(folder, 'templates'), path, broken)
  return join(folder, 'templates')
}

const cases: Case[] = [
  { name: 'empty file', code: 'not-a-page', says: /empty/, make: (f) => ['publish', file(f, 'empty.html', '')] },
  {
    name: 'binary file',
    code: 'not-a-page',
    says: /binary|PNG|image/i,
    make: (f) => [
      'publish',
      file(f, 'x.html', readFileSync(join(ROOT, 'sources/night-trains-roundtable/images/ramp-up.png'))),
    ],
  },
  {
    name: 'truncated UTF-8',
    code: 'not-a-page',
    says: /byte \d+/,
    make: (f) => [
      'publish',
      file(f, 'cut.html', Buffer.from(`${PAGE}<p>水</p>`.replace('水</p>', '水')).subarray(0, -1)),
    ],
  },
  {
    name: 'no article',
    code: 'no-article',
    says: /article/,
    make: (f) => [
      'publish',
      file(f, 'nav.html', '<!doctype html><title>x</title><nav><a href="/">Home</a> <a href="/a">About</a></nav>'),
    ],
  },
  {
    name: 'no such file',
    code: 'unreadable',
    says: /nowhere\.html/,
    make: (f) => ['publish', join(f, 'nowhere.html')],
  },
  {
    name: 'unknown key in source.yaml',
    code: 'settings',
    says: /speekers.*speakers/,
    make: (f) => ['publish', source(f, 'file: page.html\nspeekers: []\n')],
  },
  {
    name: 'correction that matches nothing',
    code: 'settings',
    says: /corrections/,
    make: (f) => ['publish', source(f, 'file: page.html\ncorrections:\n  - drop: Nobody ever wrote this sentence\n')],
  },
  {
    name: 'image that source.yaml names is not there',
    code: 'settings',
    says: /rain\.png/,
    make: (f) => ['publish', source(f, 'file: page.html\nimages:\n  a.png: images/rain.png\n')],
  },
  {
    name: 'invalid transcript',
    code: 'transcript',
    says: /t\.json:speakers: .*expected array/,
    make: (f) => ['render', file(f, 't.json', INVALID), '--format', 'md', '-o', join(f, 't.md')],
  },
  {
    name: 'unknown format',
    code: 'usage',
    says: /epub, pdf, md.*'docx'/,
    make: () => ['publish', join(home, 'good.html'), '--format', 'docx'],
  },
  { name: 'unknown command', code: 'usage', says: /unknown command/, make: () => ['pubish'] },
  {
    name: 'EJS template with a syntax error',
    code: 'template',
    says: /chapter\.xhtml\.ejs/,
    make: (f) => [
      'publish',
      join(home, 'good.html'),
      '--templates',
      templates(f, 'epub/chapter.xhtml.ejs', '<% if ( { %>'),
    ],
  },
  {
    name: 'Typst template with a syntax error',
    code: 'template',
    says: /\.typ:\d+/,
    make: (f) => ['publish', join(home, 'good.html'), '--templates', templates(f, 'pdf/main.typ', '#let x = (\n')],
  },
]

describe('bad input', () => {
  it.each(cases)('$name: $code', async ({ code, says, make }) => {
    const folder = mkdtempSync(join(tmpdir(), 'colloquy-bad-'))
    try {
      const args = make(folder)
      const ran = await colloquy([...args, ...(args[0] === 'publish' ? ['--out', out] : [])])
      expect(ran.code, ran.stderr).toBe(EXIT_CODES[code])
      expect(ran.stderr).toMatch(says)
      expect(ran.stderr).not.toMatch(/\n\s+at /)
      expect(ran.stdout).toBe('')
      expect(treeOf(out)).toEqual(before)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('an output directory that cannot be written', async () => {
    const folder = scratch()
    writeFileSync(join(folder, 'dist'), 'a file where the directory should be')
    const ran = await colloquy(['publish', join(home, 'good.html'), '--out', join(folder, 'dist')])
    expect(ran.code, ran.stderr).toBe(EXIT_CODES.unwritable)
    expect(ran.stderr).toMatch(/expected to write here/)
  })

  // The superuser may write anywhere, so only others can see this.
  it.skipIf(process.getuid?.() === 0)('a read-only output directory', async () => {
    const folder = scratch()
    mkdirSync(join(folder, 'dist'))
    chmodSync(join(folder, 'dist'), 0o500)
    const ran = await colloquy(['publish', join(home, 'good.html'), '--out', join(folder, 'dist')])
    expect(ran.code, ran.stderr).toBe(EXIT_CODES.unwritable)
  })

  it('one bad source stops no other, and the run says which', async () => {
    const folder = scratch()
    for (const name of ['a', 'b', 'c']) {
      mkdirSync(join(folder, 'sources', name), { recursive: true })
      writeFileSync(join(folder, 'sources', name, 'source.yaml'), 'file: page.html\n')
      writeFileSync(join(folder, 'sources', name, 'page.html'), name === 'b' ? '' : PAGE)
    }
    const ran = await colloquy(['publish', join(folder, 'sources'), '--out', join(folder, 'dist'), '--format', 'md'])
    expect(ran.code).toBe(EXIT_CODES['not-a-page'])
    expect(ran.stderr).toMatch(/failed: b \(not-a-page\)/)
    expect(Object.keys(treeOf(join(folder, 'dist')))).toEqual([
      'SHA256SUMS',
      'a/a.md',
      'a/a.transcript.json',
      'c/c.md',
      'c/c.transcript.json',
      'manifest.json',
    ])
  })

  it('an image missing from the page is a named warning and a placeholder, never a failure', async () => {
    const folder = scratch()
    const html = PAGE.replace(
      '</article>',
      '<figure><img src="gone/rain.png" alt="A rain gauge"><figcaption>The gauge behind the shed</figcaption></figure></article>',
    )
    writeFileSync(join(folder, 'page.html'), html)
    const ran = await colloquy(['publish', join(folder, 'page.html'), '--out', join(folder, 'dist')])
    expect(ran.code, ran.stderr).toBe(0)
    expect(ran.stderr).toMatch(/gone\/rain\.png/)
  })
})
