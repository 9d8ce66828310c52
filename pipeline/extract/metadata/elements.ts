/** Reading single elements of the parsed page, without recursion: pages nest 50,000 levels deep. */
import type { AnyNode, Element } from 'domhandler'

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'button'])
const BREAKING = new Set(['br', 'p', 'div', 'li', 'h1', 'h2', 'h3', 'h4', 'tr', 'td', 'dd', 'dt', 'section'])

/** Nodes looked at for one text: 600 marks around 50,000 empty elements must not be 30 million steps. */
const STEPS = 3000

export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style'
}

/** Visible text of `root` on one line, at most about `limit` characters; elements for which `skip` is true are left out. */
export function textIn(root: Element, limit = 1000, skip: (element: Element) => boolean = () => false): string {
  let text = ''
  let steps = 0
  let node: AnyNode | null = root.firstChild
  while (node !== null && text.length < limit && steps < STEPS) {
    steps += 1
    if (node.type === 'text') text += node.data
    const enters: boolean = isElement(node) && !SILENT.has(node.name) && !skip(node)
    if (enters && BREAKING.has((node as Element).name)) text += ' '
    node = (enters ? (node as Element).firstChild : null) ?? after(node, root)
  }
  return text.replace(/\s+/g, ' ').trim()
}

/** The node that follows `node` and everything in it, inside `root` or in the whole page. */
export function after(node: AnyNode, root?: AnyNode): AnyNode | null {
  let current: AnyNode | null = node
  while (current !== null && current !== root) {
    if (current.next !== null) return current.next
    current = current.parent
  }
  return null
}

/** Class names and id as one list, lower case. */
export function namesOf(element: Element): string[] {
  const { class: classes, id } = element.attribs
  if (classes === undefined && id === undefined) return []
  return `${classes ?? ''} ${id ?? ''}`.toLowerCase().split(/\s+/).filter(Boolean)
}

export function isHidden(element: Element): boolean {
  const { hidden, style } = element.attribs
  return hidden !== undefined || (style !== undefined && /display\s{0,4}:\s{0,4}none/i.test(style))
}
