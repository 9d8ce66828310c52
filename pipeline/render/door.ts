/** The door every renderer has: a transcript in, bytes out. It writes no file, asks no clock, opens no socket. */
import type { Transcript } from '../transcript/model.ts'

export interface Renderer {
  /** Name for `--format`. */
  format: string
  /** With its dot: `.epub`. */
  extension: string
  mediaType: string
  render(transcript: Transcript, context: RenderContext): Promise<Uint8Array>
}

export interface RenderContext {
  /** `ImageReference.url` → the image. A reference that is not here is missing: print a placeholder with its alt. */
  images: ReadonlyMap<string, ImageFile>
  /** See `timestampOf`; undefined when nothing states a date. */
  timestamp: string | undefined
  /** Absolute folder that holds epub/, pdf/, markdown/. */
  templates: string
  /** `auto` uses an installed pandoc only when its version is the embedded one's. */
  pandoc: 'auto' | 'embedded' | 'system'
  /** One sentence for the person who runs it. */
  warn(message: string): void
}

export interface ImageFile {
  /** File name, unique in the transcript, made from content: `image-1a2b3c4d.png`. */
  name: string
  mediaType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/svg+xml' | 'image/webp'
  bytes: Uint8Array
  /** In pixels; undefined for an SVG without a size. */
  width: number | undefined
  height: number | undefined
}
