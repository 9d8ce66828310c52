/** Images as reading systems can show them: none that runs, none that many of them do not know, none that fills their memory. */
import type { ImageFile } from '../door.ts'

type Warn = (message: string) => void

/** Pixels. Apple Books takes 5.6 million; e-ink readers have a hundredth of a computer's memory. */
export const MAX_PIXELS = 4_000_000

/** The image as it is, converted or made smaller; undefined, with a warning, for what cannot be read. */
export async function readableImage(file: ImageFile, warn: Warn): Promise<ImageFile | undefined> {
  switch (file.mediaType) {
    case 'image/svg+xml':
      return withoutScript(file, warn)
    case 'image/webp':
      return fromWebp(file, warn)
    case 'image/png':
    case 'image/jpeg':
      return isTooLarge(file) ? smaller(file) : file
    // One that moves would stop.
    case 'image/gif':
      return file
  }
}

async function withoutScript(file: ImageFile, warn: Warn): Promise<ImageFile | undefined> {
  const { sanitizeSvg } = await import('./svg.ts')
  const bytes = sanitizeSvg(file.bytes)
  if (bytes === undefined)
    warn(`${file.name} is no SVG image that can be read safely; its description stands in its place`)
  return bytes === undefined ? undefined : { ...file, bytes }
}

/** WebP is a core media type of EPUB 3.3, and unknown to readers of the years before it. */
async function fromWebp(file: ImageFile, warn: Warn): Promise<ImageFile | undefined> {
  try {
    const { pixelsOfWebp } = await import('./pixels.ts')
    return await written(file, await pixelsOfWebp(file.bytes), isLossless(file.bytes))
  } catch {
    warn(`${file.name} is no still WebP image that can be read; its description stands in its place`)
    return undefined
  }
}

/** RIFF chunks (RFC 9649): a lossless image begins with VP8L. */
function isLossless(bytes: Uint8Array): boolean {
  return Buffer.from(bytes).includes('VP8L', 12, 'latin1') && !Buffer.from(bytes).includes('VP8 ', 12, 'latin1')
}

function isTooLarge({ width = 0, height = 0 }: Pick<ImageFile, 'width' | 'height'>): boolean {
  return width * height > MAX_PIXELS
}

/** An image that this decoder does not know (CMYK, sixteen bits) stays as it is: a reader may know it. */
async function smaller(file: ImageFile): Promise<ImageFile> {
  const { bytes, mediaType, width = 0, height = 0 } = file
  try {
    const { pixelsOfJpeg, pixelsOfPng } = await import('./pixels.ts')
    if (mediaType === 'image/png') return await written(file, await pixelsOfPng(bytes, width, height), true)
    const { jpegProfile, withProfile } = await import('./jpeg-profile.ts')
    const small = await written(file, await pixelsOfJpeg(bytes), false)
    return { ...small, bytes: withProfile(small.bytes, jpegProfile(bytes)) }
  } catch {
    return file
  }
}

async function written(file: ImageFile, pixels: import('./pixels.ts').Pixels, exactly: boolean): Promise<ImageFile> {
  const [{ isOpaque, jpegOf, shrunk }, { pngOf }] = await Promise.all([import('./pixels.ts'), import('./png.ts')])
  const scale = Math.sqrt(MAX_PIXELS / (pixels.width * pixels.height))
  const size = (length: number) => Math.max(1, Math.floor(length * scale))
  const fitting = isTooLarge(pixels) ? shrunk(pixels, size(pixels.width), size(pixels.height)) : pixels
  const stem = file.name.replace(/\.[^.]*$/, '')
  const { width, height } = fitting
  return exactly || !isOpaque(fitting)
    ? { name: `${stem}.png`, mediaType: 'image/png', bytes: pngOf(fitting), width, height }
    : { name: `${stem}.jpg`, mediaType: 'image/jpeg', bytes: await jpegOf(fitting), width, height }
}
