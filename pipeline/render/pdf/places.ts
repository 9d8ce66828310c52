/** Block paths: where in the transcript a block stands, as `PageBreak.place` names it. */
import type { Node } from '../../transcript/model.ts'

/** Indices into `content` and then `children`, joined by points. */
export function placesOf(content: readonly Node[]): ReadonlyMap<Node, string> {
  const places = new Map<Node, string>()
  const rest: [Node, string][] = content.map((node, index) => [node, String(index)])
  for (let entry = rest.pop(); entry !== undefined; entry = rest.pop()) {
    const [node, place] = entry
    places.set(node, place)
    if ('children' in node)
      for (const [index, child] of node.children.entries()) rest.push([child as Node, `${place}.${index}`])
  }
  return places
}
