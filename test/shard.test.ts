/** --shard: every source in one shard and in one only, and in the same one whatever else there is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../pipeline/errors.ts'
import type { SourceReference } from '../pipeline/load/index.ts'
import { inShard, shardFrom, shardNumberOf } from '../pipeline/shard.ts'

const sourceOf = (slug: string): SourceReference => ({ kind: 'folder', given: slug, path: `/${slug}`, slug })
const slugs = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), { maxLength: 60 })
const counts = fc.integer({ min: 1, max: 40 })
const shardsOf = (names: readonly string[], count: number) =>
  Array.from({ length: count }, (_, index) =>
    inShard(names.map(sourceOf), { number: index + 1, count }).map(({ slug }) => slug),
  )

describe('shards', () => {
  it('are disjoint and complete', () => {
    fc.assert(
      fc.property(slugs, counts, (names, count) => {
        expect(shardsOf(names, count).flat().sort()).toEqual([...names].sort())
      }),
    )
  })

  it('keep every other source when one is added, wherever it is added', () => {
    fc.assert(
      fc.property(slugs, fc.string({ minLength: 1 }), fc.nat(60), counts, (names, added, place, count) => {
        fc.pre(!names.includes(added))
        const more = names.toSpliced(place, 0, added)
        const without = shardsOf(more, count).map((shard) => shard.filter((slug) => slug !== added))
        expect(without).toEqual(shardsOf(names, count))
      }),
    )
  })

  it('keep the order of the sources', () => {
    fc.assert(
      fc.property(slugs, counts, (names, count) => {
        for (const shard of shardsOf(names, count))
          expect(shard.map((slug) => names.indexOf(slug))).toEqual(
            shard.map((slug) => names.indexOf(slug)).sort((a, b) => a - b),
          )
      }),
    )
  })

  it('are of like size', () => {
    const names = Array.from({ length: 4_000 }, (_, index) => `talk-${index}`)
    for (const shard of shardsOf(names, 8)) {
      expect(shard.length).toBeGreaterThan(420)
      expect(shard.length).toBeLessThan(580)
    }
  })

  // Another version must not move sources: caches of shards would be worth nothing.
  it('stay what they are from version to version', () => {
    expect(['rain', 'night-trains-roundtable', '雨与蜜蜂', 'stdin'].map((slug) => shardNumberOf(slug, 7))).toEqual([
      1, 7, 6, 4,
    ])
  })
})

describe('--shard', () => {
  it.each([
    ['1/1', { number: 1, count: 1 }],
    ['2/5', { number: 2, count: 5 }],
    ['9999/9999', { number: 9999, count: 9999 }],
  ])('reads %s', (value, shard) => {
    expect(shardFrom(value)).toEqual(shard)
  })

  it.each([
    '',
    '0/5',
    '6/5',
    '1/0',
    '2',
    '2/',
    '/5',
    '-1/5',
    '1.5/5',
    '01/5',
    '2 of 5',
    '2/5/7',
    '1/10000',
    '１/５',
  ])('refuses %j and says what it expects', (value) => {
    expect(() => shardFrom(value)).toThrow(`found '${value}'; the second of five is --shard 2/5`)
    expect(() => shardFrom(value)).toThrow(expect.objectContaining({ exitCode: EXIT_CODES.usage }))
  })
})
