import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, fold, foldWhole } from '../../pipeline/transcript/fold.ts'
import { words } from './arbitrary.ts'

describe('fold', () => {
  it.each([
    ['white space', 'bees \n\t\u00a0\u3000and rain', 'beesandrain'],
    ['invisible characters', 'be\u200bes\ufeff', 'bees'],
    ['width', 'ＢＥＥＳ：１２', 'BEES:12'],
    ['quotation marks', '“bees” «rain» 「you」', '"bees" \'rain\' "you"'],
    ['dashes', 'rain — rain', 'rain--rain'],
    ['ellipses', 'rain…', 'rain...'],
    ['the ideographic full stop', '下雨了。', '下雨了.'],
    ['composition', 'cafe\u0301', 'café'],
  ])('%s does not count', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it.each([
    ['a letter', 'bees', 'bee'],
    ['case', 'Bees', 'bees'],
    ['an accent', 'cafe', 'café'],
    ['a comma', 'bees, rain', 'bees rain'],
    ['a digit', '1984', '1985'],
    ['the script', '后来', '後來'],
    ['order', 'ab', 'ba'],
    ['a quotation mark', '"bees"', 'bees'],
  ])('%s counts', (_, one, other) => {
    expect(fold(one)).not.toBe(fold(other))
  })

  it('is its own fold', () => {
    fc.assert(fc.property(fc.oneof(words, fc.string({ unit: 'grapheme' })), (text) => fold(fold(text)) === fold(text)))
  })
})

describe('excerpt', () => {
  it.each([
    ['bees\n and  rain ', 40, 'bees and rain'],
    ['bees and rain', 4, 'bees…'],
    ['蜂蜂蜂', 2, '蜂蜂…'],
    ['🐝🐝🐝', 2, '🐝🐝…'],
    ['🐝🐝', 2, '🐝🐝'],
  ])('%j to %i', (text, length, expected) => {
    expect(excerpt(text, length)).toBe(expected)
  })
})

describe('the table', () => {
  const characters = fc.string({
    unit: fc.oneof(
      fc.constantFrom(..."aÉß ﬁ…—–--..。・·´'’»Ａﾞｶﾞ가ᄀ", '\u0301', '\u200d', '\u3000', '\r', '\u00ad', '\u1161', '😀'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
  })

  it('folds every text as the definition does', () => {
    fc.assert(
      fc.property(characters, (text) => fold(text) === foldWhole(text)),
      { numRuns: 5000 },
    )
  })

  it('folds every character of the plane as the definition does', () => {
    const wrong: string[] = []
    for (let code = 0; code < 0x10000; code += 1) {
      const text = `a${String.fromCharCode(code)}e`
      if (fold(text) !== foldWhole(text)) wrong.push(code.toString(16))
    }
    expect(wrong).toEqual([])
  })
})
