import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { caseOf, print } from './printed.ts'

const require = createRequire(import.meta.url)
const lib = require(
  join(dirname(dirname(require.resolve('pdf-lib'))), 'dist', 'pdf-lib.min.js'),
) as typeof import('pdf-lib')
const { PDFArray, PDFDict, PDFName, PDFRawStream } = lib

/** A JPEG of one grey pixel in four inks: enough for Typst, which looks at the header and copies the rest. */
const INKS = Buffer.from(
  'ffd8ffee000e41646f62650064000000000000ffdb004300' +
    '10'.repeat(64) +
    'ffc00014080001000104011100021100031100041100ffc40014000100000000000000000000000000000000' +
    'ffc40014100100000000000000000000000000000000ffda000e040100020003000400003f003fffd9',
  'hex',
)

/** Size, class and colour space that a profile states (ICC.1:2010, 7.2), and the signatures of its tags. */
function profileOf(bytes: Buffer) {
  const tags = Array.from({ length: bytes.readUInt32BE(128) }, (_, index) => {
    const entry = 132 + index * 12
    const [offset, length] = [bytes.readUInt32BE(entry + 4), bytes.readUInt32BE(entry + 8)]
    return { name: bytes.toString('latin1', entry, entry + 4), end: offset + length, aligned: offset % 4 === 0 }
  })
  return {
    whole: bytes.readUInt32BE(0) === bytes.length && tags.every(({ end, aligned }) => end <= bytes.length && aligned),
    device: bytes.toString('latin1', 12, 16),
    space: bytes.toString('latin1', 16, 20),
    tags: tags.map(({ name }) => name),
  }
}

const profileIn = (stream: unknown) => {
  if (!(stream instanceof PDFRawStream)) throw new Error('no profile')
  return profileOf(inflateSync(stream.contents))
}

describe('PDF/A', () => {
  it('says in which colours transparency is blended', async () => {
    const { bytes } = await print(caseOf('en-panel'))
    const document = await lib.PDFDocument.load(bytes)
    const intents = document.catalog.lookup(PDFName.of('OutputIntents'), PDFArray)
    const intent = intents.lookup(0, PDFDict)
    expect(intent.get(PDFName.of('S'))).toBe(PDFName.of('GTS_PDFA1'))
    expect(profileIn(intent.lookup(PDFName.of('DestOutputProfile')))).toMatchObject({
      whole: true,
      device: 'mntr',
      space: 'RGB ',
      tags: expect.arrayContaining(['rXYZ', 'gTRC', 'wtpt', 'chad']),
    })
  })

  it('names the inks of a photograph in four inks', async () => {
    const transcript = caseOf('en-panel')
    const { bytes, warnings } = await print(
      { ...transcript, content: [{ type: 'figure', image: { url: 'inks.jpg', alt: 'Grey' } }] },
      {
        images: new Map([
          ['inks.jpg', { name: 'inks.jpg', mediaType: 'image/jpeg', bytes: INKS, width: 1, height: 1 }],
        ]),
      },
    )
    expect(warnings).toEqual([])
    const document = await lib.PDFDocument.load(bytes)
    const spaces = document.getPage(0).node.Resources()?.lookup(PDFName.of('ColorSpace'), PDFDict)
    const space = spaces?.lookup(PDFName.of('DefaultCMYK'), PDFArray)
    expect(profileIn(space?.lookup(1))).toMatchObject({
      whole: true,
      space: 'CMYK',
      tags: expect.arrayContaining(['A2B0']),
    })
  })

  it('attaches the transcript as the source, with its media type', async () => {
    const { bytes } = await print(caseOf('en-panel'))
    const document = await lib.PDFDocument.load(bytes)
    const file = document.catalog.lookup(PDFName.of('AF'), PDFArray).lookup(0, PDFDict)
    expect(file.get(PDFName.of('AFRelationship'))).toBe(PDFName.of('Source'))
    const stream = file.lookup(PDFName.of('EF'), PDFDict).lookup(PDFName.of('F'))
    expect(stream instanceof PDFRawStream && stream.dict.get(PDFName.of('Subtype'))).toBe(
      PDFName.of('application/json'),
    )
  })
})
