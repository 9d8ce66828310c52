/** What source.yaml says of a page has the last word over every rule. */
import { describe, expect, it } from 'vitest'
import { normalize } from '../../pipeline/normalize/index.ts'
import type { SourceSettings } from '../../pipeline/transcript/settings.ts'
import { turnsOf } from '../../pipeline/transcript/walk.ts'
import { outlineOf } from './outline.ts'
import { articleOf, plain } from './page.ts'

const LINES = [
  'Ann: Did you lock the shed?',
  'Bo: I locked it twice.',
  'The key hangs by the door.',
  'Ann: Which door?',
  'Bo: The one that you painted.',
  'Rain fell all evening.',
  'Ann: Then I know where it is.',
  'Bo: I hope so.',
]

function corrected(settings: SourceSettings) {
  return normalize(articleOf(LINES.map(plain), settings)).transcript
}

describe('corrections', () => {
  it('makes a note of a paragraph that no rule can tell from speech', () => {
    const transcript = corrected({ corrections: [{ note: 'Rain fell', kind: 'stage' }] })
    expect(outlineOf(transcript)).toContain('stage note: Rain fell all evening.')
  })

  it('opens a turn where nothing is printed', () => {
    const transcript = corrected({ corrections: [{ turn: 'Rain fell', speaker: 'Narrator' }] })
    const turn = turnsOf(transcript)[4]
    expect(turn).toMatchObject({ label: '', confidence: 1 })
    expect(transcript.speakers.find(({ id }) => id === turn?.speaker)?.name).toBe('Narrator')
  })

  it('joins a paragraph to the turn before it', () => {
    const transcript = corrected({ corrections: [{ paragraph: 'Ann: Which door' }] })
    expect(turnsOf(transcript)).toHaveLength(5)
  })

  it('renames a label', () => {
    const transcript = corrected({ corrections: [{ rename: 'Bo', to: 'Bodil Ek' }] })
    expect(transcript.speakers.map(({ name, aliases }) => [name, ...aliases])).toEqual([['Ann'], ['Bodil Ek', 'Bo']])
  })

  it('drops a block and says so', () => {
    const transcript = corrected({ corrections: [{ drop: 'Rain fell' }] })
    expect(transcript.omitted).toEqual([{ text: 'Rain fell all evening.', reason: 'dropped', path: 'line 6' }])
  })

  it('takes names, roles and descriptions from the register', () => {
    const transcript = corrected({
      speakers: [{ name: 'Ann Lee', aliases: ['Ann'], role: 'host', description: 'Keeper of keys' }],
    })
    expect(transcript.speakers[0]).toEqual({
      id: 'ann-lee',
      name: 'Ann Lee',
      aliases: ['Ann'],
      role: 'host',
      description: 'Keeper of keys',
    })
  })
})
