/** Markdown of ours back to its transcript: equal where nobody touched it, and with what an editor changed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdown } from '../../pipeline/render/markdown/index.ts'
import { reopen } from '../../pipeline/reopen/index.ts'
import type { Block, Transcript } from '../../pipeline/transcript/model.ts'
import { checkTranscript } from '../../pipeline/transcript/parse.ts'
import { serializeTranscript } from '../../pipeline/transcript/serialize.ts'
import { textOf } from '../../pipeline/transcript/walk.ts'
import { contextWith } from '../render/context.ts'
import { hostileTranscripts } from '../render/markdown/hostile.ts'
import { transcripts } from '../transcript/arbitrary.ts'

const text = (value: string) => ({ type: 'text' as const, value })
const turn = (number: number, speaker: string, label: string, children: Block[]): Block => ({
  type: 'turn',
  id: `t${number}`,
  number,
  speaker,
  label,
  confidence: 0.9,
  children,
})

const TALK: Transcript = checkTranscript({
  version: 1,
  id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
  kind: 'dialogue',
  metadata: {
    title: 'Rain',
    language: 'en',
    published: '2024-05-06',
    recorded: '2024-05',
    contributors: [{ name: 'Lou Berg', role: 'photographer' }],
    site: { name: 'The Shed' },
    subjects: ['gardens'],
  },
  speakers: [
    { id: 'nora-whitfield', name: 'Nora Whitfield', aliases: ['Nora'], role: 'interviewer' },
    { id: 'ikram-said', name: 'Ikram Said', aliases: ['Ikram'], role: 'interviewee', description: 'gardener' },
  ],
  content: [
    { type: 'paragraph', children: [text('It had been dry since April.')] },
    turn(1, 'nora-whitfield', 'Nora', [{ type: 'paragraph', children: [text('Will you plant figs?')] }]),
    turn(2, 'ikram-said', 'Ikram', [
      {
        type: 'paragraph',
        children: [
          text('They forgive you '),
          { type: 'note', kind: 'stage', children: [text('(laughs)')] },
          text(' for anything'),
          { type: 'footnoteReference', identifier: 'hose', label: '*' },
          text('.'),
        ],
      },
    ]),
    { type: 'heading', depth: 1, children: [text('Evening')] },
    turn(3, 'nora-whitfield', 'Nora', [
      { type: 'paragraph', children: [{ type: 'link', url: '#t3', children: [text('Here')] }, text(' it is late.')] },
    ]),
    {
      type: 'footnoteDefinition',
      identifier: 'hose',
      label: '*',
      children: [{ type: 'paragraph', children: [text('But the hose.')] }],
    },
  ],
  omitted: [{ text: 'Share', reason: 'share', path: 'div' }],
  provenance: { source: 'rain.html', mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
})

const written = async (transcript: Transcript) =>
  Buffer.from(await markdown.render(transcript, contextWith())).toString('utf8')
const reopened = (text: string) => reopen(Buffer.from(text), 'talk.md')

async function roundTrip(transcript: Transcript): Promise<void> {
  const { transcript: again, warnings } = await reopened(await written(transcript))
  expect(warnings).toEqual([])
  // Keys in the schema's order, as they are in what is published.
  expect(again && serializeTranscript(again)).toBe(serializeTranscript(checkTranscript(transcript)))
}

describe('a file as it was written', () => {
  it('gives a random transcript back', () => fc.assert(fc.asyncProperty(transcripts, roundTrip), { numRuns: 60 }))

  it('gives a hostile transcript back', () =>
    fc.assert(fc.asyncProperty(hostileTranscripts, roundTrip), { numRuns: 60 }))

  it('gives it back with the line ends and the mark of a Windows editor', async () => {
    const { transcript } = await reopened(`\ufeff${(await written(TALK)).replaceAll('\n', '\r\n')}`)
    expect(transcript).toEqual(TALK)
  })

  it('has one comment, at its end, that no reader of HTML or CommonMark finds an end in', async () => {
    const hostile = { ...TALK, omitted: [{ text: '--> --!> <!-- <script> & -- \u2028', reason: 'hidden', path: 'p' }] }
    const text = await written(checkTranscript(hostile))
    const [, comment] = text.split('\n\n<!-- colloquy\n')
    expect(comment).toMatch(/^\{[^<>&\u2028]*\}\n-->\n$/)
    expect(comment?.slice(0, -4)).not.toContain('--')
    expect((await reopened(text)).transcript).toEqual(hostile)
  })
})

describe('a file that an editor changed', () => {
  const edited = async (...changes: [string, string][]) => {
    let text = await written(TALK)
    for (const [from, to] of changes) {
      expect(text).toContain(from)
      text = text.replace(from, to)
    }
    return reopened(text)
  }
  const turns = (transcript: Transcript | undefined) =>
    (transcript?.content ?? []).flatMap((block) => (block.type === 'turn' ? [block] : []))
  const said = (transcript: Transcript | undefined) => turns(transcript).map(({ children }) => textOf(children))

  it('has the new word, and all else as it was', async () => {
    const { transcript, warnings } = await edited(['dry since April', 'wet since April'])
    expect(warnings).toEqual([])
    expect(transcript).toEqual(JSON.parse(JSON.stringify(TALK).replace('dry since April', 'wet since April')))
  })

  it('keeps a note inside a sentence whose other words were corrected', async () => {
    const { transcript } = await edited(['forgive you', 'forgive us'])
    expect(transcript).toEqual(JSON.parse(JSON.stringify(TALK).replace('forgive you', 'forgive us')))
  })

  it('has the new title of the front matter and says that the heading is not read', async () => {
    const { transcript } = await edited(['title: Rain\n', 'title: Figs\n'])
    expect(transcript?.metadata.title).toBe('Figs')
    const heading = await edited(['\n# Rain\n', '\n# Figs\n'])
    expect(heading.transcript).toEqual(TALK)
    expect(heading.warnings).toEqual([expect.stringMatching(/1 blocks around the text.*change the front matter/)])
  })

  it('gives a turn whose label was corrected to the other speaker', async () => {
    const { transcript } = await edited(['<a id="t3"></a>**Nora:**', '<a id="t3"></a>**Ikram:**'])
    expect(turns(transcript)[2]).toMatchObject({ speaker: 'ikram-said', label: 'Ikram' })
  })

  it('takes a paragraph that opens with a speaker for a turn, and numbers all anew', async () => {
    const added = '<a id="t3"></a>'
    const { transcript, warnings } = await edited([added, `**Nora:** Not even the hose?\n\n${added}`])
    expect(turns(transcript).map(({ id, speaker }) => [id, speaker])).toEqual([
      ['t1', 'nora-whitfield'],
      ['t2', 'ikram-said'],
      ['t3', 'nora-whitfield'],
      ['t4', 'nora-whitfield'],
    ])
    expect(said(transcript)[2]).toBe('Not even the hose?')
    expect(JSON.stringify(transcript)).toContain('"url":"#t4"')
    expect(warnings).toEqual([expect.stringMatching(/1 added; all are numbered anew/)])
  })

  it('takes any other new paragraph for part of the turn', async () => {
    const { transcript, warnings } = await edited(['## Evening', 'And mulch.\n\n## Evening'])
    expect(turns(transcript)[1]?.children.at(-1)).toEqual({
      type: 'paragraph',
      children: [{ type: 'text', value: 'And mulch.' }],
    })
    expect(warnings).toEqual([])
  })

  it('goes without a turn that was removed', async () => {
    const text = await written(TALK)
    const from = text.indexOf('<a id="t1"></a>')
    const without = text.slice(0, from) + text.slice(text.indexOf('<a id="t2"></a>'))
    const { transcript, warnings } = await reopened(without)
    expect(said(transcript)).toEqual(said(TALK).slice(1))
    expect(warnings).toEqual([expect.stringMatching(/1 removed/)])
  })

  it('enters somebody whom nobody knew', async () => {
    const { transcript } = await edited([
      '<a id="t3"></a>',
      '<a id="t9"></a>**Passer-by:** Good evening.\n\n<a id="t3"></a>',
    ])
    expect(transcript?.speakers.at(-1)).toEqual({ id: 'passer-by', name: 'Passer-by', aliases: [], role: 'speaker' })
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, -30), /it has no end/],
    ['no JSON', (text: string) => text.replace('{"version"', '{version'), /found a fault/],
    ['of another version', (text: string) => text.replace('"version":1', '"version":2'), /at version/],
    ['of another shape', (text: string) => text.replace('"role":"interviewee"', '"role":"king"'), /at speakers\.1/],
  ])('and whose comment is %s is read as any Markdown, with a warning', async (_, damage, warning) => {
    const { transcript, warnings } = await reopened(damage(await written(TALK)))
    expect(transcript).toBeUndefined()
    expect(warnings).toEqual([expect.stringMatching(warning)])
    expect(warnings[0]).toMatch(/read as any Markdown/)
  })
})

it('other Markdown is none of ours', async () => {
  expect(await reopened('---\ntitle: x\n---\n\n# x\n')).toEqual({ transcript: undefined, warnings: [] })
})
