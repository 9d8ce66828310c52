import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanOf, score, shinglesOf, wordsIn } from './shingles.ts'

describe('words', () => {
  test.each([
    ['Don’t stop: 3,5 kg!', ['don', 't', 'stop', '3', '5', 'kg']],
    ['钟楼里有ABC三口钟', ['钟', '楼', '里', '有', 'abc', '三', '口', '钟']],
    ['ベルを聴く', ['ベ', 'ル', 'を', '聴', 'く']],
    ['종을 듣는 사람', ['종을', '듣는', '사람']],
    ['ＡＢＣ ﬁsh', ['abc', 'fish']],
    ['Cafe\u0301 CAFÉ', ['café', 'café']],
    [' — … ', []],
  ])('of %s', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })
})

describe('shingles', () => {
  test('are counted as often as they stand there', () => {
    expect([...shinglesOf('a b a b a b'.split(' '))]).toEqual([
      ['a b a b', 2],
      ['b a b a', 1],
    ])
  })

  test('of a text shorter than four words are the text', () => {
    expect([...shinglesOf(['two', 'words'])]).toEqual([['two words', 1]])
    expect(shinglesOf([]).size).toBe(0)
  })
})

describe('score', () => {
  test('of a text with a line too many', () => {
    // Five shingles found, three of them expected, all of the expected found.
    expect(score('one two three four five six share this', 'one two three four five six')).toEqual({
      precision: 3 / 5,
      recall: 1,
      f1: 0.75,
    })
  })

  test('of a text found twice is not better for it', () => {
    const text = 'one two three four'
    expect(score(`${text} ${text}`, text)).toEqual({ precision: 1 / 5, recall: 1, f1: 1 / 3 })
  })

  test('of nothing', () => {
    expect(score('', 'something was expected here')).toEqual({ precision: 0, recall: 0, f1: 0 })
    expect(score('something was found here', '')).toEqual({ precision: 0, recall: 0, f1: 0 })
    expect(score('—', '')).toEqual({ precision: 1, recall: 1, f1: 1 })
  })

  test('takes short texts whole', () => {
    expect(score('two words', 'Two words.').f1).toBe(1)
    expect(score('two words', 'two other words').f1).toBe(0)
  })

  const texts = fc.array(fc.constantFrom('bell', 'tower', 'rope', '钟', 'mañana'), { maxLength: 30 })

  test('laws: bounded, symmetric, whole for the same text', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const [forth, back] = [score(one.join(' '), other.join(' ')), score(other.join(' '), one.join(' '))]
        for (const figure of Object.values(forth)) expect(figure).toBeGreaterThanOrEqual(0)
        for (const figure of Object.values(forth)) expect(figure).toBeLessThanOrEqual(1)
        expect(back).toEqual({ precision: forth.recall, recall: forth.precision, f1: forth.f1 })
        expect(score(one.join(', '), one.join(' ').toUpperCase()).f1).toBe(1)
      }),
    )
  })

  test('law: more of the expected text never lowers recall', () => {
    fc.assert(
      fc.property(texts, fc.nat(30), (words, length) => {
        const [all, part] = [words.join(' '), words.slice(0, length).join(' ')]
        if (words.length < 4) return
        expect(score(part, all).recall).toBeLessThanOrEqual(score(all, all).recall)
        if (length >= 4) expect(score(part, all).precision).toBe(1)
      }),
    )
  })

  test('mean counts every page alike', () => {
    const pages = [score('a b c d', 'a b c d'), score('', 'a b c d')]
    expect(meanOf(pages)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 })
  })
})
