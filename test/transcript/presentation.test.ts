import { describe, expect, it } from 'vitest'
import { chosenOf } from '../../pipeline/commands/presentation-flags.ts'
import { DEFAULT_PRESENTATION, presentationOf } from '../../pipeline/transcript/presentation.ts'

describe('presentationOf', () => {
  it('takes the later choice, and the default where there is none', () => {
    expect(presentationOf()).toEqual(DEFAULT_PRESENTATION)
    expect(presentationOf({ paper: 'a5', layout: 'book' }, undefined, { paper: 'letter', layout: undefined })).toEqual({
      ...DEFAULT_PRESENTATION,
      paper: 'letter',
      layout: 'book',
    })
  })
})

describe('chosenOf', () => {
  it('keeps what was chosen', () => {
    expect(chosenOf({ paper: 'a5', impose: '2up' })).toEqual({ paper: 'a5', impose: '2up' })
  })

  it('names what can be chosen', () => {
    expect(() => chosenOf({ paper: 'a3' })).toThrow("expected --paper as a4, a5, letter, found 'a3'")
  })
})
