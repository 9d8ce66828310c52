import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { pdf } from '../../../pipeline/render/pdf/index.ts'
import { timestampOf } from '../../../pipeline/transcript/crosswalk.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import type { Artefact, Finding } from '../../../pipeline/verify/door.ts'
import { pdfChecks } from '../../../pipeline/verify/pdf/index.ts'
import { mismatchOf } from '../../../pipeline/verify/pdf/match.ts'
import { LINE_HYPHEN } from '../../../pipeline/verify/pdf/passages.ts'
import { contextWith } from '../../render/context.ts'

const templates = join(import.meta.dirname, '../../../templates')
const cases = join(import.meta.dirname, '../../render/pdf/cases')
const require = createRequire(import.meta.url)
const lib = require(
  join(dirname(dirname(require.resolve('pdf-lib'))), 'dist', 'pdf-lib.min.js'),
) as typeof import('pdf-lib')

const load = (name: string) => readFileSync(join(cases, name, 'input.json'), 'utf8')
const transcript = parseTranscript(load('zh-interview'))
let bytes: Uint8Array

beforeAll(async () => {
  bytes = await pdf.render(transcript, contextWith({ timestamp: timestampOf(transcript), templates }))
})

async function findings(changes: Partial<Artefact>): Promise<Finding[]> {
  const artefact: Artefact = {
    name: 'a.pdf',
    format: 'pdf',
    bytes,
    transcript,
    timestamp: timestampOf(transcript),
    ...changes,
  }
  const found: Finding[] = []
  for (const check of pdfChecks) found.push(...(await check(artefact)))
  return found
}

/** The same transcript with one string replaced wherever it stands. */
const changed = (from: string, to: string) => parseTranscript(load('zh-interview').replaceAll(from, to))

describe('a faithful PDF', () => {
  it('has no finding', async () => {
    expect(await findings({})).toEqual([])
  })
})

describe('a PDF whose lines end in hyphens', () => {
  const WORDS =
    'Wasserstandsmeldungen über Nine-to-five-Arbeitsverhältnisse, Gender- und Kulturwissenschaft, Schifffahrtsamt – und Pegelhäuser'
  const german = parseTranscript(
    JSON.stringify({
      ...transcript,
      metadata: { ...transcript.metadata, language: 'de' },
      content: [{ type: 'paragraph', children: [{ type: 'text', value: Array(6).fill(WORDS).join(' ') }] }],
      kind: 'article',
      speakers: [],
    }),
  )
  const context = contextWith({ templates })

  it('is read back whole, and is found out by a dash that is not there', async () => {
    const artefact = { transcript: german, timestamp: undefined, bytes: await pdf.render(german, context) }
    expect(await findings(artefact)).toEqual([])
    const json = JSON.stringify(german).replace('Schifffahrtsamt – und', 'Schifffahrtsamt – – und')
    const found = await findings({ ...artefact, transcript: parseTranscript(json) })
    expect(found.map(({ check, message }) => `${check}: ${message}`)).toContain('pdf-text: expected 7 dashes, found 6')
  })
})

describe('a PDF with a missing image that has no words of its own', () => {
  const image = { type: 'image', url: 'a.png', alt: '' }
  const content = (...after: string[]) => [
    {
      type: 'paragraph',
      children: [{ type: 'text', value: 'Eleven' }, image, { type: 'text', value: after.join('') }],
    },
  ]
  const of = (value: string) =>
    parseTranscript(JSON.stringify({ ...transcript, content: content(value), kind: 'article', speakers: [] }))

  it.each([' days and a half.', '[] days.', '[sic] days.'])('is read back whole before ‘%s’', async (value) => {
    const rain = of(value)
    const artefact = {
      transcript: rain,
      timestamp: undefined,
      bytes: await pdf.render(rain, contextWith({ templates })),
    }
    expect(await findings(artefact)).toEqual([])
    expect(await findings({ ...artefact, transcript: of(`${value} More.`) })).not.toEqual([])
  })
})

