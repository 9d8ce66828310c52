/** Entries of the record and the blocks that are read now → the blocks of the transcript, with what an editor changed. */
import type { Block } from '../../transcript/model.ts'
import { commonElements } from './alignment.ts'
import { type Entry, hashOf } from './comment.ts'
import { withTextOf } from './correction.ts'

export interface Restored {
  /** Blocks of the entries before `parting`. */
  said: Block[]
  after: Block[]
  /** Blocks whose words are not those that Colloquy wrote. */
  corrected: number
  added: Set<Block>
  removed: number
  /** Of what stands around the content: the title, the people, the address. Nobody reads it there. */
  ignored: number
}

/** @param parting how many of the entries stand in the turn */
export function restore(entries: readonly Entry[], found: readonly Block[], parting: number): Restored {
  const restored: Restored = { said: [], after: [], corrected: 0, added: new Set(), removed: 0, ignored: 0 }
  const into = (entry: number) => (entry < parting ? restored.said : restored.after)
  const hashes = entries.flatMap((entry, index) => wasOf(entry).map((hash) => ({ hash, index })))
  const pairs = commonElements(
    hashes.map(({ hash }) => hash),
    found.map(hashOf),
  )
  const places = placesOf(entries, hashes, pairs)
  let at = 0
  let waiting: number[] = []
  const settleGap = (until: number, next: number) => {
    const added = settle(waiting, found.slice(at, until), entries, into, restored)
    // What nobody wrote before stands with what stands before it; between turns, only a heading stands alone.
    const between = next > parting || (next === parting && added[0]?.type === 'heading')
    const last = waiting.at(-1) ?? (between ? entries.length : -1)
    if (last < parting) restored.said.push(...added)
    else restored.after.push(...added)
    for (const block of added) restored.added.add(block)
    waiting = []
  }
  for (const [index, entry] of entries.entries()) {
    const place = places[index]
    if (place === undefined) {
      waiting.push(index)
      continue
    }
    const [first, end] = place
    settleGap(first, index)
    into(index).push(...(typeof entry === 'string' ? [found[first] as Block] : (entry[1] as Block[])))
    at = end
  }
  settleGap(found.length, entries.length)
  return restored
}

const wasOf = (entry: Entry) => (typeof entry === 'string' ? [entry] : entry[0])

/** Where each entry's blocks stand in the file, if they all do and nothing stands between. */
function placesOf(
  entries: readonly Entry[],
  hashes: readonly { index: number }[],
  pairs: readonly [number, number][],
): ([number, number] | undefined)[] {
  const found: number[][] = entries.map(() => [])
  for (const [hash, place] of pairs) found[(hashes[hash] as { index: number }).index]?.push(place)
  return entries.map((entry, index) => {
    const places = found[index] as number[]
    const [first] = places
    const whole =
      places.length === wasOf(entry).length && places.every((place, offset) => place === (first ?? 0) + offset)
    return whole && first !== undefined ? [first, first + places.length] : undefined
  })
}

/** Entries that are not in the file as they were, against the blocks in their place; gives the blocks left over. */
function settle(
  waiting: readonly number[],
  found: readonly Block[],
  entries: readonly Entry[],
  into: (entry: number) => Block[],
  restored: Restored,
): readonly Block[] {
  let at = 0
  // An entry that nothing in the file stands for is content that Markdown does not show.
  const shown = waiting.filter((index) => wasOf(entries[index] as Entry).length > 0)
  for (const index of waiting) {
    const entry = entries[index] as Entry
    const rank = shown.indexOf(index)
    if (rank < 0) into(index).push(...(((entry as [string[], unknown[]])[1] ?? []) as Block[]))
    else if (at < found.length) {
      // With fewer entries than blocks the last one takes what is left over.
      const end =
        rank === shown.length - 1 ? at + Math.max(1, Math.min(wasOf(entry).length, found.length - at)) : at + 1
      correct(entry, found.slice(at, end), into(index), restored)
      at = end
    } else if (typeof entry === 'string' || entry[1].length > 0) restored.removed += 1
    else restored.ignored += 1
  }
  return found.slice(at)
}

function correct(entry: Entry, found: readonly Block[], into: Block[], restored: Restored): void {
  const [was, is] = typeof entry === 'string' ? [[entry], undefined] : entry
  if (is?.length === 0) {
    restored.ignored += 1
    return
  }
  restored.corrected += 1
  const [block] = found
  if (was.length === 1 && is?.length === 1 && found.length === 1 && block) into.push(withTextOf(is[0] as Block, block))
  else into.push(...found)
}
