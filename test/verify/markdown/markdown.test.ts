/**
 * Every case folder holds a file that disagrees with its transcript in one way: expected.json lists what the checks
 * say. The transcript is the same for all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import { markdownChecks } from '../../../pipeline/verify/markdown/index.ts'

const cases = join(import.meta.dirname, 'cases')
const transcript = parseTranscript(readFileSync(join(import.meta.dirname, 'transcript.json'), 'utf8'))

test.each(readdirSync(cases))('%s', async (name) => {
  const bytes = readFileSync(join(cases, name, 'input.md'))
  const artefact = { name: 'talk.md', format: 'md', bytes, transcript, timestamp: undefined }
  const findings = (await Promise.all(markdownChecks.map((check) => check(artefact)))).flat()
  await expect(`${JSON.stringify(findings, null, 2)}\n`).toMatchFileSnapshot(join(cases, name, 'expected.json'))
})
