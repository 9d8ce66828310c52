/** One of several machines' share of the sources: told by each source's name alone, whatever else is there. */
import { createHash } from 'node:crypto'
import { ColloquyError } from './errors.ts'
import type { SourceReference } from './load/index.ts'

export interface Shard {
  /** From 1 to `count`. */
  number: number
  count: number
}

/** Job arrays of batch systems end at a few thousand. */
const MOST_SHARDS = 9_999
const FORM = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/

/**
 * `2/5` as the second of five shards.
 *
 * @throws ColloquyError `usage` for anything that is no shard: `0/5`, `6/5`, `2`, `2 of 5`.
 */
export function shardFrom(value: string): Shard {
  const [, number = 0, count = 0] = (FORM.exec(value) ?? []).map(Number)
  if (number >= 1 && number <= count) return { number, count }
  throw new ColloquyError(
    'usage',
    `expected --shard as i/n, with n from 1 to ${MOST_SHARDS} and i from 1 to n, found '${value}'; the second of five is --shard 2/5`,
  )
}

/**
 * The shard of `count` that a slug falls into: SHA-256's first 48 bits modulo `count`, and one. A source added or taken
 * away moves no other one.
 */
export function shardNumberOf(slug: string, count: number): number {
  return (createHash('sha256').update(slug).digest().readUIntBE(0, 6) % count) + 1
}

/** The sources of one shard, in the order given. */
export function inShard(sources: readonly SourceReference[], { number, count }: Shard): SourceReference[] {
  return sources.filter(({ slug }) => shardNumberOf(slug, count) === number)
}
