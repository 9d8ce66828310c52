/** The images of a book: those that its text asks for and that are there, each once. */
import type { Transcript } from '../../transcript/model.ts'
import { imageUrlsOf, walk } from '../../transcript/walk.ts'
import type { ImageFile, RenderContext } from '../door.ts'
import { readableImage } from './readable.ts'

export interface BookImage extends ImageFile {
  /** Whether every place that shows it has words for those who do not see it. */
  described: boolean
}

export interface BookImages {
  used: BookImage[]
  find(url: string): { src: string; width: number | undefined; height: number | undefined } | undefined
}

export async function gatherImages(transcript: Transcript, { images, warn }: RenderContext): Promise<BookImages> {
  const undescribed = undescribedUrlsOf(transcript)
  const byUrl = new Map<string, BookImage>()
  const byName = new Map<string, BookImage>()
  const known = new Map<ImageFile, ImageFile>()
  for (const url of imageUrlsOf(transcript)) {
    const file = images.get(url)
    if (file === undefined) continue
    const safe = known.get(file) ?? (await readableImage(file, warn))
    if (safe === undefined) continue
    known.set(file, safe)
    const image = byName.get(safe.name) ?? { ...safe, described: true }
    if (undescribed.has(url)) image.described = false
    byName.set(safe.name, image)
    byUrl.set(url, image)
  }
  return {
    used: [...byName.values()],
    find(url) {
      const image = byUrl.get(url)
      return image === undefined
        ? undefined
        : { src: `images/${image.name}`, width: pixels(image.width), height: pixels(image.height) }
    },
  }
}

function undescribedUrlsOf(transcript: Transcript): Set<string> {
  const urls = new Set<string>()
  for (const node of walk(transcript.content)) {
    const image = node.type === 'figure' ? node.image : node.type === 'image' ? node : undefined
    if (image !== undefined && image.alt.trim() === '') urls.add(image.url)
  }
  return urls
}

/** HTML's width and height take whole numbers only. */
function pixels(size: number | undefined): number | undefined {
  return size === undefined || !(size >= 1) ? undefined : Math.round(size)
}
