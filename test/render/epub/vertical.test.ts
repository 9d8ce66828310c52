import { expect, test } from 'vitest'
import { DEFAULT_PRESENTATION } from '../../../pipeline/transcript/presentation.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { makeBook, transcriptOf, turn } from './book.ts'

const presentation = { ...DEFAULT_PRESENTATION, writing: 'vertical' as const }
const inLanguage = (language: string, text: string) =>
  transcriptOf([turn(1, 'ines', text)], {
    metadata: { title: 'A', language, contributors: [], subjects: [] },
  })

test.each([
  'zh-Hant',
  'ja',
])('%s is set in columns, pages from right to left, short numbers upright', async (language) => {
  const transcript = inLanguage(language, '那年 12 月 5 日，2016 年的第 3.5 版，GB18 與 100 人。')
  const { bytes, files, warnings } = await makeBook(transcript, { presentation })
  expect(warnings).toEqual([])
  expect(files['OEBPS/content.opf']).toContain('<spine toc="ncx" page-progression-direction="rtl">')
  expect(files['OEBPS/style.css']).toContain('writing-mode: vertical-rl')
  expect(files['OEBPS/text-1.xhtml']?.match(/<span class="upright">\d+<\/span>/g)).toEqual([
    '<span class="upright">12</span>',
    '<span class="upright">5</span>',
  ])
  const artefact = { name: 'vertical.epub', format: 'epub', bytes, transcript, timestamp: undefined }
  for (const check of epubChecks) expect(await check(artefact)).toEqual([])
})

test('what has no columns is set in lines, and that is said', async () => {
  const { files, warnings } = await makeBook(inLanguage('en', 'In 12 lines.'), { presentation })
  expect(warnings).toEqual(["the EPUB is written in lines: columns are for Chinese and Japanese, not for 'en'"])
  expect(files['OEBPS/content.opf']).not.toContain('page-progression-direction')
  expect(files['OEBPS/style.css']).not.toContain('vertical-rl')
})
