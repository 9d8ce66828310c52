/** One folder a convention: the page as a site prints it, and the outline of the transcript it must become. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extract } from '../../pipeline/extract/index.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { checkTranscript } from '../../pipeline/transcript/parse.ts'
import { outlineOf } from './outline.ts'

const CASES = join(import.meta.dirname, 'cases')
const MEDIA_TYPES: Record<string, Page['mediaType']> = { html: 'text/html', md: 'text/markdown', txt: 'text/plain' }

function pageOf(name: string): Page {
  const extension = Object.keys(MEDIA_TYPES).find((one) => existsSync(join(CASES, name, `input.${one}`))) ?? 'html'
  const bytes = readFileSync(join(CASES, name, `input.${extension}`))
  return {
    name: `input.${extension}`,
    slug: name,
    mediaType: MEDIA_TYPES[extension] as Page['mediaType'],
    text: bytes.toString('utf8'),
    charset: 'utf-8',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    replaced: [],
    settings: {},
  }
}

describe('turns', () => {
  for (const name of readdirSync(CASES).sort())
    it(name, async () => {
      const { transcript } = normalize(extract(pageOf(name)))
      checkTranscript(JSON.parse(JSON.stringify(transcript)))
      await expect(outlineOf(transcript)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'))
    })
})
