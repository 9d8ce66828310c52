import type { ElementContent } from 'hast'
import type { Nodes as MdastNodes } from 'mdast'
import type { State } from 'mdast-util-to-hast'
import type { Node } from '../../transcript/model.ts'

/** Children of a node of ours as hast: mdast's types know neither turns, notes nor figures, the handlers do. */
export function childrenAsHast(
  state: State,
  node: Node | { type: 'paragraph'; children: readonly Node[] },
): ElementContent[] {
  return state.all(node as unknown as MdastNodes)
}