describe('a PDF of another transcript', () => {
  const TEXT: [string, string, string][] = [
    ['a changed character', '先让他们扔石头', '先让他们捡石头'],
    ['a missing sentence', '石头沉下去的时间', '大石头沉下去的时间'],
    ['another label', '网友“桥下的猫”', '读者“桥下的猫”'],
    ['another caption', '从左到右：何听雨', '从右到左：何听雨'],
    ['another cell', '38.05', '38.50'],
    ['another footnote', '第 88 页', '第 89 页'],
    ['another inline note', '该情节见小说第三章', '该情节见小说第四章'],
    ['another alternative text', '旧铁路桥下的三把折叠椅', '旧铁路桥下的四把折叠椅'],
    ['another line of code', '1 - (1 - 1/T) ** n', '1 - (1 + 1/T) ** n'],
  ]
  for (const [name, from, to] of TEXT)
    it(`is found out by ${name}`, async () => {
      const found = await findings({ transcript: changed(from, to) })
      expect(found.map(({ check }) => check)).toEqual(['pdf-attachment', 'pdf-text'])
    })

  const FIELDS: [string, (t: Transcript) => Transcript['metadata']][] = [
    ['title', ({ metadata }) => ({ ...metadata, title: '另一题' })],
    ['description', ({ metadata }) => ({ ...metadata, description: '另一段导语' })],
    ['subjects', ({ metadata }) => ({ ...metadata, subjects: ['水文'] })],
    ['contributors', ({ metadata }) => ({ ...metadata, contributors: [] })],
    ['rights', ({ metadata }) => ({ ...metadata, rights: 'CC BY 4.0' })],
    ['url', ({ metadata }) => ({ ...metadata, url: 'https://example.org/other' })],
    ['language', ({ metadata }) => ({ ...metadata, language: 'zh-Hant' })],
  ]
  for (const [name, metadata] of FIELDS)
    it(`is found out by its ${name}`, async () => {
      const found = await findings({ transcript: { ...transcript, metadata: metadata(transcript) } })
      expect(found.map(({ check }) => check)).toContain('pdf-metadata')
    })

  it('is found out by its date', async () => {
    const places = (await findings({ timestamp: '2001-01-01T00:00:00Z' })).map(({ place }) => place)
    expect(places).toEqual(['Info ModDate', 'XMP xmp:ModifyDate'])
  })

  it('is found out by turns in another order', async () => {
    const turns = transcript.content.filter((block) => block.type === 'turn')
    const [first, second] = turns
    const content = transcript.content.map((block) => (block === first ? second : block === second ? first : block))
    const found = await findings({ transcript: { ...transcript, content: content as Transcript['content'] } })
    expect(found.map(({ check }) => check)).toContain('pdf-text')
  })
})

describe('a damaged PDF', () => {
  const without = async (...keys: string[]): Promise<Uint8Array> => {
    const document = await lib.PDFDocument.load(bytes, { updateMetadata: false })
    for (const key of keys) document.catalog.delete(lib.PDFName.of(key))
    return document.save()
  }
  const DAMAGES: [string, string][] = [
    ['StructTreeRoot', 'catalog'],
    ['MarkInfo', 'catalog'],
    ['Lang', 'catalog /Lang'],
    ['ViewerPreferences', 'catalog /ViewerPreferences'],
    ['Outlines', 'catalog /Outlines'],
    ['Names', 't1'],
  ]
  for (const [key, place] of DAMAGES)
    it(`is found out without ${key}`, async () => {
      const found = await findings({ bytes: await without(key) })
      expect(found.map((finding) => finding.place)).toContain(place)
    })

  it('is found out when it claims less than PDF/A-3a', async () => {
    const packet = Buffer.from(bytes).toString('latin1').replace('<pdfaid:part>3', '<pdfaid:part>1')
    const found = await findings({ bytes: Buffer.from(packet, 'latin1') })
    expect(found.map(({ place }) => place)).toEqual(['XMP pdfaid:part'])
  })

  it('cannot be read when it is cut off', async () => {
    await expect(findings({ bytes: bytes.slice(0, 200) })).rejects.toMatchObject({ code: 'verify' })
  })
})

describe('matching', () => {
  const pieces = (...texts: string[]) => texts.map((text) => ({ text, where: 't1' }))
  const H = LINE_HYPHEN
  const ACCEPTED: [string, string, string[]][] = [
    ['a hyphen of the typesetter', `inter${H}national`, ['international']],
    ['a hyphen of the author at the end of a line', `well${H}known`, ['well-known']],
    ['dashes that join across pieces', 'a-b', ['a-', '-b']],
    ['a title before', 'ab: abc', ['abc']],
  ]
  for (const [name, stream, texts] of ACCEPTED)
    it(`accepts ${name}`, () => {
      expect(mismatchOf(stream, pieces(...texts))).toBeUndefined()
    })

  it('says how far it came', () => {
    expect(mismatchOf('xxabcdef', pieces('ab', 'cdXf'))).toEqual({ piece: 1, within: 2, position: 6 })
  })

  it('accepts nothing between pieces', () => {
    expect(mismatchOf('ab-junk-cd', pieces('ab', 'cd'))).toMatchObject({ piece: 1 })
  })
})
