import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { ImageHost } from '../../pipeline/load/images.ts'
import { loadImages, loadImagesBeside } from '../../pipeline/load/images.ts'
import { temporaryFolder, writeFile } from './case.ts'

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length)
  out.writeUInt32BE(data.length)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

/** A grey picture; `data` in place of its pixels. */
function png(width: number, height: number, data = Buffer.alloc(height * (1 + width), 7)): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  const parts = [chunk('IHDR', header), chunk('IDAT', deflateSync(data)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

const GIF = Buffer.from('47494638396102000300800000ff0000ffffff2c00000000020003000002024401003b', 'hex')
/** Start, frame header (2 × 3), scan, end: what image-size and the check look at. */
const JPEG = Buffer.from(
  'ffd8ffe000104a46494600010100000100010000ffc0000b080003000201011100ffda0008010100003f0012ffd9',
  'hex',
)
/** VP8L, 4 × 5 pixels. */
const WEBP = Buffer.from('524946461a000000574542505650384c0d0000002f03000100071011fdff032222220000', 'hex').subarray(
  0,
  34,
)

function folderWith(files: Record<string, Uint8Array | { link: string }>): string {
  const folder = join(temporaryFolder(), 'bees')
  for (const [name, file] of Object.entries(files)) {
    const path = join(folder, name)
    if ('link' in file) writeFile(path, file)
    else {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, file)
    }
  }
  return folder
}

const host = (directory: string, more: Partial<ImageHost> = {}): ImageHost => ({
  settings: {},
  directory,
  file: 'page.html',
  ...more,
})

async function outcome(page: ImageHost, url: string): Promise<string> {
  const { images, warnings } = await loadImages(page, [url])
  const image = images.get(url)
  return image ? `${image.mediaType} ${image.width}×${image.height}` : (warnings[0] as string)
}

describe('where an image is looked for', () => {
  const PICTURE = png(3, 2)
  const FOUND = 'image/png 3×2'
  it.each([
    ['a.png', 'a.png'],
    ['./images/a.png', 'images/a.png'],
    ['images/a%20b.png', 'images/a b.png'],
    ['images/a%20b.png', 'images/a%20b.png'],
    ['images/%E8%9C%82.png', 'images/蜂.png'],
    ['a.png?width=640#top', 'a.png'],
    ['a.png?width=640', 'a.png?width=640'],
    ['images\\a.png', 'images/a.png'],
    ['images/../a.png', 'a.png'],
    ['/uploads/2024/a.png', 'a.png'],
    ['/uploads/2024/a.png?x=1', 'images/a.png'],
    ['/uploads/2024/a.png', 'page_files/a.png'],
  ])('%s finds %s', async (url, file) => {
    expect(await outcome(host(folderWith({ [file]: PICTURE })), url)).toBe(FOUND)
  })

  it('starts from the captured page, which may stand deeper than source.yaml', async () => {
    const folder = folderWith({
      'captured/images/a.png': PICTURE,
      'shared/b.png': PICTURE,
      'captured/talk_files/c.png': PICTURE,
    })
    const page = host(folder, { file: 'captured/talk.html' })
    for (const url of ['images/a.png', '../shared/b.png', '/c.png']) expect(await outcome(page, url)).toBe(FOUND)
  })

  it.each([
    ['../secret.png', 'outside'],
    ['images/../../secret.png', 'outside'],
    ['%2e%2e/secret.png', 'outside'],
    ['..%2fsecret.png', 'outside'],
    ['..\\secret.png', 'outside'],
    ['link.png', 'outside'],
    ['linked/secret.png', 'outside'],
    ['a%00.png', 'outside'],
    ['C:/secret.png', 'c: addresses'],
    ['file:///etc/hostname', 'file: addresses'],
    ['javascript:alert(1)', 'javascript: addresses'],
    ['/etc/hostname', 'no such file'],
    ['.', 'outside'],
    ['images', 'no such file'],
    ['missing.png', 'no such file'],
    ['https://example.org/a.png', 'on the network'],
    ['//example.org/a.png', 'on the network'],
  ])('%s is missing: %s', async (url, reason) => {
    const folder = folderWith({
      '../secret.png': PICTURE,
      'link.png': { link: '../secret.png' },
      linked: { link: '..' },
      'images/a.png': PICTURE,
    })
    const warning = await outcome(host(folder), url)
    expect(warning).toContain(`missing image '${url}'`)
    expect(warning).toContain(reason)
    expect(warning).not.toContain(folder)
  })

  it('takes what source.yaml names first, by the address as printed or as resolved', async () => {
    const folder = folderWith({ 'images/bee.png': png(9, 9), 'a.png': PICTURE })
    const images = {
      'a.png': 'images/bee.png',
      '/b.png': 'images/bee.png',
      'https://cdn.example/c.png': 'images/bee.png',
    }
    const page = host(folder, { settings: { images }, url: 'https://example.org/talks/1' })
    for (const url of [
      'a.png',
      'https://example.org/talks/a.png',
      'https://example.org/b.png',
      'https://cdn.example/c.png',
    ])
      expect(await outcome(page, url)).toBe('image/png 9×9')
  })

  it('is an error when what source.yaml names is no image', async () => {
    const folder = folderWith({ 'a.txt': Buffer.from('no image') })
    const page = host(folder, { settings: { images: { 'a.png': 'a.txt' } }, settingsFile: 'bees/source.yaml' })
    await expect(loadImages(page, ['a.png'])).rejects.toMatchObject({
      code: 'settings',
      file: 'bees/source.yaml',
      place: 'images[a.png]',
    })
    const cover = host(folder, { settings: { cover: 'none.png' }, settingsFile: 'bees/source.yaml' })
    await expect(loadImages(cover, [])).rejects.toMatchObject({ code: 'settings', place: 'cover' })
  })

  it('reads the cover', async () => {
    const page = host(folderWith({ 'cover.gif': GIF }), { settings: { cover: 'cover.gif' } })
    expect((await loadImages(page, [])).cover).toMatchObject({ mediaType: 'image/gif', width: 2, height: 3 })
  })

  it('finds the images of a transcript beside it', async () => {
    const folder = folderWith({ 'images/image-1.png': PICTURE })
    const { images, warnings } = await loadImagesBeside(folder, ['images/image-1.png', 'gone.png'])
    expect([...images.keys()]).toEqual(['images/image-1.png'])
    expect(warnings).toEqual(["missing image 'gone.png': no such file; put the file there to have it in the book"])
  })

  it('has no file for a page from standard input', async () => {
    const warning = (await loadImages({ settings: {} }, ['a.png'])).warnings[0]
    expect(warning).toContain('no address')
  })
})

describe('data: addresses', () => {
  const base64 = png(4, 4).toString('base64')
  it.each([
    [`data:image/png;base64,${base64}`, 'image/png 4×4'],
    [`DATA:image/jpeg;name=a.jpg;BASE64,${encodeURIComponent(base64)}`, 'image/png 4×4'],
    [
      'data:image/svg+xml,%3Csvg%20xmlns="http://www.w3.org/2000/svg"%20width="5"%20height="6"/%3E',
      'image/svg+xml 5×6',
    ],
  ])('%s', async (url, found) => {
    expect(await outcome({ settings: {} }, url)).toBe(found)
  })

  it.each([
    'data:',
    'data:image/png;base64',
    'data:image/png;base64,',
    'data:image/png;base64,%%%',
    'data:text/html,<p>',
  ])('%s is missing', async (url) => {
    expect(await outcome({ settings: {} }, url)).toContain('missing image')
  })

  it('is named in a message by its beginning', async () => {
    const warning = await outcome({ settings: {} }, `data:image/png;base64,${'A'.repeat(100_000)}`)
    expect(warning.length).toBeLessThan(300)
  })
})

describe('what an image is', () => {
  const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)
  const flipped = Buffer.from(png(8, 8))
  flipped[45] = (flipped[45] ?? 0) ^ 0xff
  it.each([
    ['PNG under another name', png(3, 2), 'image/png 3×2'],
    ['GIF', GIF, 'image/gif 2×3'],
    ['JPEG', JPEG, 'image/jpeg 2×3'],
    ['JPEG with bytes after its end', Buffer.concat([JPEG, Buffer.from('camera')]), 'image/jpeg 2×3'],
    ['WebP', WEBP, 'image/webp 4×5'],
    ['PNG cut off', cut(png(60, 60)), 'damaged'],
    ['PNG with a wrong byte', flipped, 'damaged'],
    ['PNG with too few pixels', png(8, 8, Buffer.alloc(20)), 'damaged'],
    ['PNG with far too many', png(8, 8, Buffer.alloc(200_000)), 'damaged'],
    ['PNG of no size', png(0, 8), 'missing'],
    ['PNG of a billion pixels', png(40_000, 40_000, Buffer.alloc(10)), 'million pixels'],
    ['JPEG cut off', JPEG.subarray(0, JPEG.length - 2), 'damaged'],
    ['GIF cut off', GIF.subarray(0, GIF.length - 4), 'damaged'],
    ['WebP cut off', WEBP.subarray(0, WEBP.length - 3), 'damaged'],
    ['first bytes only', Buffer.from('89504e470d0a1a0a', 'hex'), 'damaged'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['HTML', Buffer.from('<!doctype html><p>404'), 'expected PNG, JPEG, GIF, WebP or SVG'],
    ['PDF', Buffer.from('%PDF-1.7'), 'found a PDF document'],
  ])('%s', async (_, bytes, found) => {
    expect(await outcome(host(folderWith({ 'a.jpg': bytes })), 'a.jpg')).toContain(found)
  })

  it('is named by its content, and one content is one image', async () => {
    const folder = folderWith({ 'a.png': png(3, 2), 'b.png': png(3, 2), 'c.gif': GIF })
    const { images } = await loadImages(host(folder), ['a.png', 'b.png', 'c.gif', 'a.png'])
    const digest = createHash('sha256').update(png(3, 2)).digest('hex').slice(0, 8)
    expect([...images].map(([url, { name }]) => [url, name])).toEqual([
      ['a.png', `image-${digest}.png`],
      ['b.png', `image-${digest}.png`],
      ['c.gif', expect.stringMatching(/^image-[0-9a-f]{8}\.gif$/)],
    ])
    expect(images.get('a.png')).toBe(images.get('b.png'))
  })
})
