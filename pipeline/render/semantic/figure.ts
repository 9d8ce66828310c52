/** Figures and inline images; a missing one leaves its words behind, never a broken reference. */
import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { Figure, ImageReference, InlineImage } from '../../transcript/model.ts'
import { element } from './element.ts'
import { childrenAsHast } from './state.ts'
import type { SemanticOptions } from './tree.ts'

export function figureHandlers({ image, words }: SemanticOptions) {
  const picture = ({ url, alt, title }: ImageReference): Element | undefined => {
    const found = image(url)
    if (found === undefined) return undefined
    const { src, width, height } = found
    // No alternative text on the page: marked as decorative, never filled with a made-up description.
    return element('img', { src, alt, title, width, height, role: alt.trim() === '' ? 'presentation' : undefined })
  }
  return {
    figure(state: State, figure: Figure): Element {
      const children: Element[] = []
      if (figure.image) {
        const alt = figure.image.alt.trim()
        children.push(
          picture(figure.image) ?? element('p', { className: ['missing'] }, [alt === '' ? words.imageMissing : alt]),
        )
      }
      const caption = figure.caption ? childrenAsHast(state, { type: 'paragraph', children: figure.caption }) : []
      if (figure.credit) {
        if (caption.length > 0) caption.push({ type: 'text', value: '\n' })
        caption.push(element('small', { className: ['credit'] }, [figure.credit]))
      }
      if (caption.length > 0) children.push(element('figcaption', {}, caption))
      return element('figure', {}, children)
    },
    image(_: State, node: InlineImage): Element | undefined {
      const found = picture(node)
      if (found !== undefined) return found
      return node.alt.trim() === '' ? undefined : element('span', { className: ['missing-inline'] }, [node.alt])
    },
  }
}
