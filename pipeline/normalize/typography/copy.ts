/** A copy of a tree with some nodes changed. Iterative: a page may nest its elements 50,000 deep. */
import type { Block, Node } from '../../transcript/model.ts'

/**
 * `change` gives the node to put in the place of each (itself, to keep it; undefined, to leave it out); the children
 * of what it gives are copied in the same way. Nothing of the input is changed.
 */
export function copyTree(blocks: readonly Block[], change: (node: Node) => Node | undefined): Block[] {
  const root: Node[] = []
  const stack: { from: readonly Node[]; to: Node[] }[] = [{ from: blocks, to: root }]
  for (let job = stack.pop(); job !== undefined; job = stack.pop()) {
    for (const node of job.from) {
      const changed = change(node)
      if (changed === undefined) continue
      const copy = { ...changed } as Node
      job.to.push(copy)
      const children: Node[] = []
      if (changed.type === 'figure' && changed.caption) {
        Object.assign(copy, { caption: children })
        stack.push({ from: changed.caption, to: children })
      } else if ('children' in changed) {
        Object.assign(copy, { children })
        stack.push({ from: changed.children as Node[], to: children })
      }
    }
  }
  return root as Block[]
}
