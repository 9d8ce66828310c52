import { describe, expect, it } from 'vitest'
import type { Metadata, Speaker } from '../../pipeline/transcript/model.ts'
import { printedNames } from '../../pipeline/transcript/printed-name.ts'

const asker: Speaker = { id: 'interviewer', name: 'Interviewer', aliases: [], role: 'interviewer', unnamed: true }
const guest: Speaker = { id: 'lin', name: '林晚', aliases: [], role: 'interviewee' }

const printed = (language: string, ...speakers: Speaker[]) =>
  Object.fromEntries(printedNames({ speakers, metadata: { language } as Metadata }))

describe('the names that artefacts print', () => {
  it('are words of the language for a part that the page neither names nor labels', () => {
    expect(printed('zh-Hans', asker, guest)).toEqual({ interviewer: '采访者', lin: '林晚' })
    expect(printed('zh-Hant', asker).interviewer).toBe('採訪者')
    expect(printed('zh-TW', asker).interviewer).toBe('採訪者')
    expect(printed('ar', asker).interviewer).toBe('المحاور')
    expect(printed('de-AT', { ...asker, name: 'Interviewee' }).interviewer).toBe('Antwort')
  })

  it('are those of the transcript in English, in other languages, and for what the page prints', () => {
    expect(printed('en', asker).interviewer).toBe('Interviewer')
    expect(printed('sw', asker).interviewer).toBe('Interviewer')
    expect(printed('zh', { ...asker, name: '网友' }).interviewer).toBe('网友')
    expect(printed('zh', { id: 'x', name: 'Interviewer', aliases: [], role: 'speaker' }).x).toBe('Interviewer')
  })
})
