/** All text of one paragraph as one string, across the borders of its inline nodes, and back. */
import type { Inline, Text } from '../../transcript/model.ts'
import type { TypographyChange } from '../../transcript/normalized.ts'
import { LINE, OBJECT } from './characters.ts'
import { protectedMask } from './protected.ts'

export interface Run {
  text: string
  /** In order; each is a text node, or what stands for something else by one character. */
  leaves: readonly (Text | undefined)[]
  /** Where each leaf begins in `text`. */
  starts: readonly number[]
  /** 1 where no rule may touch: addresses, objects. Undefined where there is nothing of the kind. */
  mask: Uint8Array | undefined
}

export interface Edit {
  start: number
  end: number
  after: string
  rule: string
}

/** The text that `runOf` gives, and nothing else. */
export function plainText(children: readonly Inline[]): string {
  let text = ''
  for (const node of children) text += 'children' in node ? plainText(node.children) : signOf(node)
  return text
}

const signOf = (node: Inline) => (node.type === 'text' ? node.value : node.type === 'break' ? LINE : OBJECT)

/** Runs of a list of inline nodes: one, always. */
export function runOf(children: readonly Inline[]): Run {
  const leaves: (Text | undefined)[] = []
  const starts: number[] = []
  const parts: string[] = []
  let length = 0
  const stack: Inline[] = [...children].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('children' in node) {
      for (let index = node.children.length - 1; index >= 0; index -= 1) stack.push(node.children[index] as Inline)
      continue
    }
    const part = signOf(node)
    leaves.push(node.type === 'text' ? node : undefined)
    starts.push(length)
    parts.push(part)
    length += part.length
  }
  const text = parts.join('')
  return { text, leaves, starts, mask: protectedMask(text) }
}

/** A string that is no inline node: a credit. */
export function plainRun(text: string): Run {
  return { text, leaves: [{ type: 'text', value: text }], starts: [0], mask: protectedMask(text) }
}

/** New text of each leaf, in order. */
export function valuesOf({ text, starts }: Run): string[] {
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
}

/**
 * The run with the edits made (itself, if none was), in ascending order and without overlaps.
 *
 * What replaces a stretch goes to the leaf in which the stretch begins. Edits of protected characters are dropped.
 */
export function apply(run: Run, edits: readonly Edit[], changes: TypographyChange[]): Run {
  if (edits.length === 0) return run
  const before = changes.length
  const parts: string[] = []
  const starts: number[] = []
  let position = 0
  let length = 0
  let leaf = 0
  const advance = (end: number) => {
    while (leaf < run.starts.length && (run.starts[leaf] as number) <= end) {
      starts.push(length + Math.max((run.starts[leaf] as number) - position, 0))
      leaf += 1
    }
    parts.push(run.text.slice(position, end))
    length += end - position
    position = end
  }
  for (const edit of edits) {
    if (isProtected(run, edit.start, edit.end)) continue
    advance(edit.start)
    parts.push(edit.after)
    length += edit.after.length
    position = edit.end
    changes.push({
      rule: edit.rule,
      before: run.text.slice(edit.start, edit.end),
      after: edit.after,
      excerpt: run.text.slice(Math.max(0, edit.start - 12), edit.end + 12),
    })
  }
  advance(run.text.length)
  if (changes.length === before) return run
  const text = parts.join('')
  return { text, leaves: run.leaves, starts, mask: run.mask && protectedMask(text) }
}

function isProtected({ mask }: Run, start: number, end: number): boolean {
  if (mask === undefined) return false
  for (let index = start; index < end; index += 1) if (mask[index] === 1) return true
  return false
}
