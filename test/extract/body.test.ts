import { describe, expect, it } from 'vitest'
import { Body } from '../../pipeline/extract/body.ts'
import { unitOf } from '../../pipeline/extract/unit.ts'
import { squash } from '../../pipeline/transcript/letters.ts'

/** Units of these texts; nothing else of them is looked at. */
const bodyOf = (texts: readonly string[]) =>
  new Body(texts.map((text) => ({ ...unitOf('run', {} as never, [], 'p'), text })))

const says = (texts: readonly string[], printed: string) => bodyOf(texts).says(squash(printed), printed)

describe('the text of many units', () => {
  it('is searched without marks, spaces and capitals', () => {
    const texts = ['Nobody came.', 'I said, and I meant it: the harbour - all of it - was closed.', 'So we left.']
    expect(says(texts, '“The harbour, all of it, was CLOSED!”')).toBe(true)
    expect(says(texts, 'The harbour was closed')).toBe(false)
  })

  it('is searched in later units when the first that has the word does not say it', () => {
    const texts = ['The harbour froze.', 'The harbour burned.', 'The harbour was closed.', 'The harbour was sold.']
    expect(says(texts, 'THE HARBOUR WAS CLOSED')).toBe(true)
    expect(says(texts, 'THE HARBOUR WAS OPEN')).toBe(false)
  })

  it('says nothing over the border of two units', () => {
    expect(says(['We closed the', 'harbour that year.'], 'closed the harbour')).toBe(false)
  })

  it('has signs inside its words that nobody sees', () => {
    expect(says(['The har\u00adbour\u00admas\u00adter was asleep.'], 'The harbourmaster was asleep')).toBe(true)
  })

  it('has no spaces in scripts that need none', () => {
    expect(says(['他说：“港口关了，所有的船都走了。”我们没有回答。'], '港口关了，所有的船都走了')).toBe(true)
    expect(says(['他说：“港口关了，所有的船都走了。”'], '港口开了，所有的船都走了')).toBe(false)
  })
})
