/** Whoever reads a file apart waits so long and no longer, and hears what the thread says. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readApart, TooMuch } from '../pipeline/apart.ts'
import type { ReadingQuestion } from '../pipeline/reading-thread.ts'
import { parseTranscript } from '../pipeline/transcript/parse.ts'
import type { Finding } from '../pipeline/verify/door.ts'
import { ROOT } from './cli/run.ts'

const work = mkdtempSync(join(tmpdir(), 'colloquy-apart-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const COMPILED = join(ROOT, 'build/reading-thread.js')
const nobody = () => Promise.reject(new Error('read here'))

function ask<T = unknown>(thread: string, limit: number): Promise<T> {
  const program = join(work, `${thread.length}.mjs`)
  writeFileSync(program, `import { parentPort } from 'node:worker_threads'\n${thread}`)
  return readApart<T>({}, 1, nobody, { limit, memory: 1024, program })
}

describe('a thread', () => {
  it('is heard', async () => {
    expect(await ask('parentPort.postMessage({ answer: 7 })', 20_000)).toBe(7)
  })

  it('without end is stopped', async () => {
    await expect(ask('for (;;) {}', 300)).rejects.toThrow(TooMuch)
  })

  it('that takes all memory is stopped', async () => {
    await expect(ask('const all = []; for (;;) all.push(new Array(5000).fill({}))', 60_000)).rejects.toThrow(/1024 MB/)
  })

  it('tells errors as they are', async () => {
    const failure = `{ code: 'not-a-page', message: 'expected a PDF', file: 'x.pdf' }`
    const told = ask(`parentPort.postMessage({ failure: ${failure} })`, 20_000)
    await expect(told).rejects.toMatchObject({ code: 'not-a-page', message: 'expected a PDF', file: 'x.pdf' })
    await expect(ask(`throw new Error('a bug')`, 20_000)).rejects.toThrow('a bug')
  })

  it('that is not compiled is done without', async () => {
    const patience = { limit: 1, memory: 64, program: join(work, 'none.js') }
    expect(await readApart({}, 1, async () => 'here', patience)).toBe('here')
  })
})

/** Ten drawings in each drawing, ten levels deep: two thousand bytes, ten thousand million letters. */
function endlessPdf(): Buffer {
  const font = '<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>'
  const stream = (entries: string, data: string) => `<<${entries}/Length ${data.length}>>stream\n${data}\nendstream`
  const drawing = (level: number) =>
    stream(
      `/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X ${level + 1} 0 R>>>>`,
      '/X Do '.repeat(10).trim(),
    )
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
    stream('', '/X Do'),
    ...Array.from({ length: 10 }, (_, index) => drawing(index + 5)),
    stream(`/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources${font}`, 'BT/F 9 Tf(a)Tj ET'),
  ]
  let file = '%PDF-1.7\n'
  const places = objects.map((object, index) => {
    const place = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${file}${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1')
}

describe('a PDF', () => {
  const transcript = parseTranscript(
    JSON.stringify({
      version: 1,
      id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
      kind: 'article',
      metadata: { title: 'A', language: 'en', contributors: [], subjects: [] },
      speakers: [],
      content: [{ type: 'paragraph', children: [{ type: 'text', value: 'a' }] }],
      omitted: [],
      provenance: { source: 'x', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
    }),
  )

  it('whose drawings have no end is given up', async () => {
    const artefact = { name: 'a.pdf', format: 'pdf', bytes: endlessPdf(), transcript, timestamp: undefined }
    const question: ReadingQuestion = { verify: artefact }
    const found = readApart<Finding[]>(question, 1, nobody, { limit: 4_000, memory: 1024, program: COMPILED })
    await expect(found).rejects.toThrow(TooMuch)
  })
})
