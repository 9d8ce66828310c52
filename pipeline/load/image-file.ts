/** Bytes → an image that every renderer can embed, or the reason why not. */
import { createHash } from 'node:crypto'
import type { ImageFile } from '../transcript/image.ts'
import { magicOf } from './binary.ts'
import { MAX_IMAGE_BYTES, MAX_PIXELS } from './options.ts'

type MediaType = ImageFile['mediaType']

export const EXTENSIONS: Record<MediaType, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
}

/** An image, or a reason that ends the sentence "missing image 'x': …". */
export type ImageResult = { image: ImageFile } | { reason: string }

export async function imageFileOf(bytes: Uint8Array): Promise<ImageResult> {
  if (bytes.length === 0) return { reason: 'its file is empty' }
  if (bytes.length > MAX_IMAGE_BYTES) return { reason: `it is larger than ${MAX_IMAGE_BYTES / 1024 / 1024} MB` }
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === undefined)
    return { reason: `expected PNG, JPEG, GIF, WebP or SVG, found ${magicOf(bytes) ?? 'something else'}` }
  return mediaType === 'image/svg+xml' ? svgFile(bytes) : rasterFile(bytes, mediaType)
}

/** By the first bytes, whatever the name or the server says. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (head.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'image/gif'
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp'
  return /^(?:\xef\xbb\xbf)?\s{0,200}<(?:\?xml|!--|!doctype\s+svg|svg[\s>])/i.test(head) ? 'image/svg+xml' : undefined
}

async function rasterFile(bytes: Uint8Array, mediaType: MediaType): Promise<ImageResult> {
  const { imageSize } = await import('image-size')
  const { isWhole } = await import('./image-whole.ts')
  try {
    const { width, height } = imageSize(bytes)
    if (!(width > 0 && height > 0)) return { reason: 'it states no size' }
    if (width * height > MAX_PIXELS) return { reason: `it has more than ${MAX_PIXELS / 1_000_000} million pixels` }
    if (!(await isWhole(bytes, mediaType, width, height))) return { reason: 'its file is damaged or cut off' }
    return { image: { name: nameOf(bytes, mediaType), mediaType, bytes, width, height } }
  } catch {
    return { reason: 'its file is damaged or cut off' }
  }
}

async function svgFile(bytes: Uint8Array): Promise<ImageResult> {
  const { sanitizeSvg } = await import('./svg.ts')
  const result = sanitizeSvg(bytes)
  if ('reason' in result) return result
  const clean = Buffer.from(result.svg)
  const { width, height } = result
  return { image: { name: nameOf(clean, 'image/svg+xml'), mediaType: 'image/svg+xml', bytes: clean, width, height } }
}

/** The same content has the same name in every run; a second image with the same eight digits gets thirty-two. */
function nameOf(bytes: Uint8Array, mediaType: MediaType, digits = 8): string {
  return `image-${createHash('sha256').update(bytes).digest('hex').slice(0, digits)}.${EXTENSIONS[mediaType]}`
}

export function withLongName(image: ImageFile): ImageFile {
  return { ...image, name: nameOf(image.bytes, image.mediaType, 32) }
}
