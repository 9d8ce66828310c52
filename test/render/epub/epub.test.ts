import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Handout, ImageFile } from '../../../pipeline/render/door.ts'
import { timestampOf } from '../../../pipeline/transcript/crosswalk.ts'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import { imageUrlsOf } from '../../../pipeline/transcript/walk.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { makeBook, ONE_PAGE } from './book.ts'

/** A case: transcript.json, the images it names, handout.json where the PDF has several pages → expected/, every text of the unzipped book but its style sheet. */
const CASES = path.join(import.meta.dirname, 'cases')

function imagesOf(folder: string, urls: string[]): Map<string, ImageFile> {
  const images = new Map<string, ImageFile>()
  for (const url of urls) {
    const file = path.join(folder, url)
    if (!existsSync(file)) continue
    images.set(url, {
      name: path.basename(url),
      mediaType: 'image/png',
      bytes: readFileSync(file),
      width: 48,
      height: 32,
    })
  }
  return images
}

describe.each(readdirSync(CASES))('case %s', (name) => {
  const folder = path.join(CASES, name)
  const transcript = parseTranscript(readFileSync(path.join(folder, 'transcript.json'), 'utf8'), name)
  const images = imagesOf(folder, imageUrlsOf(transcript))
  const pages = path.join(folder, 'handout.json')
  const handout = async () => (existsSync(pages) ? (JSON.parse(readFileSync(pages, 'utf8')) as Handout) : ONE_PAGE)

  test('is the book that was reviewed', async () => {
    const { files, warnings } = await makeBook(transcript, { images, handout })
    expect(warnings).toEqual([])
    const texts = Object.keys(files).filter((file) => /\.(xhtml|opf|ncx|xml)$/.test(file))
    for (const file of texts)
      await expect(files[file]).toMatchFileSnapshot(path.join(folder, 'expected', path.basename(file)))
    expect(readdirSync(path.join(folder, 'expected')).sort()).toEqual(texts.map((file) => path.basename(file)).sort())
  })

  test('passes every check', async () => {
    const { bytes } = await makeBook(transcript, { images, handout })
    const artefact = { name, format: 'epub', bytes, transcript, timestamp: timestampOf(transcript) }
    for (const check of epubChecks) expect(await check(artefact)).toEqual([])
  })
})
