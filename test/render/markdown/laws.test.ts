import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdown } from '../../../pipeline/render/markdown/index.ts'
import type { Block, Inline, Transcript } from '../../../pipeline/transcript/model.ts'
import { markdownChecks } from '../../../pipeline/verify/markdown/index.ts'
import { transcripts } from '../../transcript/arbitrary.ts'
import { contextWith } from '../context.ts'
import { hostileTranscripts } from './hostile.ts'

const image = { name: 'image-1.png', mediaType: 'image/png' as const, bytes: new Uint8Array(), width: 1, height: 1 }
const context = contextWith({ images: new Map([['here.png', image]]) })

async function faultsOf(transcript: Transcript): Promise<string[]> {
  const bytes = await markdown.render(transcript, context)
  const artefact = { name: 'x.md', format: 'md', bytes, transcript, timestamp: undefined }
  const findings = (await Promise.all(markdownChecks.map((check) => check(artefact)))).flat()
  return findings.map(({ check, place, message }) => `${check} ${place ?? ''}: ${message}`)
}

test('a random transcript is read back whole by micromark', async () => {
  await fc.assert(
    fc.asyncProperty(transcripts, async (transcript) => {
      expect(await faultsOf(transcript)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('a hostile transcript is read back whole by micromark', async () => {
  await fc.assert(
    fc.asyncProperty(hostileTranscripts, async (transcript) => {
      expect(await faultsOf(transcript)).toEqual([])
    }),
    { numRuns: 100 },
  )
})

test('text survives any depth of nesting', async () => {
  const deep = (type: 'blockquote' | 'emphasis') => {
    let inline: Inline = { type: 'text', value: 'the bottom' }
    if (type === 'emphasis') for (let depth = 0; depth < 50_000; depth += 1) inline = { type, children: [inline] }
    let block: Block = { type: 'paragraph', children: [inline] }
    if (type === 'blockquote') for (let depth = 0; depth < 50_000; depth += 1) block = { type, children: [block] }
    return block
  }
  const [shallow] = fc.sample(transcripts, { numRuns: 1, seed: 1 })
  const content: Block[] = [deep('blockquote'), deep('emphasis')]
  const transcript = { ...(shallow as Transcript), kind: 'article' as const, speakers: [], content }
  const bytes = await markdown.render(transcript, context)
  expect(Buffer.from(bytes).toString().split('the bottom')).toHaveLength(3)
})

test('the same transcript gives the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(transcripts, async (transcript) => {
      const [first, second] = [await markdown.render(transcript, context), await markdown.render(transcript, context)]
      expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    }),
    { numRuns: 10 },
  )
})
