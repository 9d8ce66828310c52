import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { ColloquyError } from '../../../pipeline/errors.ts'
import type { ImageFile } from '../../../pipeline/render/door.ts'
import type { Block, Inline, Transcript } from '../../../pipeline/transcript/model.ts'
import { DEFAULT_PRESENTATION } from '../../../pipeline/transcript/presentation.ts'
import { read } from '../../../pipeline/verify/pdf/reader.ts'
import { transcripts } from '../../transcript/arbitrary.ts'
import { drawing } from './images.ts'
import { artefactOf, caseOf, findingsOf, type Printed, print } from './printed.ts'

const here = import.meta.dirname
const templates = join(here, '../../../templates')
const work = mkdtempSync(join(tmpdir(), 'colloquy-pdf-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

async function linesOf(printed: Printed): Promise<string> {
  const { passages, footnotes, alternatives } = await read(artefactOf(printed))
  const lines = passages.map(({ page, text }) => `${page} ${text.replace(/\s+/g, ' ').trim()}`)
  return [
    ...lines,
    `footnotes: ${footnotes.replace(/\s+/g, ' ').trim()}`,
    ...alternatives.map((alt) => `image: ${alt}`),
    '',
  ].join('\n')
}

const bridge: [string, ImageFile] = ['bridge.png', drawing('image/png')]

function speechOf(...children: Block[]): Transcript {
  const transcript = caseOf('en-panel')
  const [speaker] = transcript.speakers
  return {
    ...transcript,
    speakers: speaker ? [speaker] : [],
    content: [{ type: 'turn', id: 't1', number: 1, speaker: speaker?.id ?? '', label: 'ANN', confidence: 1, children }],
  }
}

const said = (...texts: string[]): Block[] =>
  texts.map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] }))

describe('cases', () => {
  for (const name of readdirSync(join(here, 'cases')))
    it(name, async () => {
      const printed = await print(caseOf(name), { images: new Map([bridge]) })
      expect(await findingsOf(printed)).toEqual([])
      // PDF.js gives right-to-left lines as they are drawn: there is no golden that a person could review.
      if (printed.transcript.metadata.language !== 'ar')
        await expect(await linesOf(printed)).toMatchFileSnapshot(join(here, 'cases', name, 'expected.txt'))
    })
})

describe('a word longer than a line', () => {
  it.each([
    ['of digits', '0'.repeat(200)],
    ['of wide letters', 'W'.repeat(200)],
    ['of letters that are no ASCII', 'é'.repeat(200)],
    ['of Cyrillic', 'щ'.repeat(200)],
    ['of points', '.'.repeat(300)],
    ['of dashes', '—'.repeat(200)],
    ['of brackets', '('.repeat(300)],
    ['of full-width points', '。'.repeat(200)],
    ['of bytes in the wrong charset', '\ufffdD\ufffd\ufffdG'.repeat(40)],
    ['of letters with marks', 'e\u0323\u0301'.repeat(200)],
    ['of JSON', JSON.stringify({ sha256: '0'.repeat(64), bytes: [...Array(60).keys()] })],
  ])('%s stays on the page', async (_, word) => {
    for (const paper of ['a4', 'a5'] as const) {
      const code: Inline = { type: 'inlineCode', value: word }
      const block: Block = { type: 'code', value: word }
      const content = [...said(word), { type: 'paragraph', children: [code] } as Block, block]
      const presentation = { ...DEFAULT_PRESENTATION, paper }
      expect(await findingsOf(await print(speechOf(...content), { presentation }))).toEqual([])
    }
  })
})

