/** Image addresses of a page → names beside the transcript. */
import type { ImageFile } from './image.ts'
import type { Block, ImageReference, Inline, Transcript } from './model.ts'

/** The transcript with every image that was found named `images/<name>`; a missing one keeps the page's address. */
export function localizeImages(transcript: Transcript, images: ReadonlyMap<string, ImageFile>): Transcript {
  if (images.size === 0) return transcript
  return { ...transcript, content: transcript.content.map((block) => localize(block, images) as Block) }
}

function localize(node: Block | Inline, images: ReadonlyMap<string, ImageFile>): Block | Inline {
  if (node.type === 'figure') {
    const caption = node.caption?.map((child) => localize(child, images) as Inline)
    return { ...node, ...(node.image && { image: renamed(node.image, images) }), ...(caption && { caption }) }
  }
  if (node.type === 'image') return renamed(node, images)
  if (!('children' in node)) return node
  const children = (node.children as (Block | Inline)[]).map((child) => localize(child, images))
  return { ...node, children } as Block | Inline
}

function renamed<R extends ImageReference>(reference: R, images: ReadonlyMap<string, ImageFile>): R {
  const image = images.get(reference.url)
  return image === undefined ? reference : { ...reference, url: `images/${image.name}` }
}
