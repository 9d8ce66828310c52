/** One folder a convention: the page as a site prints it, and the outline of the transcript it must become. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extract } from '../../pipeline/extract/index.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { checkTranscript } from '../../pipeline/transcript/parse.ts'
import { emptyBlocksOf } from './empty.ts'
import { outlineOf } from './outline.ts'
import { pageWith } from './page.ts'

const CASES = join(import.meta.dirname, 'cases')
const MEDIA_TYPES: Record<string, Page['mediaType']> = { html: 'text/html', md: 'text/markdown', txt: 'text/plain' }

function pageOf(name: string): Page {
  const extension = Object.keys(MEDIA_TYPES).find((one) => existsSync(join(CASES, name, `input.${one}`))) ?? 'html'
  const text = readFileSync(join(CASES, name, `input.${extension}`), 'utf8')
  return pageWith(text, MEDIA_TYPES[extension], {}, name)
}

describe('turns', () => {
  for (const name of readdirSync(CASES).sort())
    it(name, async () => {
      const { transcript } = normalize(extract(pageOf(name)))
      checkTranscript(JSON.parse(JSON.stringify(transcript)))
      expect(emptyBlocksOf(transcript)).toEqual([])
      await expect(outlineOf(transcript)).toMatchFileSnapshot(join(CASES, name, 'expected.txt'))
    })
})
