/** Editorial brackets inside a sentence become inline notes, whatever markup they reach over. */
import type { Inline, InlineNote, NoteKind } from '../../transcript/model.ts'
import { BRACKET, kindInBrackets, pairsOf } from './brackets.ts'

/** Stands for what is not text. */
const OBJECT = '\uFFFC'

/** Inline nodes in the order of their text, without recursion: markup opens, text passes, markup closes. */
type Event = { enter: Inline & { children: Inline[] } } | { leaf: Inline; text: string } | 'leave'

interface Span {
  start: number
  end: number
  kind: NoteKind
}

/** The same children with notes among them; undefined where there is no editorial bracket. */
export function withNotes(children: readonly Inline[]): Inline[] | undefined {
  if (!hasBracket(children)) return undefined
  const events = eventsOf(children)
  const text = events.map((event) => (event !== 'leave' && 'text' in event ? event.text : '')).join('')
  const spans = spansOf(text)
  return spans.length === 0 ? undefined : rebuild(events, spans)
}

function hasBracket(children: readonly Inline[]): boolean {
  for (const node of children)
    if (node.type === 'text' ? BRACKET.test(node.value) : 'children' in node && hasBracket(node.children)) return true
  return false
}

function eventsOf(children: readonly Inline[]): Event[] {
  const events: Event[] = []
  const stack: (Inline | 'leave')[] = [...children].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'leave') events.push(node)
    else if (node.type === 'note') events.push({ leaf: node, text: OBJECT })
    else if ('children' in node) {
      events.push({ enter: node })
      stack.push('leave')
      for (let index = node.children.length - 1; index >= 0; index -= 1) stack.push(node.children[index] as Inline)
    } else events.push({ leaf: node, text: node.type === 'text' ? node.value : node.type === 'break' ? '\n' : OBJECT })
  }
  return events
}

/** The outermost editorial pairs, in order. */
function spansOf(text: string): Span[] {
  const spans: Span[] = []
  for (const { start, end } of pairsOf(text)) {
    const kind = kindInBrackets(text.slice(start + 1, end - 1))
    if (kind === undefined) continue
    while ((spans.at(-1)?.start ?? -1) > start) spans.pop()
    spans.push({ start, end, kind })
  }
  return spans
}

type Parent = Inline & { children: Inline[] }

/** A tree that is being built; the note is a parent like another, as deep as the markup that is open all through it. */
class Builder {
  readonly root: Inline[] = []
  private readonly path: { node: Parent; isNote: boolean }[] = []

  private get list(): Inline[] {
    return this.path.at(-1)?.node.children ?? this.root
  }
  enter(node: Parent): void {
    const copy = { ...node, children: [] }
    this.list.push(copy)
    this.path.push({ node: copy, isNote: false })
  }
  /** What was split at its edge is empty, and goes. */
  leave(): void {
    const closed = this.path.pop()?.node
    if (closed?.children.length === 0) this.list.pop()
  }
  add(node: Inline): void {
    this.list.push(node)
  }
  /** Closes what is open below `depth`, opens `parent` there, and opens the rest again inside it. */
  wrap(depth: number, parent: InlineNote | undefined): void {
    const open = this.path.slice(depth).filter(({ isNote }) => !isNote)
    while (this.path.length > depth) this.leave()
    if (parent) {
      this.list.push(parent)
      this.path.push({ node: parent, isNote: true })
    }
    for (const { node } of open) this.enter(node)
  }
}

function rebuild(events: readonly Event[], spans: readonly Span[]): Inline[] {
  const builder = new Builder()
  const depths = depthsOf(events, spans)
  let position = 0
  let index = 0
  for (const event of events) {
    if (event === 'leave') builder.leave()
    else if ('enter' in event) builder.enter(event.enter)
    else {
      let rest = event.text
      for (let span = spans[index]; span !== undefined && span.start < position + rest.length; span = spans[index]) {
        const depth = depths[index] as number
        if (span.start >= position) {
          rest = take(builder, event.leaf, rest, span.start - position)
          position = span.start
          builder.wrap(depth, { type: 'note', kind: span.kind, children: [] })
        }
        if (span.end > position + rest.length) break
        rest = take(builder, event.leaf, rest, span.end - position)
        position = span.end
        builder.wrap(depth, undefined)
        index += 1
      }
      take(builder, event.leaf, rest, rest.length)
      position += rest.length
    }
  }
  return builder.root
}

/** Adds the first `length` characters of a leaf; gives the rest. What is not text is one character and never split. */
function take(builder: Builder, leaf: Inline, rest: string, length: number): string {
  if (length === 0) return rest
  builder.add(leaf.type === 'text' ? { type: 'text', value: rest.slice(0, length) } : leaf)
  return rest.slice(length)
}

/** For each span, how much of the markup around its beginning is still open at its end. */
function depthsOf(events: readonly Event[], spans: readonly Span[]): number[] {
  const depths: number[] = []
  let position = 0
  let depth = 0
  let index = 0
  for (const event of events) {
    if (event === 'leave') {
      depth -= 1
      const current = depths[index]
      if (current !== undefined) depths[index] = Math.min(current, depth)
    } else if ('enter' in event) depth += 1
    else {
      position += event.text.length
      for (let span = spans[index]; span !== undefined && span.start < position; span = spans[index]) {
        depths[index] ??= depth
        if (span.end > position) break
        index += 1
      }
    }
  }
  return depths
}
