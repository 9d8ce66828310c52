/** Inline content as text with marks, and back: a paragraph can be cut at any character without losing its markup. */
import type { Inline } from '../../transcript/model.ts'

export interface Run {
  /** Characters of the text, end exclusive. */
  start: number
  end: number
  strong: boolean
  emphasis: boolean
  link: boolean
}

export interface FlatText {
  text: string
  /** In order, without gaps; a run without marks is plain. */
  runs: Run[]
}

/** Deeper wrappers than any editor writes are dropped when a paragraph is cut, so that recursion stays shallow. */
const DEEPEST = 64

const MARKS = { strong: 1, emphasis: 2, link: 4 } as const

/** Text of inline nodes; a line break is a newline, an image its alternative text. */
export function flatten(nodes: readonly Inline[]): FlatText {
  const runs: Run[] = []
  let text = ''
  const stack: { node: Inline; marks: number }[] = []
  const push = (list: readonly Inline[], marks: number) => {
    for (let index = list.length - 1; index >= 0; index -= 1) stack.push({ node: list[index] as Inline, marks })
  }
  push(nodes, 0)
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node } = top
    const own = node.type in MARKS ? MARKS[node.type as keyof typeof MARKS] : 0
    if ('children' in node) {
      push(node.children, top.marks | own)
      continue
    }
    const value = leafText(node)
    if (value === '') continue
    appendRun(runs, text.length, text.length + value.length, top.marks)
    text += value
  }
  return { text, runs }
}

function appendRun(runs: Run[], start: number, end: number, marks: number): void {
  const run = { start, end, strong: (marks & 1) > 0, emphasis: (marks & 2) > 0, link: (marks & 4) > 0 }
  const last = runs.at(-1)
  if (last && last.strong === run.strong && last.emphasis === run.emphasis && last.link === run.link) last.end = end
  else runs.push(run)
}

function leafText(node: Inline): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return '\n'
  return node.type === 'image' ? node.alt : ''
}

/**
 * The part of inline nodes from character `from` to before character `to` of their text, trimmed at both ends.
 *
 * Pass Infinity for the end of the text: a footnote mark has no text and may stand there.
 */
export function sliceInlines(nodes: readonly Inline[], from: number, to: number): Inline[] {
  const cursor = { at: 0 }
  return trimInlines(sliceList(nodes, from, to, cursor, 0))
}

function sliceList(
  nodes: readonly Inline[],
  from: number,
  to: number,
  cursor: { at: number },
  depth: number,
): Inline[] {
  const kept: Inline[] = []
  for (const node of nodes) {
    const part = sliceNode(node, from, to, cursor, depth)
    if (part !== undefined) kept.push(part)
  }
  return kept
}

function sliceNode(node: Inline, from: number, to: number, cursor: { at: number }, depth: number): Inline | undefined {
  if ('children' in node) {
    if (depth >= DEEPEST) {
      const { text } = flatten([node])
      return sliceNode({ type: 'text', value: text }, from, to, cursor, depth)
    }
    const start = cursor.at
    const children = sliceList(node.children, from, to, cursor, depth + 1)
    if (children.length > 0) return { ...node, children } as Inline
    // An empty wrapper has no text to lose, except where it stands for something: keep none.
    return start === cursor.at && start >= from && start < to && node.children.length > 0 ? node : undefined
  }
  const start = cursor.at
  const length = leafText(node).length
  cursor.at += length
  if (length === 0) return start >= from && start < to ? node : undefined
  if (cursor.at <= from || start >= to) return undefined
  if (node.type !== 'text' && node.type !== 'inlineCode') return node
  const value = node.value.slice(Math.max(0, from - start), Math.min(length, to - start))
  return { ...node, value }
}

/** Without white space and line breaks at either end. */
export function trimInlines(nodes: readonly Inline[]): Inline[] {
  return trimEnd(trimStart(nodes, 0), 0)
}

function trimStart(nodes: readonly Inline[], depth: number): Inline[] {
  const rest = [...nodes]
  for (let first = rest[0]; first !== undefined; first = rest[0]) {
    const trimmed = trimEdge(first, 'start', depth)
    if (trimmed !== undefined) {
      rest[0] = trimmed
      break
    }
    rest.shift()
  }
  return rest
}

function trimEnd(nodes: readonly Inline[], depth: number): Inline[] {
  const rest = [...nodes]
  for (let last = rest.at(-1); last !== undefined; last = rest.at(-1)) {
    const trimmed = trimEdge(last, 'end', depth)
    if (trimmed !== undefined) {
      rest[rest.length - 1] = trimmed
      break
    }
    rest.pop()
  }
  return rest
}

/** A zero-width space is white space too: typography takes it away at the edges of a paragraph. */
function trimText(value: string, edge: 'start' | 'end'): string {
  const trimmed = edge === 'start' ? value.trimStart() : value.trimEnd()
  if ((edge === 'start' ? trimmed[0] : trimmed.at(-1)) !== '\u200b') return trimmed
  return trimmed.replace(edge === 'start' ? /^[\s\u200b]+/ : /[\s\u200b]+$/, '')
}

function trimEdge(node: Inline, edge: 'start' | 'end', depth: number): Inline | undefined {
  if (node.type === 'break') return undefined
  if (node.type === 'text') {
    const value = trimText(node.value, edge)
    return value === '' ? undefined : value === node.value ? node : { ...node, value }
  }
  if (!('children' in node) || depth >= DEEPEST) return node
  const children = edge === 'start' ? trimStart(node.children, depth + 1) : trimEnd(node.children, depth + 1)
  return children.length === 0 ? undefined : ({ ...node, children } as Inline)
}
