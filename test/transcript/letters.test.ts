import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classOf, countLetters, isCapital, squash } from '../../pipeline/transcript/letters.ts'

const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'aÉß 中ー०́,.—“$+😀𝒳İ', '\u200d'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
})

const definition = (character: string) =>
  ['', /\s/, /[\p{P}\p{S}]/u, /\p{L}/u, /\p{N}/u, /\p{M}/u, /\p{Cs}/u, /./su].findIndex(
    (pattern) => pattern !== '' && (pattern as RegExp).test(character),
  )

describe('the table of letters', () => {
  it('knows every character of the plane as property escapes do', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x10000; code += 1) {
      const character = String.fromCharCode(code)
      const same =
        classOf(code) === definition(character) &&
        isCapital(code) === (/\p{L}/u.test(character) && character.toLowerCase() !== character)
      if (!same) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })

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