describe('laws', () => {
  it('prints every character in reading order', async () => {
    await fc.assert(
      fc.asyncProperty(transcripts, async (transcript) => {
        expect(await findingsOf(await print(transcript))).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('gives the same bytes twice, in any time zone, whatever was printed before', async () => {
    const zone = process.env.TZ
    const first = await print(caseOf('zh-interview'))
    await print(caseOf('ar-interview'))
    process.env.TZ = 'Pacific/Kiritimati'
    const second = await print(caseOf('zh-interview'))
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
  })

  it('states no date when the transcript has none', async () => {
    const printed = await print(caseOf('zh-interview'), { timestamp: undefined })
    const { info, xmp } = await read(artefactOf(printed))
    expect([info.CreationDate, info.ModDate, xmp('xmp:ModifyDate')]).toEqual([undefined, undefined, undefined])
  })
})

describe('hostile text', () => {
  const HOSTILE = [
    '#eval("1 + 1") #let x = 1 #read("/etc/passwd")',
    '$ integral x dif x $ and $x$',
    '@t1 <t1> @nobody <nobody>',
    '\\u{1f600} \\ \\n',
    '[[[[[ ((( {{{ ]]]]',
    '*not bold* _not emphasis_ `not code` = not a heading',
    '// not a comment /* nor this */ https://example.org//x',
    '~ -- --- ... "quotes" \'single\'',
    '%PDF-1.7 endstream endobj (unbalanced',
  ]

  it('comes out as text', async () => {
    const printed = await print(speechOf(...said(...HOSTILE)))
    expect(await findingsOf(printed)).toEqual([])
  })

  it('stays text in the metadata', async () => {
    const transcript = speechOf(...said('x'))
    const title = `${HOSTILE.join(' ')} </dc:title><pdfuaid:part>9</pdfuaid:part> & ]]>`
    const printed = await print({ ...transcript, metadata: { ...transcript.metadata, title, subjects: HOSTILE } })
    expect(await findingsOf(printed)).toEqual([])
  })

  it('survives control characters, half surrogates and invisible marks', async () => {
    const printed = await print(speechOf(...said('a\u0000b\u0008c\ud800d\u200be\ufefff\u00adg\u2028h')))
    expect((await linesOf(printed)).replace(/\s/g, '')).toContain('abc[U+D800]defgh')
  })

  it('keeps joiners where letters join', async () => {
    const printed = await print(
      speechOf(...said('می‌خواهم و نمی‌دانم', 'क्‍ष', '👩‍💻 and 👍🏽 and 1️⃣', 'an e\u0301 and a q\u0307')),
    )
    expect(await findingsOf(printed)).toEqual([])
  })

  it('is set however deep it is nested', async () => {
    let block: Block = { type: 'paragraph', children: [{ type: 'text', value: 'the bottom' }] }
    for (let depth = 0; depth < 300; depth += 1)
      block =
        depth % 2
          ? { type: 'blockquote', children: [block] }
          : { type: 'list', children: [{ type: 'listItem', children: [block] }] }
    let inline: Inline = { type: 'text', value: 'the core' }
    for (let depth = 0; depth < 300; depth += 1)
      inline = { type: (['strong', 'emphasis', 'delete'] as const)[depth % 3] ?? 'strong', children: [inline] }
    const printed = await print(speechOf(block, { type: 'paragraph', children: [inline] }))
    expect(await findingsOf(printed)).toEqual([])
  })

  it('does not fetch, and does not follow a footnote into itself', async () => {
    const again: Inline = { type: 'footnoteReference', identifier: 'x]' }
    const printed = await print(
      speechOf(
        { type: 'paragraph', children: [{ type: 'text', value: 'once' }, again, again] },
        {
          type: 'footnoteDefinition',
          identifier: 'x]',
          children: [{ type: 'paragraph', children: [{ type: 'text', value: 'the note' }, again] }],
        },
      ),
    )
    expect(await findingsOf(printed)).toEqual([])
  })
})

describe('what is missing', () => {
  it('names a character without a glyph and prints its code point', async () => {
    const printed = await print(speechOf(...said('before \u{1f9ff}\ue000\u{10fffe} after')))
    expect(printed.warnings).toEqual([expect.stringContaining('U+E000')])
    expect(await linesOf(printed)).toContain('[U+E000]')
    expect(await findingsOf(printed)).toEqual([])
  })

  it('draws a placeholder with the words of an image that is not there', async () => {
    const printed = await print(caseOf('zh-interview'))
    expect(await linesOf(printed)).toContain('image: 图片缺失：旧铁路桥下的三把折叠椅')
  })

  it('names an image that cannot be decoded and draws a placeholder', async () => {
    const broken: ImageFile = { ...drawing('image/png'), bytes: Buffer.from('not an image') }
    const printed = await print(caseOf('zh-interview'), { images: new Map([['bridge.png', broken]]) })
    expect(printed.warnings).toEqual([expect.stringContaining('bridge.png')])
    expect(await findingsOf(printed)).toEqual([])
  })

  for (const type of ['image/png', 'image/gif', 'image/svg+xml'] as const)
    it(`draws ${type}`, async () => {
      const printed = await print(caseOf('zh-interview'), { images: new Map([['bridge.png', drawing(type)]]) })
      expect(printed.warnings).toEqual([])
      expect(await linesOf(printed)).toContain('image: 旧铁路桥下的三把折叠椅')
    })
})

describe('templates', () => {
  const failure = async (file: string, text: string): Promise<ColloquyError> => {
    cpSync(join(templates, 'pdf'), join(work, 'pdf'), { recursive: true })
    writeFileSync(join(work, 'pdf', file), text)
    try {
      await print(caseOf('en-panel'), { templates: work })
    } catch (error) {
      return error as ColloquyError
    }
    throw new Error('the template was accepted')
  }

  it('names file, line and column of a syntax error', async () => {
    const error = await failure('style.typ', '#let paper = "a4"\n#let x = (\n')
    expect([error.code, error.place]).toEqual(['template', '2:10'])
    expect(error.file).toMatch(/pdf\/style\.typ$/)
    expect(error.message).not.toContain(work)
  })

  it('names a template that is missing', async () => {
    const error = await print(caseOf('en-panel'), { templates: join(work, 'nowhere') }).catch((fault: unknown) => fault)
    expect(error).toMatchObject({ code: 'template' })
  })
})

describe('outside judges', () => {
  const installed = (tool: string) => {
    try {
      execFileSync(tool, ['--version'], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  it.runIf(installed('qpdf'))('qpdf finds no fault', async () => {
    const file = join(work, 'a.pdf')
    writeFileSync(file, (await print(caseOf('ja-ko-mixed'))).bytes)
    expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
      'No syntax or stream encoding errors',
    )
  })
})
