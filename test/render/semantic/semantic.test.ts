import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'
import type { PageBreak } from '../../../pipeline/render/door.ts'
import { outlineOf } from '../../../pipeline/render/semantic/outline.ts'
import { withPageBreaks } from '../../../pipeline/render/semantic/page-break.ts'
import { semanticTree } from '../../../pipeline/render/semantic/tree.ts'
import { wordsFor } from '../../../pipeline/render/semantic/words.ts'
import type { Block, Speaker, Transcript } from '../../../pipeline/transcript/model.ts'

/** A case: input.json (language, speakers, content, page breaks) → expected.html, a line a block. */
const CASES = path.join(import.meta.dirname, 'cases')

interface Input {
  language: string
  speakers: Speaker[]
  content: Block[]
  breaks?: PageBreak[]
}

describe.each(readdirSync(CASES))('%s', (name) => {
  test('has the markup that was reviewed', async () => {
    const input = JSON.parse(readFileSync(path.join(CASES, name, 'input.json'), 'utf8')) as Input
    const transcript: Transcript = {
      version: 1,
      id: 'urn:uuid:2d5a6f4c-2c1b-5f0e-9b1a-3c4d5e6f7a8b',
      kind: 'dialogue',
      metadata: { title: name, language: input.language, contributors: [], subjects: [] },
      speakers: input.speakers,
      content: withPageBreaks(input.content, input.breaks ?? []),
      omitted: [],
      provenance: { source: name, mediaType: 'text/html', charset: 'utf-8', sha256: '0'.repeat(64), bytes: 1 },
    }
    const tree = semanticTree(transcript, {
      words: wordsFor(input.language),
      outline: outlineOf(transcript),
      image: (url) => (url === 'here.png' ? { src: 'images/here.png', width: 4, height: 3 } : undefined),
    })
    const html = tree.map((element) => `${toHtml(element)}\n`).join('')
    await expect(html).toMatchFileSnapshot(path.join(CASES, name, 'expected.html'))
  })
})
