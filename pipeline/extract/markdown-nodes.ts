/** Resolves in a Markdown tree what the transcript has no node for: references, raw HTML, soft line ends. */
import type { Definition, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { rawText } from './dom.ts'
import { parseHtml } from './parse.ts'

type Definitions = ReadonlyMap<string, Definition>

export function plainMarkdown(root: Root): RootContent[] {
  const definitions = new Map<string, Definition>()
  nameNotesApart(root)
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if ('children' in node) for (const child of node.children) stack.push(child)
  }
  return plainAll(root.children, definitions) as RootContent[]
}

/** A reference leads to the first note of its name; others of that name are notes that nobody refers to. */
function nameNotesApart(root: Root): void {
  const names = new Set<string>()
  const stack: Nodes[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'footnoteDefinition') {
      const { identifier } = node
      for (let number = 2; names.has(node.identifier); number += 1) node.identifier = `${identifier}-${number}`
      names.add(node.identifier)
    }
    if ('children' in node) for (const child of [...node.children].reverse()) stack.push(child)
  }
}

function plainAll(nodes: readonly Nodes[], definitions: Definitions): Nodes[] {
  return nodes.flatMap((node) => plain(node, definitions))
}

function plain(node: Nodes, definitions: Definitions): Nodes[] {
  switch (node.type) {
    case 'html':
      return plainHtml(node.value)
    case 'text':
      return [{ ...node, value: inOneLine(node.value) }]
    case 'paragraph':
      return [{ ...node, children: plainAll(labelledLines(node.children), definitions) as PhrasingContent[] }]
    case 'linkReference': {
      const definition = definitions.get(node.identifier)
      const children = plainAll(node.children, definitions) as PhrasingContent[]
      return definition ? [{ type: 'link', url: definition.url, title: definition.title ?? null, children }] : children
    }
    case 'imageReference': {
      const definition = definitions.get(node.identifier)
      return definition
        ? [{ type: 'image', url: definition.url, alt: node.alt ?? '', title: definition.title ?? null }]
        : []
    }
    default:
      return 'children' in node ? [{ ...node, children: plainAll(node.children, definitions) } as Nodes] : [node]
  }
}

const inOneLine = (text: string) => text.replace(/[\t ]{0,20}\n[\t ]{0,20}/g, ' ')

/** Tags alone are markup, not text; of a piece of HTML its text remains. */
function plainHtml(html: string): Nodes[] {
  if (/^<br\s{0,5}\/?>$/i.test(html)) return [{ type: 'break' }]
  if (/^<(!--|\/?[a-z][^<>]{0,2000}>$)/i.test(html)) return []
  const body = parseHtml(html)('body')[0]
  const value = body ? inOneLine(rawText(body).trim()) : ''
  return value === '' ? [] : [{ type: 'text', value }]
}

const LABELLED = /^[^\s:：][^:：\n]{0,40}[:：]/u

/** In a paragraph whose every line begins with a label, the ends of lines part what people say. */
function labelledLines(children: readonly PhrasingContent[]): PhrasingContent[] {
  const lines = children.flatMap((child) => (child.type === 'text' ? child.value.split('\n') : []))
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text' || lines.length < 2 || !lines.every((line) => LABELLED.test(line)))
    return [...children]
  return lines.flatMap((value, index): PhrasingContent[] => [
    ...(index > 0 ? [{ type: 'break' as const }] : []),
    { type: 'text', value },
  ])
}
