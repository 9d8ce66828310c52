import { describe, expect, it } from 'vitest'
import * as yaml from 'yaml'
import { readFrontMatter } from '../../pipeline/commonmark/front-matter.ts'

const read = (text: string) => readFrontMatter(text, yaml)
const letters = 'abcdefghijkl'
const bomb = [...letters]
  .map(
    (name, index) =>
      `${name}: &${name} [${
        index === 0
          ? 'x'
          : Array(9)
              .fill(`*${letters[index - 1]}`)
              .join()
      }]`,
  )
  .join('\n')

describe('front matter', () => {
  it('is fields', () => {
    expect(read('title: Rain\ntags: [a, b]\nsame: &x {a: 1}\nagain: *x')).toEqual({
      title: 'Rain',
      tags: ['a', 'b'],
      same: { a: 1 },
      again: { a: 1 },
    })
  })

  it.each([
    ['keys inside keys', '? '.repeat(5_000)],
    ['a bomb of aliases', bomb],
    ['lists inside lists', `a: ${'['.repeat(20_000)}`],
    ['mappings inside mappings', '{a: '.repeat(20_000)],
    ['a page of it', 'a: b\n'.repeat(50_000)],
    ['a list', '- a'],
    ['a word', 'a'],
    ['a quotation that never ends', 'a: "b'],
  ])('of %s is none, and says why', (_, text) => {
    expect(read(text)).toEqual(expect.any(String))
  })

  it('keeps a key that JavaScript knows as any other', () => {
    expect(Object.getPrototypeOf(read('__proto__: {polluted: yes}'))).toBe(Object.prototype)
  })
})
