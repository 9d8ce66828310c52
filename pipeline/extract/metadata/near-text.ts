/** Lines of text just below and above the headline, for pages whose markup says nothing of dates. */
import type { AnyNode, Element } from 'domhandler'
import { after, isElement } from './elements.ts'
import { isAside, type Mark } from './harvest.ts'

/** Text nodes looked at on either side: the head of an article has no more. */
const BELOW = 40
const ABOVE = 12
/** Nodes walked for them. */
const STEPS = 400
/** The first paragraph of the article ends its head. */
const PROSE = 200

const SILENT = new Set(['script', 'style', 'noscript', 'template', 'svg'])

/** Short texts after the headline and those before it, nearest first. */
export function textsNear(heading: Mark | undefined): { below: string[]; above: string[] } {
  if (heading === undefined) return { below: [], above: [] }
  const below: string[] = []
  let node: AnyNode | null = after(heading.element)
  for (let step = 0; node !== null && step < STEPS && below.length < BELOW; step += 1) {
    if (node.type === 'text' && node.data.trim() !== '') {
      if (node.data.length > PROSE) break
      below.push(node.data.trim())
    }
    const enters: boolean =
      isElement(node) && !SILENT.has(node.name) && !isAside(node) && (node as Element).firstChild !== null
    node = enters ? (node as Element).firstChild : after(node)
  }
  return { below, above: textsAbove(heading.element) }
}

function textsAbove(heading: Element): string[] {
  const above: string[] = []
  let node: AnyNode | null = before(heading)
  for (let step = 0; node !== null && step < STEPS && above.length < ABOVE; step += 1) {
    if (node.type === 'text' && node.data.trim() !== '') {
      if (node.data.length > PROSE) break
      above.push(node.data.trim())
    }
    const enters: boolean =
      isElement(node) && !SILENT.has(node.name) && !isAside(node) && (node as Element).lastChild !== null
    node = enters ? (node as Element).lastChild : before(node)
  }
  return above
}

/** The node before `node` and everything in it. */
function before(node: AnyNode): AnyNode | null {
  let current: AnyNode | null = node
  while (current !== null) {
    if (current.prev !== null) return current.prev
    current = current.parent
  }
  return null
}
