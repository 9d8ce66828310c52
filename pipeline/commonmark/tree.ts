/** What is done to a tree after it is read; level by level, since nobody knows how deep it is. */
import type { Nodes, Parents, PhrasingContent, Root } from 'mdast'
import type { Defined } from './names.ts'

/** Emphases, links and strokes inside each other. */
const DEEPEST = 32

const MARKS = new Set<Nodes['type']>(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

const isMark = (node: Nodes): node is Extract<Parents, { children: PhrasingContent[] }> => MARKS.has(node.type)

/** Below the deepest level, what is marked stays and the marks go. */
export function flatten(root: Root): Root {
  const stack: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }]
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    const { node, depth } = item
    if (!('children' in node)) continue
    if (depth >= DEEPEST && isMark(node)) node.children = leavesOf(node.children)
    else for (const child of node.children) stack.push({ node: child, depth: isMark(child) ? depth + 1 : 0 })
  }
  return root
}

function leavesOf(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const leaves: PhrasingContent[] = []
  const stack: PhrasingContent[] = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!isMark(node)) leaves.push(node)
    else for (const child of [...node.children].reverse()) stack.push(child)
  }
  return leaves
}

/** Positions in a piece of a file become positions in the file, as far as lines go. */
export function shiftLines(root: Root, lines: number): Root {
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.position) {
      node.position.start.line += lines
      node.position.end.line += lines
    }
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return root
}

/** Everything that a reference may lead to, by the names that micromark knows it by. */
export function definedIn(roots: readonly Root[]): Defined {
  const links: string[] = []
  const footnotes: string[] = []
  const stack: Nodes[] = [...roots]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'definition') links.push(node.identifier.toUpperCase())
    if (node.type === 'footnoteDefinition') footnotes.push(node.identifier.toUpperCase())
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return { links, footnotes }
}
