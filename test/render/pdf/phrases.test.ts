import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clausesOf } from '../../../pipeline/render/pdf/phrases.ts'

describe('a Chinese or Japanese title', () => {
  const TITLES: [breaks: string][] = [
    ['人工智能时代|我们|应当|如何|重新|理解劳动|与自由的|关系'],
    ['AI 天王对话实录:/吴恩达杨立昆怒怼|“暂停 6 个月 AI 大模型研究”'],
    ['“慢下来，/才听得见”|——/与钟匠海伦娜·布兰特谈声音'],
    ['和平的|代价'],
    ['参与者的|意见'],
    ['城市 /乡村'],
    ['人工知能と|共に|生きる|社会をどう|設計するか—/専門家に|聞く'],
    ['お客さまの|声'],
  ]
  for (const [breaks] of TITLES)
    it(`breaks as in ${breaks}`, () => {
      const clauses = clausesOf(breaks.replace(/[|/]/g, ''), true)
      expect(clauses.map((phrases) => phrases.join('|')).join('/')).toBe(breaks)
    })

  it('loses nothing', () => {
    const title = fc.string({ unit: fc.constantFrom(...'我们的和与“”《》——：: 参平6AのおXか、') })
    fc.assert(
      fc.property(title, (words) => {
        expect(clausesOf(words, true).flat().join('')).toBe(words)
      }),
    )
  })
})

it('a title in an alphabet breaks between clauses and words', () => {
  expect(clausesOf('World Order: then – and now?', false)).toEqual([
    ['World', 'Order:'],
    ['then', '–'],
    ['and', 'now?'],
  ])
})
