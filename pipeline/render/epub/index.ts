/** EPUB 3.3. The packager and the trees are loaded when the first book is made: they cost 0.2 s. */
import type { Renderer } from '../door.ts'

export const epub: Renderer = {
  format: 'epub',
  extension: '.epub',
  mediaType: 'application/epub+zip',
  async render(transcript, context) {
    const { renderEdition } = await import('./edition.ts')
    return renderEdition(transcript, context)
  },
}
