import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Handout } from '../../../pipeline/render/door.ts'
import { pdf } from '../../../pipeline/render/pdf/index.ts'
import { placesOf } from '../../../pipeline/render/pdf/places.ts'
import { fold } from '../../../pipeline/transcript/fold.ts'
import type { Block, Transcript } from '../../../pipeline/transcript/model.ts'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import { textOf } from '../../../pipeline/transcript/walk.ts'
import { read } from '../../../pipeline/verify/pdf/reader.ts'
import { contextWith } from '../context.ts'
import { drawing } from './images.ts'

const cases = join(import.meta.dirname, 'cases')
const caseOf = (name: string) => parseTranscript(readFileSync(join(cases, name, 'input.json'), 'utf8'), name)
const context = contextWith({ images: new Map([['bridge.png', drawing('image/png')]]) })

async function handoutOf(transcript: Transcript): Promise<Handout> {
  const handout = await pdf.handout?.(transcript, context)
  if (handout === undefined) throw new Error('the PDF has no pages')
  return handout
}

/** The first words of each page as PDF.js reads them: page → text. */
async function openingsOf(transcript: Transcript): Promise<Map<number, string>> {
  const bytes = await pdf.render(transcript, context)
  const { passages } = await read({ name: 'a.pdf', format: 'pdf', bytes, transcript, timestamp: undefined })
  const openings = new Map<number, string>()
  for (const { page, text } of passages) openings.set(page, `${openings.get(page) ?? ''}${text}`)
  return openings
}

/** Turns of paragraphs that are long enough to go over the foot of a page, no two alike. */
function talkOf(name: string, words: readonly string[], joint: string): Transcript {
  const transcript = caseOf(name)
  const [speaker] = transcript.speakers
  let state = 11
  const word = () => {
    state = (state * 48271) % 2147483647
    return words[state % words.length] as string
  }
  const paragraph = (): Block => ({
    type: 'paragraph',
    children: [{ type: 'text', value: Array.from({ length: 70 + (state % 50) }, word).join(joint) }],
  })
  const content: Block[] = Array.from({ length: 30 }, (_, index) => ({
    type: 'turn',
    id: `t${index + 1}`,
    number: index + 1,
    speaker: speaker?.id ?? '',
    label: speaker?.name ?? '',
    confidence: 1,
    children: [paragraph(), paragraph()],
  }))
  return { ...transcript, content }
}

const WORDS: Record<string, [name: string, words: string[], joint: string]> = {
  en: ['en-panel', 'the office in waffle fjord “quoted” naïve co-operation of affluent 1998 rivers'.split(' '), ' '],
  zh: ['zh-interview', '河水涨了 三尺， “石头” 桥下 慢慢地 Node 1998 年 ；可是 他没有 说话。'.split(' '), ''],
  ar: ['ar-interview', 'الخرائط لا تنام في المدينة القديمة وكانت الجسور تسأل عن النهر'.split(' '), ' '],
}

describe('page breaks', () => {
  for (const [language, [name, words, joint]] of Object.entries(WORDS))
    it(`say where in the text each page begins (${language})`, async () => {
      const transcript = talkOf(name, words, joint)
      const { pages, breaks } = await handoutOf(transcript)
      const nodes = new Map([...placesOf(transcript.content)].map(([node, place]) => [place, node]))
      const openings = await openingsOf(transcript)
      const letters = (text: string) =>
        fold(text)
          .normalize('NFKD')
          .replace(/[-\p{M}\u{F0001}]/gu, '')
      const label = new RegExp(`^\\s*${transcript.speakers[0]?.name}[:：] ?`)
      expect(breaks.map(({ page }) => page)).toEqual(Array.from({ length: pages - 1 }, (_, index) => index + 2))
      expect(breaks.some(({ offset }) => offset > 0)).toBe(true)
      for (const { page, place, offset } of breaks) {
        const node = nodes.get(place)
        const said = letters(textOf(node ? [node] : []).slice(offset))
        const [line = '', ...rest] = (openings.get(page) ?? '').replace(label, '').trim().split('\n')
        // PDF.js gives a right-to-left line as it was drawn.
        if (language === 'ar' && offset === 0) continue
        // Behind the end of the text: the colophon.
        if (page === pages && said === '') continue
        if (language === 'ar')
          expect([...said].slice(0, letters(line).length).sort()).toEqual([...letters(line)].sort())
        else expect(letters([line, ...rest].join('')).slice(0, 30)).toBe(said.slice(0, 30))
      }
    })

  it('are in the order of the text, and behind it where only the colophon follows', async () => {
    const transcript = caseOf('zh-interview')
    const long = { ...transcript, content: Array.from({ length: 3 }, () => structuredClone(transcript.content)).flat() }
    const { breaks } = await handoutOf(long)
    const keys = breaks.map(({ place, offset }) => [...place.split('.').map(Number), offset])
    const sorted = [...keys].sort((a, b) => {
      const at = a.findIndex((value, index) => value !== b[index])
      return (a[at] ?? 0) - (b[at] ?? 0)
    })
    expect(keys).toEqual(sorted)
  })
})

describe('the title page', () => {
  it('is drawn in paths, without fonts, references or text', async () => {
    const { titlePage } = await handoutOf(caseOf('zh-interview'))
    expect([...new Set(titlePage.match(/<\/?[a-z]+/g))].sort()).toEqual(['</svg', '<path', '<svg'])
    expect(titlePage).not.toMatch(/href|url\(|font|style|class/)
    expect(titlePage).toMatch(/^<svg [^>]*viewBox="0 0 595\.28 841\.89" width="595\.28" height="841\.89">/)
    expect(titlePage.match(/<path/g)?.length).toBeGreaterThan(40)
  })

  it('is the same twice', async () => {
    const [first, second] = [await handoutOf(caseOf('en-panel')), await handoutOf(caseOf('en-panel'))]
    expect(first.titlePage).toBe(second.titlePage)
  })
})
