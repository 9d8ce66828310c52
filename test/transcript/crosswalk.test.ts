import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CROSSWALK,
  contributorsOf,
  creatorsOf,
  publishedOf,
  publisherOf,
  RELATORS,
  timestampOf,
} from '../../pipeline/transcript/crosswalk.ts'
import type { Metadata, Speaker, Transcript } from '../../pipeline/transcript/model.ts'
import { transcripts } from './arbitrary.ts'

function transcriptWith(metadata: Partial<Metadata>, speakers: Speaker[] = []): Transcript {
  return {
    version: 1,
    id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
    kind: 'dialogue',
    metadata: { title: 'Bees', language: 'en', contributors: [], subjects: [], ...metadata },
    speakers,
    content: [],
    omitted: [],
    provenance: { source: 'bees', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
  }
}

const speaker = (name: string, more: Partial<Speaker> = {}): Speaker => ({
  id: 'x',
  name,
  aliases: [],
  role: 'interviewee',
  ...more,
})

describe('rows', () => {
  it('a field that is not stated has no value in any format', () => {
    const stated = CROSSWALK.filter(({ values }) => values(transcriptWith({})).length > 0)
    expect(stated.map(({ field }) => field)).toEqual(['id', 'title', 'language'])
  })

  it('gives every stated field its values, whatever the transcript', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        for (const { values } of CROSSWALK)
          for (const value of values(transcript, '2024-05-06T00:00:00Z')) expect(value).not.toBe('')
      }),
    )
  })

  it('no two rows share a field, a front matter key or a key of the PDF', () => {
    for (const key of ['field', 'frontMatter', 'pdfInfo'] as const) {
      const names = CROSSWALK.map((row) => row[key]).filter((name) => name !== undefined)
      expect(new Set(names).size).toBe(names.length)
    }
  })
})

describe('credits', () => {
  it('relators are three letters of MARC', () => {
    for (const relator of Object.values(RELATORS)) expect(relator).toMatch(/^[a-z]{3}$/)
  })

  it('speakers with a name and authors made it; everybody else contributed', () => {
    const contributors: Metadata['contributors'] = [
      { name: 'Ola Falk', role: 'author' },
      { name: 'Mei Lin', role: 'translator' },
      { name: 'Jon Vik', role: 'interviewer' },
    ]
    const speakers = [speaker('Ida Berg'), speaker('Interviewer', { role: 'interviewer', unnamed: true })]
    const transcript = transcriptWith({ contributors }, speakers)
    expect(creatorsOf(transcript).map(({ name, relator }) => [name, relator])).toEqual([
      ['Ida Berg', 'ive'],
      ['Ola Falk', 'aut'],
    ])
    expect(contributorsOf(transcript).map(({ name, relator }) => [name, relator])).toEqual([
      ['Mei Lin', 'trl'],
      ['Jon Vik', 'ivr'],
    ])
  })

  it.each([
    ['Ida Berg', 'Berg, Ida'],
    ['Johan van der Berg', 'Berg, Johan van der'],
    ['Ida', undefined],
    ['周明', undefined],
    ['김 하나', undefined],
    ['Helena Brandt (海伦)', undefined],
    ['The Society for Bees and Rain', undefined],
  ])('%s is filed as %s', (name, fileAs) => {
    expect(creatorsOf(transcriptWith({}, [speaker(name)]))[0]?.fileAs).toBe(fileAs)
  })

  it('another script is an alternate, another form of the same is not', () => {
    const [credit] = creatorsOf(
      transcriptWith({}, [speaker('Ida Berg', { aliases: ['Ida', '伊达·贝里', 'Ида Берг', '?'] })]),
    )
    expect(credit?.alternates).toEqual([
      { name: '伊达·贝里', language: 'und-Hani' },
      { name: 'Ида Берг', language: 'und-Cyrl' },
    ])
  })
})

it('the publisher is stated, or else the site', () => {
  expect(publisherOf(transcriptWith({ publisher: 'Falk', site: { name: 'Bees' } }))).toBe('Falk')
  expect(publisherOf(transcriptWith({ site: { name: 'Bees' } }))).toBe('Bees')
  expect(publisherOf(transcriptWith({}))).toBeUndefined()
})

describe('the moment', () => {
  it.each([
    ['2024', '2024-01-01T00:00:00Z'],
    ['2024-05', '2024-05-01T00:00:00Z'],
    ['2024-05-06', '2024-05-06T00:00:00Z'],
    ['2024-05-06T10:20', '2024-05-06T10:20:00Z'],
    ['2024-05-06T10:20:30.5', '2024-05-06T10:20:30Z'],
    ['2024-05-06T10:20:30+08:00', '2024-05-06T02:20:30Z'],
    ['2024-05-06T10:20Z', '2024-05-06T10:20:00Z'],
  ])('%s is %s in every time zone', (published, moment) => {
    expect(timestampOf(transcriptWith({ published }))).toBe(moment)
  })

  it('is the environment’s, else the last change, else the publication, else the capture', () => {
    const transcript = transcriptWith({ published: '2024-05-06', modified: '2024-06-07' })
    expect(timestampOf(transcript, 0)).toBe('1970-01-01T00:00:00Z')
    expect(timestampOf(transcript)).toBe('2024-06-07T00:00:00Z')
    const captured = { ...transcriptWith({}), provenance: { ...transcript.provenance, retrieved: '2024-07-08' } }
    expect(timestampOf(captured)).toBe('2024-07-08T00:00:00Z')
    expect(timestampOf(transcriptWith({}))).toBeUndefined()
  })
})

describe('publishedOf', () => {
  it.each([
    ['2023', '2023'],
    ['2023-04', '2023-04'],
    ['2023-04-11', '2023-04-11'],
    ['2023-04-11T08:08:35', '2023-04-11'],
    ['2023-04-11T08:08', '2023-04-11'],
    ['2023-04-11T08:08+08:00', '2023-04-11T08:08:00+08:00'],
    ['2023-04-11T08:08:35.5Z', '2023-04-11T08:08:35.5Z'],
  ])('states %s as %s', (published, stated) => {
    expect(publishedOf(transcriptWith({ published }))).toBe(stated)
  })
})
