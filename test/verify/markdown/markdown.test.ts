/**
 * Every case folder holds a file that disagrees with its transcript in one way: expected.json lists what the checks
 * say. The transcript is the same for all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { markdown } from '../../../pipeline/render/markdown/index.ts'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import { markdownChecks } from '../../../pipeline/verify/markdown/index.ts'
import { checkReopening } from '../../../pipeline/verify/markdown/reopening.ts'
import { contextWith } from '../../render/context.ts'

const cases = join(import.meta.dirname, 'cases')
const transcript = parseTranscript(readFileSync(join(import.meta.dirname, 'transcript.json'), 'utf8'))

test.each(readdirSync(cases))('%s', async (name) => {
  const bytes = readFileSync(join(cases, name, 'input.md'))
  const artefact = { name: 'talk.md', format: 'md', bytes, transcript, timestamp: undefined }
  const findings = (
    await Promise.all(markdownChecks.filter((check) => check !== checkReopening).map((check) => check(artefact)))
  ).flat()
  await expect(`${JSON.stringify(findings, null, 2)}\n`).toMatchFileSnapshot(join(cases, name, 'expected.json'))
})

test.each([
  ['whose comment is gone', (text: string) => text.slice(0, text.indexOf('<!-- colloquy')), /no comment at its end/],
  [
    'whose comment says something else',
    (text: string) => text.replace('"confidence":1', '"confidence":0'),
    /^expected /,
  ],
  ['whose words are others', (text: string) => text.replace('灯', '火'), /灯.*found.*火/],
])('a file %s does not give its transcript back', async (_, damage, message) => {
  const text = Buffer.from(await markdown.render(transcript, contextWith())).toString('utf8')
  const bytes = Buffer.from(damage(text))
  const artefact = { name: 'talk.md', format: 'md', bytes, transcript, timestamp: undefined }
  const expected = { check: 'markdown-reopening', message: expect.stringMatching(message) as string }
  expect(await checkReopening(artefact)).toEqual([expect.objectContaining(expected)])
})
