import { describe, expect, it } from 'vitest'
import { MAY_BE_CAPITAL, sequencesIn } from '../../../pipeline/normalize/speakers/name-index.ts'
import { isCapital } from '../../../pipeline/transcript/letters.ts'

describe('names on a page', () => {
  it('are looked for at every capital letter there is', () => {
    const missed: string[] = []
    for (let code = 0; code < 0x10000; code += 1) {
      MAY_BE_CAPITAL.lastIndex = 0
      if (isCapital(code) && !MAY_BE_CAPITAL.test(String.fromCharCode(code))) missed.push(code.toString(16))
    }
    expect(missed).toEqual([])
  })

  it('are runs of capitalised words, particles between them', () => {
    const text = 'Then Ada van der Berg met R. Ó Briain, l’Abbé Jean-Luc Duval and Ольга Ермолаева; nobody else came.'
    expect(sequencesIn(text)).toEqual(['Then Ada van der Berg', 'R. Ó Briain', 'Jean-Luc Duval', 'Ольга Ермолаева'])
  })
})
