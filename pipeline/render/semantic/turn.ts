/** Turns and headings: what a reader steers by. */
import type { Element, ElementContent } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { Heading, Speaker, Turn } from '../../transcript/model.ts'
import { element } from './element.ts'
import { gapOf, labelOf, punctuatedLabel } from './label.ts'
import { isPageMarker } from './page-break.ts'
import { childrenAsHast } from './state.ts'
import type { SemanticOptions } from './tree.ts'

export function turnHandlers(speakers: readonly Speaker[], { outline, words }: SemanticOptions) {
  return {
    turn(state: State, turn: Turn): Element {
      const label = labelOf(turn, speakers, words)
      const children = childrenAsHast(state, turn)
      const name = element('strong', { className: ['speaker'] }, [punctuatedLabel(label, words)])
      const head: ElementContent[] = [name]
      if (turn.time !== undefined)
        head.push({ type: 'text', value: ' ' }, element('small', { className: ['time'] }, [turn.time]))
      openWith(head, turn.time === undefined ? gapOf(words) : ' ', children)
      // The name stands in the text, once. A label for the section would have screen readers say it twice, and make
      // a landmark of every turn.
      return element('section', { id: turn.id, className: ['turn'] }, children)
    },
    heading(state: State, heading: Heading): Element | undefined {
      const place = outline.headings.get(heading)
      const children = childrenAsHast(state, heading)
      if (place !== undefined) return element(`h${place.rank}`, { id: place.id }, children)
      // A heading without a word (an image, a space) would be an empty line in every list of headings.
      return children.length > 0 ? element('p', {}, children) : undefined
    },
  }
}

/**
 * Run in at the first paragraph, so that no page break can part a name from what is said; else a line of its own.
 * A page that begins with the turn begins before the name.
 */
function openWith(head: ElementContent[], gap: string, children: ElementContent[]): void {
  const first = children.find((child): child is Element => child.type === 'element' && !isPageMarker(child))
  if (first?.tagName === 'p') insertAfterMarkers(first.children, [...head, { type: 'text', value: gap }])
  else insertAfterMarkers(children, [element('p', { className: ['label'] }, head)])
}

function insertAfterMarkers(children: ElementContent[], inserted: ElementContent[]): void {
  const index = children.findIndex((child) => !isPageMarker(child))
  children.splice(index < 0 ? children.length : index, 0, ...inserted)
}
