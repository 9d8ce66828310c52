import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { InlineNote, Note } from '../../transcript/model.ts'
import { isBlock } from '../../transcript/walk.ts'
import { element } from './element.ts'
import { childrenAsHast } from './state.ts'
import type { Words } from './words.ts'

/** Editorial text is marked as such, so that nobody reads it as speech: by role, and by name where it is a block. */
export function noteHandlers(words: Words) {
  return {
    note(state: State, note: Note | InlineNote): Element {
      const className = ['note', note.kind]
      return isBlock(note)
        ? element('aside', { role: 'note', className, ariaLabel: words.notes[note.kind] }, childrenAsHast(state, note))
        : element('span', { role: 'note', className }, childrenAsHast(state, note))
    },
  }
}
