/** The cover: the image that the editor chose, else the title page of the PDF. */
import type { Handout, ImageFile, RenderContext } from '../door.ts'
import { inked } from './ink.ts'
import { outlinesOf } from './outlines.ts'
import { pngOfDrawn } from './png.ts'
import { readableImage } from './readable.ts'

export type Cover = Pick<ImageFile, 'name' | 'mediaType' | 'bytes'>

/**
 * In pixels. Stores ask for 1,400 at least; at the ratio of A4 its longer side is then 1,980. The title
 * page says the same in text.
 */
const WIDTH = 1400

export async function coverOf(
  { cover, warn }: RenderContext,
  handout: Handout | undefined,
): Promise<Cover | undefined> {
  const chosen = cover && (await readableImage(cover, warn))
  if (chosen) return { ...chosen, name: chosen.name.replace(/^.*(?=\.)/, 'cover') }
  if (handout === undefined || handout.titlePage === '') return undefined
  const bytes = pngOfDrawn(inked(outlinesOf(handout.titlePage, WIDTH)))
  return { name: 'cover.png', mediaType: 'image/png', bytes }
}
