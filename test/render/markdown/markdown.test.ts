/** Every case folder: transcript.json → expected.md. An image whose address begins with `lost` is missing. */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ImageFile, RenderContext } from '../../../pipeline/render/door.ts'
import { markdown } from '../../../pipeline/render/markdown/index.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import { imageUrlsOf } from '../../../pipeline/transcript/walk.ts'
import { markdownChecks } from '../../../pipeline/verify/markdown/index.ts'
import { contextWith } from '../context.ts'

const cases = join(import.meta.dirname, 'cases')

function contextFor(transcript: Transcript): RenderContext {
  const images = imageUrlsOf(transcript)
    .filter((url) => !url.startsWith('lost'))
    .map((url, index): [string, ImageFile] => {
      const bytes = new Uint8Array()
      return [url, { name: `image-${index + 1}.jpg`, mediaType: 'image/jpeg', bytes, width: 1, height: 1 }]
    })
  return contextWith({ images: new Map(images) })
}

const read = (name: string) => parseTranscript(readFileSync(join(cases, name, 'transcript.json'), 'utf8'), name)

describe.each(readdirSync(cases))('%s', (name) => {
  test('is written as expected', async () => {
    const transcript = read(name)
    const bytes = await markdown.render(transcript, contextFor(transcript))
    await expect(Buffer.from(bytes).toString()).toMatchFileSnapshot(join(cases, name, 'expected.md'))
  })

  test('is read back without a finding', async () => {
    const transcript = read(name)
    const bytes = await markdown.render(transcript, contextFor(transcript))
    const artefact = { name, format: 'md', bytes, transcript, timestamp: undefined }
    const findings = await Promise.all(markdownChecks.map((check) => check(artefact)))
    expect(findings.flat()).toEqual([])
  })
})

test('a missing template and one that does not compile are template errors that name the file', async () => {
  const transcript = read('mixed-languages')
  const templates = mkdtempSync(join(tmpdir(), 'templates-'))
  const context = { ...contextFor(transcript), templates }
  await expect(markdown.render(transcript, context)).rejects.toMatchObject({ code: 'template' })
  cpSync(resolve('templates', 'markdown'), join(templates, 'markdown'), { recursive: true })
  const file = join(templates, 'markdown', 'document.md')
  appendFileSync(file, '$if(title)$\n')
  await expect(markdown.render(transcript, context)).rejects.toMatchObject({ code: 'template', file })
  cpSync(resolve('templates', 'markdown', 'document.md'), file)
  writeFileSync(join(templates, 'markdown', 'words.yaml'), 'en: { colon: 1 }')
  await expect(markdown.render(transcript, context)).rejects.toMatchObject({ code: 'template', place: 'en.colon' })
})
