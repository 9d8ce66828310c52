/** A word corrected in the file, in a block of which the file shows less than the transcript holds. */
import type { Block, Node } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'

interface Leaf {
  value: string
  node: { value: string }
}

/**
 * `kept` with the words of `read`, if they differ in one place and that place lies in one run of text; else `read`
 * itself: the words are what the editor wrote, whatever else is lost.
 */
export function withTextOf(kept: Block, read: Block): Block {
  const copy = structuredClone(kept)
  const leaves = leavesOf(copy)
  const old = leaves.map(({ value }) => value).join('')
  const now = leavesOf(structuredClone(read))
    .map(({ value }) => value)
    .join('')
  const start = agreement(old, now)
  const end = agreementAtEnd(old, now, Math.min(old.length, now.length) - start)
  let from = 0
  for (const leaf of leaves) {
    const to = from + leaf.value.length
    if (start >= from && old.length - end <= to) {
      leaf.node.value =
        leaf.value.slice(0, start - from) +
        now.slice(start, now.length - end) +
        leaf.value.slice(old.length - end - from)
      return textOf([copy]) === '' ? read : copy
    }
    from = to
  }
  return read
}

/** Runs of text that the file shows, in reading order. */
function leavesOf(block: Block): Leaf[] {
  const leaves: Leaf[] = []
  const visit = (node: Node | Record<string, unknown>): void => {
    if (!('type' in node)) return
    if ('value' in node && typeof node.value === 'string')
      leaves.push({ value: node.value, node: node as { value: string } })
    for (const key of ['caption', 'children'] as const) {
      const inner = (node as Record<string, unknown>)[key]
      if (Array.isArray(inner)) for (const child of inner as Node[]) visit(child)
    }
  }
  visit(block)
  return leaves
}

function agreement(one: string, other: string): number {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1
  return length
}

function agreementAtEnd(one: string, other: string, most: number): number {
  let length = 0
  while (length < most && one[one.length - 1 - length] === other[other.length - 1 - length]) length += 1
  return length
}
