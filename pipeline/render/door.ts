/** The door every renderer has: a transcript in, bytes out. It writes no file, asks no clock, opens no socket. */
import type { ImageFile } from '../transcript/image.ts'
import type { Transcript } from '../transcript/model.ts'
import type { Presentation } from '../transcript/presentation.ts'

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
  /** What its pages are, for formats without pages of their own. */
  handout?(transcript: Transcript, context: RenderContext): Promise<Handout>
}

/** The PDF as other formats see it: where its pages begin, and its title page as a drawing. */
export interface Handout {
  pages: number
  /** In order; page 1 begins with the document. */
  breaks: PageBreak[]
  /** SVG without fonts or references; its size is in points. */
  titlePage: string
}

/** Where a page begins: before a character of a block's text. */
export interface PageBreak {
  /** From 2. */
  page: number
  /** Indices into `content` and then `children`, joined by points: `12.0` is the first paragraph of the 13th block. */
  place: string
  /** UTF-16 units of the block's own text (`textOf`) that stand on the page before. */
  offset: number
}

export interface RenderContext {
  /** `ImageReference.url` → the image. A reference that is not here is missing: print a placeholder with its alt. */
  images: ReadonlyMap<string, ImageFile>
  /** What source.yaml names as the cover. */
  cover?: ImageFile | undefined
  /** See `timestampOf`; undefined when nothing states a date. */
  timestamp: string | undefined
  /** Absolute folder that holds epub/, pdf/, markdown/. */
  templates: string
  /** `auto` uses an installed pandoc only when its version is the embedded one's. */
  pandoc: 'auto' | 'embedded' | 'system'
  presentation: Presentation
  /** The PDF of the same transcript; made when first asked for. */
  handout(): Promise<Handout>
  /** One sentence for the person who runs it. */
  warn(message: string): void
}
