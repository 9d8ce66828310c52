/** The door every renderer has: a transcript in, bytes out. It writes no file, asks no clock, opens no socket. */
import type { ImageFile } from '../transcript/image.ts'
import type { Transcript } from '../transcript/model.ts'

export type { ImageFile }

export interface Renderer {
  /** Name for `--format`. */
  format: string
  /** With its dot: `.epub`. */
  extension: string
  mediaType: string
  /** Starts to load a heavy engine beside other work; calling it again costs nothing. */
  warmUp?(pandoc: RenderContext['pandoc'], templates: string): void
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
