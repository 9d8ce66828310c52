import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Transcript } from '../../pipeline/transcript/model.ts'
import { checkTranscript, parseTranscript } from '../../pipeline/transcript/parse.ts'
import { MAX_DEPTH } from '../../pipeline/transcript/references.ts'
import { serializeTranscript } from '../../pipeline/transcript/serialize.ts'
import { transcripts } from './arbitrary.ts'

const TURN: Block = {
  type: 'turn',
  id: 't1',
  number: 1,
  speaker: 'ida',
  label: 'Ida',
  confidence: 1,
  children: [{ type: 'paragraph', children: [{ type: 'text', value: 'Where do the bees go?' }] }],
}

const BEES: Transcript = {
  version: 1,
  id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
  kind: 'dialogue',
  metadata: { title: 'Bees and rain', language: 'en', contributors: [], subjects: [] },
  speakers: [{ id: 'ida', name: 'Ida Berg', aliases: ['Ida'], role: 'interviewer' }],
  content: [TURN],
  omitted: [],
  provenance: { source: 'bees', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
}

describe('laws', () => {
  it('what is written is read back as it was', () => {
    fc.assert(
      fc.property(transcripts, (transcript) => {
        const json = serializeTranscript(transcript)
        expect(parseTranscript(json)).toEqual(transcript)
        expect(serializeTranscript(parseTranscript(json))).toBe(json)
      }),
    )
  })

  it('any JSON is a transcript or an error of ours', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => checkTranscript(value)).toThrow(expect.objectContaining({ code: 'transcript' }))
      }),
    )
  })
})

/** BEES with one value set at a path: `content.0.speaker`. */
function withValue(path: string, value: unknown): unknown {
  const copy = structuredClone(BEES) as unknown as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() as string
  let inner = copy
  for (const key of keys) inner = inner[key] as Record<string, unknown>
  if (value === undefined) delete inner[last]
  else inner[last] = value
  return copy
}

const paragraph = (children: unknown[]) => ({ type: 'paragraph', children })

describe('faults are named with their path', () => {
  it('takes the transcript they are made from', () => {
    expect(checkTranscript(BEES)).toEqual(BEES)
  })

  it.each([
    ['version', 2, 'version'],
    ['id', 'urn:uuid:2d5a6f4c-2c1b-4f0e-9b1a-3c4d5e6f7a8b', 'id'],
    ['subtitle', 'x', '(the whole document)'],
    ['metadata.title', '', 'metadata.title'],
    ['metadata.language', 'English', 'metadata.language'],
    ['metadata.published', '11.4.2023', 'metadata.published'],
    ['metadata.url', 'javascript:alert(1)', 'metadata.url'],
    ['metadata.autor', 'Ida', 'metadata'],
    ['speakers.0.role', 'boss', 'speakers[0].role'],
    ['speakers.0.id', 'Ida Berg', 'speakers[0].id'],
    ['speakers.1', { id: 'ida', name: 'Ida', aliases: [], role: 'guest' }, 'speakers[1].id'],
    ['content.0.speaker', 'jon', 'content[0].speaker'],
    ['content.0.together', ['ida', 'jon'], 'content[0].speaker'],
    ['content.0.number', 2, 'content[0].id'],
    ['content.0.id', 't2', 'content[0].id'],
    ['content.0.confidence', 1.5, 'content[0].confidence'],
    ['content.0.children', [TURN], 'content[0]'],
    ['content.1', { type: 'blockquote', children: [{ ...TURN, id: 't2', number: 2 }] }, 'content[1]'],
    ['content.1', { type: 'aside', children: [] }, 'content[1].type'],
    ['content.0.children.0.children.0.value', 7, 'content[0].children[0].children[0].value'],
    [
      'content.1',
      paragraph([{ type: 'link', url: 'javascript:alert(1)', children: [] }]),
      'content[1].children[0].url',
    ],
    ['content.1', paragraph([{ type: 'link', url: 'data:text/html,x', children: [] }]), 'content[1].children[0].url'],
    ['content.1', paragraph([{ type: 'footnoteReference', identifier: '1' }]), 'content'],
    ['kind', 'article', 'kind'],
    ['omitted', [{ text: 'x', reason: 'boring', path: 'p' }], 'omitted[0].reason'],
    ['provenance.sha256', 'abc', 'provenance.sha256'],
    ['provenance', undefined, 'provenance'],
  ])('%s = %j', (path, value, place) => {
    expect(() => checkTranscript(withValue(path, value), 'bees.json')).toThrow(
      expect.objectContaining({ code: 'transcript', file: 'bees.json', place }),
    )
  })

  it.each(['', '  ', '{', '{"version": 1,}', 'null', '[]', '"text"'])('%j is no transcript', (json) => {
    expect(() => parseTranscript(json, 'bees.json')).toThrow(
      expect.objectContaining({ code: 'transcript', file: 'bees.json' }),
    )
  })
})

describe('depth', () => {
  const nested = (depth: number) =>
    serializeTranscript(BEES).replace(
      '"content": [',
      `"content": [${'{"type":"blockquote","children":['.repeat(depth)}${']}'.repeat(depth)},`,
    )

  it('takes a hundred levels', () => {
    expect(parseTranscript(nested(100)).content).toHaveLength(2)
  })

  it.each([MAX_DEPTH, 50_000])('refuses %i levels with one sentence', (depth) => {
    expect(() => parseTranscript(nested(depth))).toThrow(expect.objectContaining({ code: 'transcript' }))
  })
})
