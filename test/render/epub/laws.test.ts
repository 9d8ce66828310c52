/** What holds for every transcript. */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { timestampOf } from '../../../pipeline/transcript/crosswalk.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { transcripts } from '../../transcript/arbitrary.ts'
import { heading, makeBook, paragraph, transcriptOf, turn } from './book.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('no text is lost, every field is there, and EPUBCheck has nothing to say', async () => {
  await fc.assert(
    fc.asyncProperty(transcripts, async (transcript) => {
      const { bytes } = await makeBook(transcript)
      const artefact = { name: 'law.epub', format: 'epub', bytes, transcript, timestamp: timestampOf(transcript) }
      const findings = (await Promise.all(epubChecks.map((check) => check(artefact)))).flat()
      expect(findings).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('the same transcript gives the same bytes, whatever the clock, the time zone and the dice say', async () => {
  await fc.assert(
    fc.asyncProperty(transcripts, async (transcript) => {
      const { bytes } = await makeBook(transcript)
      vi.useFakeTimers({ toFake: ['Date'], now: new Date('2041-07-08T23:59:58Z') })
      vi.stubEnv('TZ', 'Pacific/Kiritimati')
      vi.spyOn(Math, 'random').mockReturnValue(0.25)
      const again = await makeBook(transcript)
      vi.useRealTimers()
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
      expect(Buffer.compare(again.bytes, bytes)).toBe(0)
    }),
    { numRuns: 10 },
  )
})

test('without any date the book still has the moment that EPUB asks for, and no other', async () => {
  const { files } = await makeBook(transcriptOf([turn(1, 'ines', 'Hello.')]))
  expect(files['OEBPS/content.opf']).toContain('<meta property="dcterms:modified">1980-01-01T00:00:00Z</meta>')
  expect(files['OEBPS/content.opf']).not.toContain('dc:date')
})

test('no file is much larger than 200 KB, and links find their way across files', async () => {
  const long = 'The water rose a hand that night. '.repeat(300)
  const turns = Array.from({ length: 60 }, (_, index) => turn(index + 1, index % 2 ? 'omar' : 'ines', long))
  turns.push(
    turn(61, 'ines', {
      type: 'paragraph',
      children: [{ type: 'link', url: '#t1', children: [{ type: 'text', value: 'as I said' }] }],
    }),
    { type: 'footnoteDefinition', identifier: 'mill', children: [paragraph('The mill is gone.')] },
  )
  turns[0] = turn(1, 'ines', long, {
    type: 'paragraph',
    children: [
      { type: 'text', value: 'the mill' },
      { type: 'footnoteReference', identifier: 'mill' },
    ],
  })
  const transcript = transcriptOf([heading('High water'), ...turns])
  const { bytes, files } = await makeBook(transcript)
  const sizes = Object.entries(files).flatMap(([name, text]) => (/text-\d+/.test(name) ? [text.length] : []))
  expect(sizes).toHaveLength(4)
  expect(Math.max(...sizes)).toBeLessThan(210_000)
  expect(Math.min(...sizes)).toBeGreaterThan(120_000)
  expect(files['OEBPS/text-4.xhtml']).toContain('<a href="text-1.xhtml#t1">as I said</a>')
  expect(files['OEBPS/text-1.xhtml']).toContain('<a href="text-4.xhtml#fn1" id="fnref1"')
  expect(files['OEBPS/text-4.xhtml']).toContain('<a href="text-1.xhtml#fnref1" class="backlink"')
  expect(files['OEBPS/index.xhtml']).toContain('<a epub:type="index-locator" href="text-4.xhtml#t61">61</a>')
  const artefact = { name: 'long.epub', format: 'epub', bytes, transcript, timestamp: undefined }
  for (const check of epubChecks) expect(await check(artefact)).toEqual([])
})
