/** The cover: the image that the editor chose, else the title page of the PDF. */
import type { Handout, ImageFile, RenderContext } from '../door.ts'
import { readableImage } from './readable.ts'

export type Cover = Pick<ImageFile, 'name' | 'mediaType' | 'bytes'>

/**
 * In pixels. Stores ask for 1,400 at least; at the ratio of A4 its longer side is then 1,980. The title
 * page says the same in text.
 */
const WIDTH = 1400

/** Begins to load what draws it, while the PDF is being set. */
export function warmUpCover({ cover }: RenderContext): void {
  if (cover === undefined) void import('./pixels.ts').then(({ loadDrawer }) => loadDrawer()).catch(() => undefined)
}

export async function coverOf(
  { cover, warn }: RenderContext,
  handout: Handout | undefined,
): Promise<Cover | undefined> {
  const chosen = cover && (await readableImage(cover, warn))
  if (chosen) return { ...chosen, name: chosen.name.replace(/^.*(?=\.)/, 'cover') }
  if (handout === undefined || handout.titlePage === '') return undefined
  const [{ pixelsOfDrawing }, { pngOf }] = await Promise.all([import('./pixels.ts'), import('./png.ts')])
  const bytes = pngOf(await pixelsOfDrawing(handout.titlePage, WIDTH))
  return { name: 'cover.png', mediaType: 'image/png', bytes }
}
