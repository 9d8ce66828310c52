/** A PDF of ours back to its transcript; any other gets an error that says what is missing. */
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { reopen } from '../../pipeline/reopen/index.ts'

async function pdfWith(attachment?: string | Uint8Array, name = 'transcript.json'): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage()
  if (attachment !== undefined) await document.attach(Buffer.from(attachment as string), name)
  return document.save()
}

const TRANSCRIPT = {
  version: 1,
  id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
  kind: 'article',
  metadata: { title: '雨', language: 'zh-Hans', contributors: [], subjects: [] },
  speakers: [],
  content: [{ type: 'paragraph', children: [{ type: 'text', value: '“下雨了。”' }] }],
  omitted: [],
  provenance: { source: 'x', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
}

describe('a PDF', () => {
  it('with our transcript gives it back', async () => {
    const reopened = await reopen(await pdfWith(JSON.stringify(TRANSCRIPT)), 'x.pdf')
    expect(reopened).toEqual({ transcript: TRANSCRIPT, warnings: [] })
  })

  it.each([
    ['without attachments', () => pdfWith(), 'not-a-page', /with transcript\.json inside, found a PDF without/],
    ['with another attachment', () => pdfWith('{}', 'invoice.json'), 'not-a-page', /found a PDF without/],
    ['that is cut off', async () => (await pdfWith('{}')).subarray(0, 40), 'not-a-page', /expected a PDF/],
    ['whose transcript is no JSON', () => pdfWith('{'), 'transcript', /as JSON/],
    [
      'whose transcript is of no version',
      () => pdfWith('{"version":9}'),
      'transcript',
      /not a transcript of version 1/,
    ],
    ['whose transcript is no UTF-8', () => pdfWith(Uint8Array.of(0x7b, 0xff)), 'transcript', /UTF-8/],
  ])('%s is refused', async (_, bytes, code, message) => {
    await expect(reopen(await bytes(), 'x.pdf')).rejects.toMatchObject({
      code,
      file: 'x.pdf',
      message: expect.stringMatching(message) as string,
    })
  })
})

it('bytes of a page are none of ours', async () => {
  expect(await reopen(Buffer.from('<p>%PDF-</p>'), 'page.html')).toEqual({ transcript: undefined, warnings: [] })
})
