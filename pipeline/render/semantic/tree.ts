/**
 * The semantic markup of a transcript: content → hast, one element a block, in document order.
 *
 * The transcript must be shallow and legible (see `manuscriptOf`). Every character of `textOf(content)` is in the tree,
 * in order; what a publisher adds (labels, marks of notes, placeholders) stands in elements that `isApparatus` names.
 */

import type { Element, Root } from 'hast'
import type { Root as MdastRoot } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import type { Transcript } from '../../transcript/model.ts'
import { printedSpeakers } from '../../transcript/printed-name.ts'
import { walk } from '../../transcript/walk.ts'
import { figureHandlers } from './figure.ts'
import { footnoteHandlers } from './footnote.ts'
import { markForeignRuns } from './foreign-runs.ts'
import { linkHandlers } from './link.ts'
import { noteHandlers } from './note.ts'
import type { Outline } from './outline.ts'
import { pageBreakHandlers } from './page-break.ts'
import { tableHandlers } from './table.ts'
import { turnHandlers } from './turn.ts'
import type { Words } from './words.ts'

export interface SemanticOptions {
  words: Words
  outline: Outline
  /** An image as the format refers to it; undefined when it is missing. Sizes in pixels. */
  image(url: string): { src: string; width?: number | undefined; height?: number | undefined } | undefined
}

export function semanticTree(transcript: Transcript, options: SemanticOptions): Element[] {
  const handlers = {
    ...turnHandlers(printedSpeakers(transcript), options),
    ...noteHandlers(options.words),
    ...figureHandlers(options),
    ...footnoteHandlers(transcript.content, options.words),
    ...linkHandlers(anchorsOf(transcript, options.outline)),
    ...tableHandlers(),
    ...pageBreakHandlers(),
  }
  // Turns, notes and figures are no mdast; the handlers above are all that ever reads them.
  const content = { type: 'root', children: transcript.content } as unknown as MdastRoot
  const root = toHast(content, { handlers }) as Root
  const tree = root.children.filter((node): node is Element => node.type === 'element')
  return markForeignRuns(tree, transcript.metadata.language)
}

/** Everything that a link inside the text may point to. */
function anchorsOf(transcript: Transcript, outline: Outline): Set<string> {
  const anchors = new Set<string>()
  for (const node of walk(transcript.content)) if (node.type === 'turn') anchors.add(node.id)
  for (const { id } of outline.headings.values()) anchors.add(id)
  return anchors
}
