/** The images of a page: found beside it, in it, or on the network it came from. A missing one is a warning. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { ColloquyError } from '../errors.ts'
import { excerpt } from '../transcript/fold.ts'
import { coverPath, type ImageFile } from '../transcript/image.ts'
import type { Page } from '../transcript/page.ts'
import { confine } from './confine.ts'
import type { Target } from './image-address.ts'
import { targetOf } from './image-address.ts'
import type { ImageArchive } from './image-archive.ts'
import type { ImageResult } from './image-file.ts'
import { EXTENSIONS, imageFileOf, withLongName } from './image-file.ts'
import type { LoadOptions } from './options.ts'
import { MAX_IMAGE_BYTES, MAX_IMAGES_BYTES } from './options.ts'

export interface LoadedImages {
  /** Address as the page has it → image; an address that is not here is missing. */
  images: Map<string, ImageFile>
  /** The cover that source.yaml names. */
  cover?: ImageFile
  /** One sentence for each missing image, in the order of `urls`. */
  warnings: string[]
}

/** What of a page says where its images are. */
export interface ImageHost extends Pick<Page, 'settings' | 'settingsFile' | 'directory' | 'file' | 'url' | 'base'> {
  /** Images that came with the page; the only ones it has, but for those that source.yaml names. */
  archive?: ImageArchive
}

/** Requests to one site at a time. */
const TOGETHER = 4

/**
 * @param urls addresses of images as the page has them, in reading order
 * @throws ColloquyError `settings` when an image that source.yaml names is not there or is no image; `interrupted`.
 */
export async function loadImages(
  page: ImageHost,
  urls: readonly string[],
  options: LoadOptions = {},
): Promise<LoadedImages> {
  const loaded: LoadedImages = { images: new Map(), warnings: [] }
  const names = new Map<string, ImageFile>()
  const wanted = [...new Set(urls)]
  let room = MAX_IMAGES_BYTES
  for (let start = 0; start < wanted.length; start += TOGETHER) {
    const batch = wanted.slice(start, start + TOGETHER)
    const results = await Promise.all(batch.map((url) => imageAt(url, page, options)))
    for (const [index, url] of batch.entries()) {
      const result = results[index] as ImageResult
      if ('image' in result && result.image.bytes.length <= room) {
        room -= result.image.bytes.length
        loaded.images.set(url, distinct(result.image, names))
      } else
        loaded.warnings.push(
          missing(url, page, 'image' in result ? 'the images before it fill the limit' : result.reason),
        )
    }
  }
  const cover = page.settings.cover
  if (cover !== undefined) loaded.cover = distinct(await namedImage(cover, ['cover', cover], page), names)
  return loaded
}

/** The images of a transcript that stands in a folder with them, the cover among them where there is one. */
export async function loadImagesBeside(directory: string, urls: readonly string[]): Promise<LoadedImages> {
  const host = { settings: {}, directory: resolve(directory) }
  const cover = await coverBeside(host.directory)
  return { ...(await loadImages(host, urls)), ...(cover && { cover }) }
}

async function coverBeside(directory: string): Promise<ImageFile | undefined> {
  for (const ending of Object.values(EXTENSIONS)) {
    const found = await confine(directory, '.', coverPath({ name: `.${ending}` }))
    const result = 'path' in found ? await readImage(found.path, found.size) : undefined
    if (result && 'image' in result) return result.image
  }
  return undefined
}

function missing(url: string, page: ImageHost, reason: string): string {
  const advice =
    page.settingsFile === undefined ? 'put the file there' : `name a file for it in ${page.settingsFile} under 'images'`
  return `missing image '${excerpt(url, 120)}': ${reason}; ${advice} to have it in the book`
}

/** One object for one content; another content never has the same name. */
function distinct(image: ImageFile, names: Map<string, ImageFile>): ImageFile {
  const other = names.get(image.name)
  if (other && !Buffer.from(other.bytes).equals(image.bytes)) return distinct(withLongName(image), names)
  names.set(image.name, other ?? image)
  return other ?? image
}

async function imageAt(url: string, page: ImageHost, options: LoadOptions): Promise<ImageResult> {
  const target = targetOf(url, page)
  switch (target.kind) {
    case 'data':
      return imageInAddress(url)
    case 'mapped':
      return { image: await namedImage(target.file, ['images', url], page) }
    case 'archived':
      return page.archive ? imageInArchive(target.url, page.archive) : { reason: 'no such file' }
    case 'remote':
      return imageOnNetwork(target.url, options)
    case 'local':
      return imageBeside(target, page)
    case 'none':
      return { reason: target.reason }
  }
}

async function imageBeside({ candidates }: Extract<Target, { kind: 'local' }>, page: ImageHost): Promise<ImageResult> {
  let reason = 'no such file'
  for (const candidate of candidates) {
    const found = await confine(page.directory ?? '', '.', candidate)
    if ('path' in found) return readImage(found.path, found.size)
    if (found.fault === 'outside') reason = "it points outside the page's folder"
  }
  return { reason }
}

async function readImage(path: string, size: number): Promise<ImageResult> {
  if (size > MAX_IMAGE_BYTES) return { reason: `it is larger than ${MAX_IMAGE_BYTES / 1024 / 1024} MB` }
  try {
    return await imageFileOf(await readFile(path))
  } catch {
    return { reason: 'its file cannot be read' }
  }
}

async function namedImage(file: string, [key, at]: readonly [string, string], page: ImageHost): Promise<ImageFile> {
  const found = page.directory === undefined ? undefined : await confine(page.directory, '.', file)
  const result: ImageResult =
    found && 'path' in found ? await readImage(found.path, found.size) : { reason: 'no such file' }
  if ('image' in result) return result.image
  throw new ColloquyError(
    'settings',
    `expected an image that can be read at '${file}' (${key}), found a fault: ${result.reason}; replace the file or take it out`,
    { file: page.settingsFile, place: key === 'images' ? `images[${excerpt(at, 80)}]` : key },
  )
}

async function imageInArchive(url: string, archive: ImageArchive): Promise<ImageResult> {
  const bytes = await archive.read(url)
  return bytes instanceof Uint8Array ? imageFileOf(bytes) : bytes
}

async function imageOnNetwork(url: string, { client }: LoadOptions): Promise<ImageResult> {
  if (client === undefined) return { reason: 'it stands on the network, which is off' }
  const { LiveImages } = await import('./live/images.ts')
  return imageInArchive(url, new LiveImages(client, undefined))
}

/** RFC 2397: `data:image/png;base64,…`. The type is told by the bytes, as everywhere. */
function imageInAddress(url: string): Promise<ImageResult> | ImageResult {
  if (url.length > MAX_IMAGE_BYTES * 1.4) return { reason: `it is larger than ${MAX_IMAGE_BYTES / 1024 / 1024} MB` }
  const comma = url.indexOf(',')
  if (comma < 0) return { reason: 'its data: address has no data' }
  const data = url.slice(comma + 1)
  try {
    const base64 = /;\s*base64$/i.test(url.slice(Math.max(0, comma - 20), comma))
    return imageFileOf(base64 ? Buffer.from(decodeURIComponent(data), 'base64') : Buffer.from(decodeURIComponent(data)))
  } catch {
    return { reason: 'its data: address is damaged' }
  }
}
