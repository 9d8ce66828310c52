/** "Page 12" means the same in the PDF and in the EPUB. */

import fc from 'fast-check'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ColloquyError } from '../../../pipeline/errors.ts'
import type { PageBreak } from '../../../pipeline/render/door.ts'
import { fold } from '../../../pipeline/transcript/fold.ts'
import type { Node, Transcript } from '../../../pipeline/transcript/model.ts'
import { textOf } from '../../../pipeline/transcript/walk.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { readEpub } from '../../../pipeline/verify/epub/reading.ts'
import { textOfBook } from '../../../pipeline/verify/epub/text.ts'
import { transcripts } from '../../transcript/arbitrary.ts'
import { makeBook, transcriptOf, turn } from './book.ts'

/** A character that no arbitrary text has; it stands where a page begins. */
const SIGN = '\u27a4'

/** The transcript with a sign in the middle of many texts, and the same places as page breaks. */
function signed(transcript: Transcript): { content: Transcript['content']; breaks: PageBreak[] } {
  const breaks: PageBreak[] = []
  const content = structuredClone(transcript.content)
  const visit = (node: Node, place: string) => {
    if (node.type === 'footnoteDefinition') return
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      const text = node.children.find((child) => child.type === 'text' && /^[\w\p{Script=Han}]{3}/u.test(child.value))
      if (text?.type !== 'text') return
      const offset = textOf(node.children.slice(0, node.children.indexOf(text))).length + 2
      breaks.push({ page: breaks.length + 2, place, offset })
      text.value = text.value.slice(0, 2) + SIGN + text.value.slice(2)
    } else if ('children' in node)
      for (const [index, child] of node.children.entries()) visit(child as Node, `${place}.${index}`)
  }
  for (const [index, block] of content.entries()) visit(block, String(index))
  return { content, breaks }
}

test('every page begins at the character where it begins in print, and no text changes', async () => {
  let total = 0
  await fc.assert(
    fc.asyncProperty(transcripts, async (transcript) => {
      const { content, breaks } = signed(transcript)
      total += breaks.length
      const handout = async () => ({ pages: breaks.length + 1, breaks, titlePage: '' })
      const { bytes } = await makeBook(transcript, { handout })
      const artefact = { name: 'law.epub', format: 'epub', bytes, transcript, timestamp: undefined }
      const checks = epubChecks.filter(({ name }) => name !== 'checkMetadata')
      expect((await Promise.all(checks.map((check) => check(artefact)))).flat()).toEqual([])
      const printed = Object.entries(unzipSync(bytes)).map(([name, data]) => {
        const text = new TextDecoder().decode(data).replace(/<span epub:type="pagebreak"[^>]*><\/span>/g, SIGN)
        return [name, name.startsWith('OEBPS/text-') ? strToU8(text) : data] as const
      })
      expect(fold(textOfBook(await readEpub(zipSync(Object.fromEntries(printed)))))).toBe(fold(textOf(content)))
    }),
    { numRuns: 40 },
  )
  expect(total).toBeGreaterThan(20)
})

test('a page after the last of the text is the colophon\u2019s', async () => {
  const transcript = transcriptOf([turn(1, 'ines', 'Where does it begin?'), turn(2, 'omar', 'Here.')])
  const breaks = [{ page: 2, place: '1.0', offset: 0 }]
  const { files } = await makeBook(transcript, { handout: async () => ({ pages: 3, breaks, titlePage: '' }) })
  const marker = (page: number) =>
    `<span epub:type="pagebreak" role="doc-pagebreak" id="page${page}" title="${page}"></span>`
  expect(files['OEBPS/titlepage.xhtml']).toContain(marker(1))
  expect(files['OEBPS/text-1.xhtml']).toContain(`<section id="t2" class="turn"><p>${marker(2)}<strong class="speaker">`)
  expect(files['OEBPS/colophon.xhtml']).toContain(marker(3))
  expect(files['OEBPS/toc.xhtml']).toContain('<li><a href="colophon.xhtml#page3">3</a></li>')
})

test('what cannot be set in print is a book without pages, and that is said', async () => {
  const transcript = transcriptOf([turn(1, 'ines', 'Where does it begin?')])
  const handout = () => Promise.reject(new ColloquyError('render', 'expected a PDF, found a fault'))
  const { bytes, files, warnings } = await makeBook(transcript, { handout })
  expect(warnings).toEqual([
    'the EPUB has no page numbers and no cover of the PDF\u2019s: expected a PDF, found a fault',
  ])
  expect(files['OEBPS/content.opf']).not.toMatch(/pagination|pageBreak|pageNavigation/)
  const artefact = { name: 'law.epub', format: 'epub', bytes, transcript, timestamp: undefined }
  for (const check of epubChecks) expect(await check(artefact)).toEqual([])
})
