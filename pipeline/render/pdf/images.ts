/** The images of one document, under names of our own in the virtual file system. */
import type { ImageReference } from '../../transcript/model.ts'
import type { ImageFile, RenderContext } from '../door.ts'
import type { SheetImage } from './sheet.ts'

const EXTENSIONS: Record<ImageFile['mediaType'], string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/svg+xml': 'svg',
  'image/webp': 'webp',
}

export class ImageShelf {
  readonly #images: RenderContext['images']
  readonly #broken: ReadonlySet<string>
  readonly #paths = new Map<string, string>()
  /** Path → what the transcript calls it, of the images that are printed. */
  readonly used = new Map<string, string>()

  constructor(images: RenderContext['images'], broken: ReadonlySet<string>) {
    this.#images = images
    this.#broken = broken
  }

  /** undefined when the image is missing or unreadable. */
  take(reference: ImageReference, alt: string): SheetImage | undefined {
    const image = this.#images.get(reference.url)
    const extension = image && EXTENSIONS[image.mediaType]
    if (!image || extension === undefined) return undefined
    let path = this.#paths.get(reference.url)
    if (path === undefined) {
      path = `images/${this.#paths.size + 1}.${extension}`
      this.#paths.set(reference.url, path)
    }
    if (this.#broken.has(path)) return undefined
    this.used.set(path, reference.url)
    return { path, alt: alt === '' ? null : alt, width: image.width ?? null, height: image.height ?? null }
  }
}
