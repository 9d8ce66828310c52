import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesBetween, isUnchanged } from '../../pipeline/transcript/changes.ts'
import type { Block, Transcript } from '../../pipeline/transcript/model.ts'

const paragraph = (value: string): Block => ({ type: 'paragraph', children: [{ type: 'text', value }] })

/** `a: text` is a turn of a; without a colon it is a paragraph. */
function transcriptOf(lines: readonly string[]): Transcript {
  const spoken = lines.map((line) => /^(\w+): (.*)$/.exec(line))
  const names = [...new Set(spoken.flatMap((match) => (match ? [match[1] ?? ''] : [])))]
  const content = lines.map((line, index): Block => {
    const [, speaker = '', said = ''] = spoken[index] ?? []
    if (speaker === '') return paragraph(line)
    const number = index + 1
    return {
      type: 'turn',
      id: `t${number}`,
      number,
      speaker,
      label: speaker,
      confidence: 1,
      children: [paragraph(said)],
    }
  })
  return {
    version: 1,
    id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
    kind: names.length > 0 ? 'dialogue' : 'article',
    metadata: { title: 'Rain', language: 'en', contributors: [], subjects: [] },
    speakers: names.map((name) => ({ id: name, name: name.toUpperCase(), aliases: [], role: 'speaker' })),
    content,
    omitted: [],
    provenance: { source: 'rain', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
  }
}

function told(before: readonly string[], after: readonly string[]): string[] {
  const { added, removed, changed } = changesBetween(transcriptOf(before), transcriptOf(after))
  return [
    ...added.map(({ place, excerpt }) => `+ ${place} ${excerpt}`),
    ...removed.map(({ place, excerpt }) => `- ${place} ${excerpt}`),
    ...changed.map(
      (pair) => `~ ${pair.before.place} ${pair.before.excerpt} > ${pair.after.place} ${pair.after.excerpt}`,
    ),
  ]
}

describe('changes', () => {
  it.each([
    ['none', ['a: one', 'b: two'], ['a: one', 'b: two'], []],
    ['typography only', ['a: “one”'], ['a: "one"'], []],
    ['added at the end', ['a: one'], ['a: one', 'b: two'], ['+ t2 two']],
    ['added at the head', ['b: two'], ['a: one', 'b: two'], ['+ t1 one']],
    ['removed', ['a: one', 'b: two', 'a: three'], ['a: one', 'a: three'], ['- t2 two']],
    ['said differently', ['a: one', 'b: two'], ['a: one', 'b: too'], ['~ t2 two > t2 too']],
    [
      'said differently far into a long answer',
      ['a: My father stood at the rail for twenty years and counted the gulls.'],
      ['a: My father stood at the rail for twenty years and never counted anything.'],
      ['~ t1 …twenty years and counted the gulls. > t1 …twenty years and never counted anything.'],
    ],
    ['given to somebody else', ['a: one', 'b: two'], ['a: one', 'a: two'], ['+ t2 two', '- t2 two']],
    ['moved', ['a: one', 'b: two', 'a: three'], ['a: three', 'a: one', 'b: two'], ['+ t1 three', '- t3 three']],
    ['blocks where nobody speaks', ['one', 'two'], ['one', 'three'], ['~ block 2 two > block 2 three']],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected)
  })

  it('are none between a transcript and itself, and account for every turn otherwise', () => {
    const line = fc
      .tuple(fc.constantFrom('a', 'b'), fc.constantFrom('one', 'two', 'three'))
      .map(([who, said]) => `${who}: ${said}`)
    const lines = fc.array(line, { maxLength: 12 })
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        expect(isUnchanged(changesBetween(transcriptOf(before), transcriptOf(before)))).toBe(true)
        const { added, removed, changed } = changesBetween(transcriptOf(before), transcriptOf(after))
        if (before.length > 0 && after.length > 0)
          expect(after.length - before.length).toBe(added.length - removed.length)
        for (const { before: old, after: now } of changed) expect(old.speaker).toBe(now.speaker)
      }),
    )
  })

  it('of two pages that have nothing in common are told all the same', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, index) => `a: ${word} ${index}`)
    expect(changesBetween(transcriptOf(many('rain')), transcriptOf(many('hail'))).changed).toHaveLength(3000)
  })
})
