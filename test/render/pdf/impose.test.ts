/** Sheets: which page stands where, and what a reader who folds them gets. */
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { impose, sidesOf } from '../../../pipeline/render/pdf/impose.ts'
import { pdf } from '../../../pipeline/render/pdf/index.ts'
import { reopen } from '../../../pipeline/reopen/index.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { checkTranscript } from '../../../pipeline/transcript/parse.ts'
import { DEFAULT_PRESENTATION, type Presentation } from '../../../pipeline/transcript/presentation.ts'
import { verify } from '../../../pipeline/verify/index.ts'
import { contextWith } from '../context.ts'

describe('pages of a booklet', () => {
  it.each([
    [
      4,
      [
        [4, 1],
        [2, 3],
      ],
    ],
    [
      5,
      [
        [undefined, 1],
        [2, undefined],
        [undefined, 3],
        [4, 5],
      ],
    ],
    [
      8,
      [
        [8, 1],
        [2, 7],
        [6, 3],
        [4, 5],
      ],
    ],
    [
      1,
      [
        [undefined, 1],
        [undefined, undefined],
      ],
    ],
  ])('%i', (pages, sides) => {
    expect(sidesOf(pages, 'booklet', 'ltr')).toEqual(sides)
  })

  it('are bound on the right in Arabic', () => {
    expect(sidesOf(4, 'booklet', 'rtl')).toEqual([
      [1, 4],
      [3, 2],
    ])
  })
})

it('two up, the last side may have one page', () => {
  expect(sidesOf(3, '2up', 'ltr')).toEqual([
    [1, 2],
    [3, undefined],
  ])
})

/** Long enough for several pages of A5; no two paragraphs begin alike. */
function talk(language: string, words: readonly string[]): Transcript {
  const sentence = (number: number) => `${words[number % words.length]}${number * 7919} ${words.join(' ').repeat(6)}.`
  return checkTranscript({
    version: 1,
    id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
    kind: 'dialogue',
    metadata: { title: words[0], language, published: '2024-05-06', contributors: [], subjects: [] },
    speakers: [{ id: 'ada', name: 'Ada', aliases: [], role: 'speaker' }],
    content: Array.from({ length: 24 }, (_, index) => ({
      type: 'turn',
      id: `t${index + 1}`,
      number: index + 1,
      speaker: 'ada',
      label: 'Ada',
      confidence: 1,
      children: [{ type: 'paragraph', children: [{ type: 'text', value: sentence(index + 1) }] }],
    })),
    omitted: [],
    provenance: { source: 'x', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
  })
}

const ENGLISH = talk('en', ['Harbour', 'lantern', 'under', 'seven', 'bridges'])
const ARABIC = talk('ar', ['المطر', 'الحديقة', 'الصيف', 'النافذة', 'الشجرة'])

async function made(transcript: Transcript, chosen: Partial<Presentation>) {
  const warnings: string[] = []
  const presentation = { ...DEFAULT_PRESENTATION, ...chosen }
  const context = contextWith({ presentation, timestamp: '2024-05-06T00:00:00Z', warn: (line) => warnings.push(line) })
  const bytes = await pdf.render(transcript, context)
  return { bytes, warnings, document: await PDFDocument.load(bytes) }
}

const findingsIn = (bytes: Uint8Array, transcript: Transcript, how: string) =>
  verify({ name: `x.${how}.pdf`, format: 'imposed', bytes, transcript, timestamp: '2024-05-06T00:00:00Z' })

describe.each([
  ['en', ENGLISH],
  ['ar', ARABIC],
] as const)('sheets in %s', (_, transcript) => {
  it.each([
    'booklet',
    '2up',
  ] as const)('as %s hold every page in its order, the metadata and the transcript', async (how) => {
    const { bytes, warnings } = await made(transcript, { paper: 'a5', impose: how })
    expect(await findingsIn(bytes, transcript, how)).toEqual([])
    expect(warnings).toEqual([expect.stringMatching(/no tags, bookmarks or links/)])
    expect((await reopen(bytes, 'x.pdf')).transcript).toEqual(transcript)
  })
})

it.each([
  ['a5', [842, 595]],
  ['a4', [842, 595]],
  ['letter', [792, 612]],
] as const)('pages of %s lie on a sheet that a home printer holds', async (paper, size) => {
  const paged = await made(ENGLISH, { paper })
  const { document } = await made(ENGLISH, { paper, impose: 'booklet' })
  const { width, height } = document.getPage(0).getSize()
  expect([Math.round(width), Math.round(height)]).toEqual(size)
  expect(document.getPageCount()).toBe(2 * Math.ceil(paged.document.getPageCount() / 4))
})

it('gives the same bytes again', async () => {
  const [one, other] = [await made(ENGLISH, { impose: 'booklet' }), await made(ENGLISH, { impose: 'booklet' })]
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
})

describe('verify finds', () => {
  it('sheets in another order', async () => {
    const { bytes } = await made(ENGLISH, { paper: 'a5', impose: '2up' })
    const findings = await findingsIn(bytes, ENGLISH, 'booklet')
    expect(findings.map(({ check }) => check)).toContain('pdf-imposition')
  })

  it('a page that is missing', async () => {
    const { bytes } = await made(ENGLISH, { paper: 'a5' })
    const cut = await PDFDocument.load(bytes)
    cut.removePage(2)
    const sheets = await impose(await cut.save(), 'booklet', { transcript: ENGLISH, timestamp: '2024-05-06T00:00:00Z' })
    const whole = await made(ENGLISH, { paper: 'a5', impose: 'booklet' })
    expect(await findingsIn(whole.bytes, ENGLISH, 'booklet')).toEqual([])
    expect(await findingsIn(sheets, ENGLISH, 'booklet')).not.toEqual([])
  })
})
