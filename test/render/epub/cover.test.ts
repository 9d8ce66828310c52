import { unzipSync } from 'fflate'
import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import type { Handout, ImageFile } from '../../../pipeline/render/door.ts'
import { pixelsOfPng } from '../../../pipeline/render/epub/pixels.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { makeBook, transcriptOf, turn } from './book.ts'

const TRANSCRIPT = transcriptOf([turn(1, 'ines', 'Where does it begin?')])
/** A black square in the middle of a page twice as high as wide. */
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200" width="100" height="200"><path fill="#000000" d="M 25 75 h 50 v 50 h -50 Z"/></svg>'
const HANDOUT: Handout = { pages: 1, breaks: [], titlePage: DRAWING }

async function coverOf(context: Parameters<typeof makeBook>[1]) {
  const { bytes, files, warnings } = await makeBook(TRANSCRIPT, context)
  const artefact = { name: 'cover.epub', format: 'epub', bytes, transcript: TRANSCRIPT, timestamp: undefined }
  for (const check of epubChecks) expect(await check(artefact)).toEqual([])
  const item = /<item id="cover" href="([^"]+)" media-type="([^"]+)" properties="cover-image"\/>/.exec(
    files['OEBPS/content.opf'] ?? '',
  )
  expect(files['OEBPS/cover.xhtml']).toContain(
    `<img src="${item?.[1]}" alt="Cover: Under the bridge" role="doc-cover"/>`,
  )
  return { item, image: unzipSync(bytes)[`OEBPS/${item?.[1]}`] as Uint8Array, bytes, warnings }
}

test('the cover is the title page of the PDF, in grey, large enough for a store', async () => {
  const { item, image, bytes } = await coverOf({ handout: async () => HANDOUT })
  expect(item?.slice(1)).toEqual(['cover.png', 'image/png'])
  expect(imageSize(image)).toMatchObject({ width: 1400, height: 2800 })
  const { data } = await pixelsOfPng(image, 1400, 2800)
  const at = (x: number, y: number) => [...data.subarray((y * 1400 + x) * 4, (y * 1400 + x) * 4 + 4)]
  expect([at(700, 1400), at(100, 100)]).toEqual([
    [0, 0, 0, 255],
    [255, 255, 255, 255],
  ])
  expect((await coverOf({ handout: async () => HANDOUT })).bytes).toEqual(bytes)
})

test('a cover in colours keeps them, and bars are as wide as their strokes', async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 200" width="100" height="200"><path fill="#ffffff" d="M 0 0v 200 h 100 v -200 Z"/><path transform="matrix(2 0 0 -2 50 150)" fill="#c02010" d="M 0 0q 10 0 10 10 c 0 5 -5 10 -10 10 l -10 -10 Z"/><path fill="none" stroke="#0040c0" stroke-width="4" d="M 20 20h 60"/></svg>'
  const { image } = await coverOf({ handout: async () => ({ ...HANDOUT, titlePage: drawing }) })
  const { data } = await pixelsOfPng(image, 1400, 2800)
  const at = (x: number, y: number) => [
    ...data.subarray((y * 14 * 1400 + x * 14) * 4, (y * 14 * 1400 + x * 14) * 4 + 3),
  ]
  expect([at(50, 130), at(65, 125), at(69, 149)]).toEqual([
    [192, 32, 16],
    [192, 32, 16],
    [255, 255, 255],
  ])
  expect([at(21, 19), at(79, 21), at(79, 23), at(81, 20)]).toEqual([
    [0, 64, 192],
    [0, 64, 192],
    [255, 255, 255],
    [255, 255, 255],
  ])
})

test('the image that source.yaml names comes first, whatever the PDF looks like', async () => {
  const bytes = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
  const cover: ImageFile = { name: 'image-7.gif', mediaType: 'image/gif', bytes, width: 1, height: 1 }
  const { item, image } = await coverOf({ handout: async () => HANDOUT, cover })
  expect(item?.slice(1)).toEqual(['cover.gif', 'image/gif'])
  expect(Buffer.compare(image, bytes)).toBe(0)
})

test('a cover that cannot be read is said, and the title page takes its place', async () => {
  const cover: ImageFile = {
    name: 'image-7.svg',
    mediaType: 'image/svg+xml',
    bytes: Buffer.from('<html/>'),
    width: 1,
    height: 1,
  }
  const { item, warnings } = await coverOf({ handout: async () => HANDOUT, cover })
  expect(item?.[1]).toBe('cover.png')
  expect(warnings).toEqual(['image-7.svg is no SVG image that can be read safely; its description stands in its place'])
})
