import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { pdf } from '../../../pipeline/render/pdf/index.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { CHOICES, type Chosen, presentationOf } from '../../../pipeline/transcript/presentation.ts'
import { turnsOf } from '../../../pipeline/transcript/walk.ts'
import { openPdf } from '../../../pipeline/verify/pdf/pdfjs.ts'
import { read } from '../../../pipeline/verify/pdf/reader.ts'
import { contextWith, TEMPLATES } from '../context.ts'
import { artefactOf, caseOf, findingsOf, type Printed, print } from './printed.ts'

const work = mkdtempSync(join(tmpdir(), 'colloquy-layout-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const as = (chosen: Chosen) => ({ presentation: presentationOf(chosen) })

/** What a test sees of a page: everything printed on it, with its place. */
interface Sheet {
  view: number[]
  items: { str: string; x: number; y: number }[]
}

async function sheetsOf({ bytes }: Printed): Promise<Sheet[]> {
  const document = await openPdf(bytes)
  const sheets: Sheet[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = (await document.getPage(number)) as Awaited<ReturnType<typeof document.getPage>> & { view: number[] }
    const { items } = await page.getTextContent({ includeMarkedContent: false })
    const placed = items as { str: string; transform: number[] }[]
    sheets.push({
      view: page.view,
      items: placed.map(({ str, transform }) => ({ str, x: transform[4] ?? 0, y: transform[5] ?? 0 })),
    })
  }
  await document.destroy()
  return sheets
}

const printedAt = ({ items }: Sheet, where: (item: Sheet['items'][number]) => boolean) =>
  items
    .filter(where)
    .map(({ str }) => str)
    .join('')

/** The case four times over: several pages, turns and headings on all of them. */
function longer(name: string): Transcript {
  const transcript = caseOf(name)
  const content = Array.from({ length: 4 }, () => structuredClone(transcript.content)).flat()
  for (const [index, turn] of content.filter((block) => block.type === 'turn').entries())
    Object.assign(turn, { id: `t${index + 1}`, number: index + 1 })
  return { ...transcript, content: content.filter(({ type }) => type !== 'footnoteDefinition') }
}

describe('paper', () => {
  const SIZES = { a4: [595, 842], a5: [420, 595], letter: [612, 792] }
  for (const paper of CHOICES.paper)
    it(`is ${paper}`, async () => {
      const printed = await print(caseOf('en-panel'), as({ paper }))
      for (const { view } of await sheetsOf(printed)) expect(view.slice(2).map(Math.round)).toEqual(SIZES[paper])
      const handout = await pdf.handout?.(printed.transcript, contextWith(as({ paper })))
      const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(handout?.titlePage ?? '') ?? []
      expect([width, height].map((number) => Math.round(Number(number)))).toEqual(SIZES[paper])
    })
})

describe('every layout prints the whole text', () => {
  for (const name of ['zh-interview', 'en-panel', 'ar-interview', 'ja-ko-mixed'])
    for (const chosen of [
      { layout: 'book', paper: 'a5' },
      { margin: 'notes', paper: 'letter' },
    ] as const)
      it(`${name} as ${Object.values(chosen).join(', ')}`, async () => {
        expect(await findingsOf(await print(longer(name), as(chosen)))).toEqual([])
      })
})

describe('a handout', () => {
  it('has the number of each turn in the margin, and not in the text', async () => {
    const printed = await print(caseOf('en-panel'))
    const turns = turnsOf(printed.transcript)
    const numbers = (await sheetsOf(printed)).flatMap(({ items }) =>
      items.filter(({ x }) => x < 73).map(({ str }) => str.trim()),
    )
    expect(numbers.filter((text) => text !== '')).toEqual(turns.map(({ number }) => String(number)))
    const { passages } = await read(artefactOf(printed))
    expect(passages.find(({ text }) => text.includes('CALLOWAY'))?.text.trim()).toMatch(/^CALLOWAY/)
  })

  it('says title and section at the head of each page but the first', async () => {
    const sheets = await sheetsOf(await print(longer('zh-interview')))
    const heads = sheets.map((sheet) => printedAt(sheet, ({ y }) => y > 780))
    expect(heads[0]).toBe('')
    for (const head of heads.slice(1)) expect(head).toMatch(/^在旧铁路桥下听河：.*(一、水尺上的字|二、怎样讲述一场雨)$/)
  })

  it('leaves a third of the paper free for notes', async () => {
    const printed = await print(longer('zh-interview'), as({ margin: 'notes' }))
    for (const { items, view } of await sheetsOf(printed))
      expect(Math.max(...items.map(({ x }) => x))).toBeLessThan(0.69 * (view[2] ?? 0))
  })

  it('leaves them on the left of a text from right to left', async () => {
    const printed = await print(longer('ar-interview'), as({ margin: 'notes' }))
    for (const { items, view } of await sheetsOf(printed))
      expect(Math.min(...items.map(({ x }) => x))).toBeGreaterThan(0.3 * (view[2] ?? 0))
  })

  it('hangs the names beside the text where the template says so', async () => {
    cpSync(join(TEMPLATES, 'pdf'), join(work, 'pdf'), { recursive: true })
    const style = readFileSync(join(work, 'pdf/style.typ'), 'utf8')
    writeFileSync(join(work, 'pdf/style.typ'), style.replace('speaker-names = "run-in"', 'speaker-names = "hanging"'))
    const printed = await print(longer('zh-interview'), { templates: work })
    expect(await findingsOf(printed)).toEqual([])
    const lines = (await sheetsOf(printed)).flatMap(({ items }) => items)
    const name = lines.find(({ str }) => str.startsWith('主持人'))
    const beside = lines.find(({ str, y }) => y === name?.y && str.startsWith('两位好'))
    expect((beside?.x ?? 0) - (name?.x ?? 0)).toBeGreaterThan(60)
  })

  for (const chosen of [{}, { paper: 'a5' }, { margin: 'notes' }, { layout: 'book' }] as const)
    it(`has no name and no heading alone at the foot of a page (${JSON.stringify(chosen)})`, async () => {
      const printed = await print(longer('en-panel'), as(chosen))
      const { passages } = await read(artefactOf(printed))
      const last = new Map(passages.map(({ page, text }) => [page, text.trim()]))
      for (const text of last.values())
        expect(text).not.toMatch(/^([A-Z]+: ?|What a timetable promises|A question from the floor)$/)
    })
})

describe('a book', () => {
  const book = as({ layout: 'book' })

  it('has a title page of its own', async () => {
    const printed = await print(longer('zh-interview'), book)
    const { passages } = await read(artefactOf(printed))
    const first = passages.filter(({ page }) => page === 1).map(({ text }) => text.replace(/\s/g, ''))
    expect(first[0]).toBe('在旧铁路桥下听河：一位水文学者与一位小说家的对谈')
    expect(first.join('')).not.toContain('四月的一个下午')
    const handout = await pdf.handout?.(printed.transcript, contextWith(book))
    expect(handout?.breaks[0]).toEqual({ page: 2, place: '0', offset: 0 })
  })

  it('opens each chapter on a new page, without a running head', async () => {
    const printed = await print(longer('zh-interview'), book)
    const { passages } = await read(artefactOf(printed))
    const opening = passages.filter(({ text }) => /^(一、水尺上的字|二、怎样讲述一场雨)/.test(text.trim()))
    expect(opening).toHaveLength(8)
    const sheets = await sheetsOf(printed)
    for (const { page, text } of opening) {
      expect(passages.find((passage) => passage.page === page)?.text).toBe(text)
      expect(printedAt(sheets[page - 1] as Sheet, ({ y }) => y > 770)).toBe('')
    }
  })

  it('has the title at the head of left pages, the section at the head of right ones, and wider outer margins', async () => {
    const sheets = await sheetsOf(await print(longer('zh-interview'), book))
    const heads = sheets.map((sheet) => printedAt(sheet, ({ y }) => y > 770))
    expect(new Set(heads.filter((_, index) => index % 2 === 1))).toEqual(
      new Set(['', '在旧铁路桥下听河：一位水文学者与一位小说家的对谈']),
    )
    expect(heads.filter((head, index) => index % 2 === 0 && /在旧铁路桥下/.test(head))).toEqual([])
    const left = (index: number) => Math.min(...(sheets[index]?.items ?? []).map(({ x }) => x))
    expect(left(3) - left(2)).toBeGreaterThan(20)
  })
})
