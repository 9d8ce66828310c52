/** What must hold for every transcript: nothing is lost, and a parser that is not pandoc reads the same. */
import { resolve } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markdown } from '../../../pipeline/render/markdown/index.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { markdownChecks } from '../../../pipeline/verify/markdown/index.ts'
import { transcripts } from '../../transcript/arbitrary.ts'

const context = {
  images: new Map(),
  timestamp: undefined,
  templates: resolve('templates'),
  pandoc: 'embedded' as const,
  warn: () => undefined,
}

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
    { numRuns: 150 },
  )
})
