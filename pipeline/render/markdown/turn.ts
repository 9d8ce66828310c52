/** A turn: its anchor, the speaker in bold, the language's colon, and what was said. */
import { fold } from '../../transcript/fold.ts'
import type { Turn } from '../../transcript/model.ts'
import { NO_ATTRIBUTES, type PandocBlock, type PandocInline } from '../pandoc/ast.ts'
import { settleEmphasis } from './delimiters.ts'
import { guardAddresses } from './guards.ts'
import { anchorOf, trimBreaks } from './inlines.ts'
import type { Scope } from './scope.ts'
import { textInlines } from './text.ts'

/** The label runs in with the first paragraph; before anything else it stands on a line of its own. */
export function turnOf(turn: Turn, said: PandocBlock[], scope: Scope): PandocBlock[] {
  const [first, ...rest] = said
  // A figure is a paragraph to pandoc, but nothing that was said.
  if (turn.children[0]?.type !== 'paragraph' || first?.t !== 'Para')
    return [{ t: 'Para', c: openingOf(turn, scope, false) }, ...said]
  return [{ t: 'Para', c: [...openingOf(turn, scope, true), ...first.c] }, ...rest]
}

function openingOf(turn: Turn, scope: Scope, runsIn: boolean): PandocInline[] {
  const { colon, bold, gap } = scope.words
  const label = labelOf(turn, scope)
  const out: PandocInline[] = []
  const name = trimBreaks(textInlines(bold ? `${label}${colon}` : label))
  if (fold(label) !== '') {
    out.push({ t: 'Strong', c: name })
    if (!bold) out.push(...textInlines(colon))
    if (gap !== '' && (runsIn || turn.time !== undefined)) out.push(...textInlines(gap))
  }
  if (turn.time !== undefined) {
    out.push({ t: 'Code', c: [NO_ATTRIBUTES, turn.time] })
    if (runsIn) out.push({ t: 'Space' })
  }
  return [anchorOf(turn.id), ...guardAddresses(settleEmphasis(out))]
}

/** Where the page printed no label, the speaker's name: without one nobody could tell who speaks. */
function labelOf(turn: Turn, scope: Scope): string {
  return fold(turn.label) === '' ? (scope.names.get(turn.speaker) ?? '') : turn.label
}
