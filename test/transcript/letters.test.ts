import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countLetters, squash } from '../../pipeline/transcript/letters.ts'

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aÉß 中ー०́,.—“$+😀𝒳İ', '\u200d'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

describe('the table of letters', () => {
  it('squashes as property escapes do', () => {
    fc.assert(
      fc.property(text, (value) => squash(value) === value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')),
      {
        numRuns: 5000,
      },
    )
  })

  it('counts what is neither space nor mark', () => {
    expect(countLetters('A, b—c “5” ¡é!', 0, 14)).toBe(5)
    expect(countLetters('中文，好。', 1, 4)).toBe(2)
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(countLetters(value, 0, value.length)).toBe(value.replace(/[\s\p{P}\p{S}]+/gu, '').length)
      }),
    )
  })
})
