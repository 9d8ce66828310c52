/** A Markdown file as a stream, read by micromark: what a parser that is not pandoc finds in it. */
import type { Nodes } from 'mdast'
import { loadMarkdownParsers, parseMarkdown } from '../../commonmark/index.ts'
import type { Artefact } from '../door.ts'
import type { EmphasisType, Streams, Token } from './stream.ts'

export interface Reading extends Streams {
  /** Text of the YAML block at the start, without its fences; undefined when there is none. */
  frontMatter: string | undefined
}

const readings = new WeakMap<Artefact, Promise<Reading>>()

/** Parses an artefact once for all checks. */
export function readingOf(artefact: Artefact): Promise<Reading> {
  const known = readings.get(artefact) ?? read(artefact.bytes)
  readings.set(artefact, known)
  return known
}

async function read(bytes: Uint8Array): Promise<Reading> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const root = parseMarkdown(text, await loadMarkdownParsers(), { singleTilde: true })
  const [first] = root.children
  const footnotes = new Map<string, Token[]>()
  const body = settled(streamOf(root.children, footnotes))
  return { frontMatter: first?.type === 'yaml' ? first.value : undefined, body, footnotes }
}

type Step = { node: Nodes } | { token: Token }

function streamOf(nodes: readonly Nodes[], footnotes: Map<string, Token[]>): Token[] {
  const out: Token[] = []
  const stack: Step[] = [...nodes].reverse().map((node) => ({ node }))
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if ('token' in step) {
      out.push(step.token)
      continue
    }
    const { node } = step
    if (node.type === 'footnoteDefinition') {
      if (!footnotes.has(node.identifier)) footnotes.set(node.identifier, settled(streamOf(node.children, footnotes)))
      continue
    }
    if (BLOCKS.has(node.type)) out.push({ kind: 'block' })
    out.push(...openingOf(node))
    if (node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete')
      stack.push({ token: { kind: 'close', type: node.type } })
    const children: readonly Nodes[] = 'children' in node ? node.children : []
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push({ node: children[index] as Nodes })
  }
  return out
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'code',
])

function openingOf(node: Nodes): Token[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return [{ kind: 'text', value: node.value }]
    case 'strong':
    case 'emphasis':
    case 'delete':
      return [{ kind: 'open', type: node.type }]
    case 'heading':
      return [{ kind: 'heading', depth: node.depth }]
    case 'image':
      return [{ kind: 'image', url: node.url, alt: node.alt ?? '' }]
    case 'link':
      return [{ kind: 'link', url: node.url }]
    case 'footnoteReference':
      return [{ kind: 'reference', identifier: node.identifier }]
    case 'html':
      return [elementOf(node.value, node.position?.start.line)]
    default:
      return []
  }
}

const ELEMENTS: Record<string, EmphasisType> = { strong: 'strong', em: 'emphasis', del: 'delete' }

function elementOf(value: string, line: number | undefined): Token {
  const [, slash, name] = /^<(\/?)(strong|em|del)>$/.exec(value) ?? []
  const type = ELEMENTS[name ?? '']
  if (type) return { kind: slash === '/' ? 'close' : 'open', type }
  const id = /^<a id="([a-z0-9-]{1,40})">$/.exec(value)?.[1]
  return id === undefined ? { kind: 'html', value, line } : { kind: 'anchor', id }
}

/** Joins what stands for one thing: an anchor and the bold label after it, a placeholder of a missing image. */
function settled(tokens: Token[]): Token[] {
  const out: Token[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] as Token
    out.push(token)
    if (token.kind !== 'anchor') continue
    const [type, make] = token.id.startsWith('missing-')
      ? (['emphasis', placeholder] as const)
      : (['strong', turnOf(token.id)] as const)
    const from = index + (isHtml(tokens[index + 1], '</a>') ? 2 : 1)
    const opening = tokens[from]
    if (make === undefined || opening?.kind !== 'open' || opening.type !== type) continue
    const to = closingOf(tokens, from, type)
    if (to === undefined) continue
    out.push(
      make(
        tokens
          .slice(from, to)
          .map((each) => (each.kind === 'text' ? each.value : ''))
          .join(''),
      ),
    )
    index = to
    if (type === 'strong') dropColon(out, tokens, to + 1)
  }
  return out
}

function closingOf(tokens: readonly Token[], from: number, type: EmphasisType): number | undefined {
  for (let at = from + 1; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    if (token.kind === 'close' && token.type === type) return at
    if (token.kind === 'block') return undefined
  }
  return undefined
}

const isHtml = (token: Token | undefined, value: string) => token?.kind === 'html' && token.value === value
const placeholder = (alt: string): Token => ({ kind: 'image', url: '', alt })
const turnOf = (id: string) =>
  /^t\d+$/.test(id) ? (label: string): Token => ({ kind: 'turn', id, label: label.trim() }) : undefined

/** The colon belongs to the label: right after the bold, or inside at its end. */
function dropColon(out: Token[], tokens: Token[], next: number): void {
  const turn = out.at(-1)
  const after = tokens[next]
  if (after?.kind === 'text' && /^[:：]/.test(after.value)) tokens[next] = { kind: 'text', value: after.value.slice(1) }
  else if (turn?.kind === 'turn') turn.label = turn.label.replace(/\s*[:：]$/u, '')
}
