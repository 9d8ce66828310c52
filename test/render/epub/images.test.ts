/** Every image is one that old and small reading systems can show. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import encodeWebp, { init as initWebp } from '@jsquash/webp/encode.js'
import { imageSize } from 'image-size'
import { beforeAll, expect, test } from 'vitest'
import type { ImageFile } from '../../../pipeline/render/door.ts'
import { jpegOf, type Pixels, pixelsOfJpeg, pixelsOfPng } from '../../../pipeline/render/epub/pixels.ts'
import { pngOf } from '../../../pipeline/render/epub/png.ts'
import { MAX_PIXELS } from '../../../pipeline/render/epub/readable.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { makeBook, transcriptOf } from './book.ts'

const require = createRequire(import.meta.url)

beforeAll(async () => {
  const wasmBinary = readFileSync(require.resolve('@jsquash/webp/codec/enc/webp_enc.wasm'))
  await initWebp({ wasmBinary } as never)
})

/** Red grows to the right, green downwards. */
function gradient(width: number, height: number, alpha = 255): Pixels {
  const data = new Uint8Array(width * height * 4)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.set([Math.floor((x * 255) / width), Math.floor((y * 255) / height), 80, alpha], (y * width + x) * 4)
  return { width, height, data }
}

async function webp(pixels: Pixels, options: { lossless?: number; quality?: number }): Promise<Uint8Array> {
  const image = { ...pixels, data: new Uint8ClampedArray(pixels.data), colorSpace: 'srgb' as const }
  return new Uint8Array(await encodeWebp(image, options))
}

const fileOf = (mediaType: ImageFile['mediaType'], bytes: Uint8Array, { width, height }: Pixels): ImageFile => ({
  name: `image-1.${mediaType.slice(6)}`,
  mediaType,
  bytes,
  width,
  height,
})

/** The book with the image in it: the image as the book has it. */
async function bound(file: ImageFile) {
  const transcript = transcriptOf([{ type: 'figure', image: { url: 'a', alt: 'A field' } }])
  const { bytes, files, warnings } = await makeBook(transcript, { images: new Map([['a', file]]) })
  const artefact = { name: 'images.epub', format: 'epub', bytes, transcript, timestamp: undefined }
  for (const check of epubChecks) expect(await check(artefact)).toEqual([])
  const { unzipSync } = await import('fflate')
  const name = Object.keys(files).find((each) => each.startsWith('OEBPS/images/'))
  const image = name === undefined ? undefined : unzipSync(bytes)[name]
  return { name, image: image as Uint8Array, page: files['OEBPS/text-1.xhtml'] ?? '', warnings }
}

const near = (pixels: Pixels, x: number, y: number, colour: number[]) => {
  const at = (y * pixels.width + x) * 4
  const found = [...pixels.data.subarray(at, at + colour.length)]
  for (const [index, value] of colour.entries()) expect(Math.abs((found[index] ?? 0) - value)).toBeLessThan(12)
}

test('a WebP photograph is a JPEG', async () => {
  const { name, image, page } = await bound(
    fileOf('image/webp', await webp(gradient(64, 40), { quality: 90 }), gradient(64, 40)),
  )
  expect(name).toBe('OEBPS/images/image-1.jpg')
  expect(page).toContain('<img src="images/image-1.jpg" alt="A field" width="64" height="40"/>')
  near(await pixelsOfJpeg(image), 32, 20, [127, 127, 80])
})

test.each([
  ['lossless', 255, { lossless: 1 }],
  ['one that lets the page through', 120, { quality: 90 }],
])('a WebP image that is %s is a PNG', async (_, alpha, options) => {
  const pixels = gradient(64, 40, alpha)
  const { name, image } = await bound(fileOf('image/webp', await webp(pixels, options), pixels))
  expect(name).toBe('OEBPS/images/image-1.png')
  const read = await pixelsOfPng(image, 64, 40)
  expect(imageSize(image)).toMatchObject({ width: 64, height: 40, type: 'png' })
  if (alpha === 255) expect(Buffer.compare(read.data, pixels.data)).toBe(0)
  else near(read, 10, 10, [40 * (alpha / 255), 64 * (alpha / 255), 80 * (alpha / 255), alpha])
})

test('a WebP image that moves or is broken leaves its description, and that is said', async () => {
  const bytes = await webp(gradient(64, 40), { quality: 90 })
  const { name, page, warnings } = await bound(fileOf('image/webp', bytes.slice(0, bytes.length / 4), gradient(64, 40)))
  expect(name).toBeUndefined()
  expect(page).toContain('<p class="missing">A field</p>')
  expect(warnings).toEqual([
    'image-1.webp is no still WebP image that can be read; its description stands in its place',
  ])
})

test('what reading systems can show stays as it is', async () => {
  const bytes = pngOf(gradient(64, 40))
  expect(Buffer.compare((await bound(fileOf('image/png', bytes, gradient(64, 40)))).image, bytes)).toBe(0)
})

test('a photograph of more than four million pixels is made smaller, and keeps which side is up', async () => {
  const large = gradient(3000, 2000)
  const exif = Buffer.from('ffe1000e457869660000aabbccddeeff', 'hex')
  const plain = Buffer.from(await jpegOf(large))
  const bytes = Buffer.concat([plain.subarray(0, 2), exif, plain.subarray(2)])
  const { name, image, page } = await bound(fileOf('image/jpeg', bytes, large))
  const small = await pixelsOfJpeg(image)
  expect(name).toBe('OEBPS/images/image-1.jpg')
  expect(small.width * small.height).toBeLessThanOrEqual(MAX_PIXELS)
  expect(small.width / small.height).toBeCloseTo(1.5, 2)
  near(small, Math.floor(small.width / 2), Math.floor(small.height / 4), [127, 64, 80])
  expect(Buffer.from(image).includes(exif)).toBe(true)
  expect(page).toContain(`width="${small.width}" height="${small.height}"`)
})

test('a drawing of more than four million pixels is made smaller, and stays a PNG', async () => {
  const large = gradient(2500, 2000, 255)
  const { name, image } = await bound(fileOf('image/png', pngOf(large), large))
  expect(name).toBe('OEBPS/images/image-1.png')
  const { width = 0, height = 0 } = imageSize(image)
  expect(width * height).toBeLessThanOrEqual(MAX_PIXELS)
  near(await pixelsOfPng(image, width, height), Math.floor(width / 2), Math.floor(height / 2), [127, 127, 80])
})
