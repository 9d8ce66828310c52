/** An image as every room holds it: found by load, embedded by the renderers. */
export interface ImageFile {
  /** File name, unique in the transcript, made from content: `image-1a2b3c4d.png`. */
  name: string
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/svg+xml' | 'image/webp'
  bytes: Uint8Array
  /** In pixels; undefined for an SVG without a size. */
  width: number | undefined
  height: number | undefined
}

/** Where a cover stands beside its transcript, so that `colloquy render` finds it: `images/cover.jpg`. */
export function coverPath({ name }: Pick<ImageFile, 'name'>): string {
  return `images/cover.${name.split('.').at(-1)}`
}
