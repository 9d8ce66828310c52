import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unhinted, withoutHints } from '../../../pipeline/render/pdf/hints.ts'
import type { Block } from '../../../pipeline/transcript/model.ts'
import { read } from '../../../pipeline/verify/pdf/reader.ts'
import { artefactOf, caseOf, findingsOf, print } from './printed.ts'

const require = createRequire(import.meta.url)
const lib = require(
  join(dirname(dirname(require.resolve('pdf-lib'))), 'dist', 'pdf-lib.min.js'),
) as typeof import('pdf-lib')

/** Small integers as charstrings write them. */
const n = (...numbers: number[]) => numbers.map((number) => number + 139)
const [HSTEM, VSTEM, RMOVETO, RLINETO, ENDCHAR, HSTEMHM, HINTMASK, CALLSUBR] = [1, 3, 21, 5, 14, 18, 19, 10]

describe('a charstring', () => {
  const CASES: [name: string, before: number[], after: number[]][] = [
    ['without hints stays', [...n(1, 2), RMOVETO, ...n(3, 4), RLINETO, ENDCHAR], [...n(1, 2), RMOVETO, ...n(3, 4), RLINETO, ENDCHAR]], // biome-ignore format: a row
    ['loses its stems', [...n(0, 5), HSTEM, ...n(7, 9), VSTEM, ...n(1, 2), RMOVETO, ENDCHAR], [...n(1, 2), RMOVETO, ENDCHAR]], // biome-ignore format: a row
    ['keeps the width before them', [...n(90, 0, 5), HSTEM, ...n(1, 2), RMOVETO, ENDCHAR], [...n(90, 1, 2), RMOVETO, ENDCHAR]], // biome-ignore format: a row
    ['loses masks of as many bits as there are stems', [...n(0, 5), HSTEMHM, ...n(1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8), HINTMASK, 14, 21, ...n(1, 2), RMOVETO, HINTMASK, 5, 5, ...n(3, 4), RLINETO, ENDCHAR], [...n(1, 2), RMOVETO, ...n(3, 4), RLINETO, ENDCHAR]], // biome-ignore format: a row
    ['reads numbers of every length', [28, 1, 1, 255, 0, 1, 1, 14, HSTEM, 247, 19, 28, 3, 3, RMOVETO, ENDCHAR], [247, 19, 28, 3, 3, RMOVETO, ENDCHAR]], // biome-ignore format: a row
    ['with a subroutine stays', [...n(0, 5), HSTEM, ...n(1), CALLSUBR, ENDCHAR], [...n(0, 5), HSTEM, ...n(1), CALLSUBR, ENDCHAR]], // biome-ignore format: a row
  ]
  for (const [name, before, after] of CASES)
    it(name, () => {
      expect([...unhinted(Buffer.from(before))]).toEqual(after)
    })
})

describe('the fonts of a PDF', () => {
  it('have no hints', async () => {
    const document = await lib.PDFDocument.load((await print(caseOf('zh-interview'))).bytes)
    const fonts = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      if (!(object instanceof lib.PDFRawStream)) return []
      const cff = object.dict.get(lib.PDFName.of('Subtype')) === lib.PDFName.of('CIDFontType0C')
      return cff ? [lib.decodePDFRawStream(object).decode()] : []
    })
    expect(fonts.length).toBe(2)
    for (const font of fonts) expect(Buffer.compare(withoutHints(font), font)).toBe(0)
  })

  it('leave ten dense pages of Chinese below 300 KB', async () => {
    const transcript = caseOf('zh-interview')
    let state = 5
    const draw = () => {
      state = (state * 48271) % 2147483647
      return (state / 2147483647) ** 2.2
    }
    // 640 ideographs, some of them often, as a conversation has.
    const character = () => String.fromCodePoint(0x4e00 + 32 * Math.floor(draw() * 640))
    const sentence = () => `${Array.from({ length: 22 }, character).join('')}。`
    const paragraph = (): Block => ({ type: 'paragraph', children: [{ type: 'text', value: Array.from({ length: 4 }, sentence).join('') }] }) // biome-ignore format: a row
    const content = Array.from(
      { length: 56 },
      (_, index): Block => ({
        type: 'turn',
        id: `t${index + 1}`,
        number: index + 1,
        speaker: transcript.speakers[0]?.id ?? '',
        label: transcript.speakers[0]?.name ?? '',
        confidence: 1,
        children: [paragraph(), paragraph()],
      }),
    )
    const printed = await print({ ...transcript, content })
    expect((await read(artefactOf(printed))).pages).toBe(10)
    expect(printed.bytes.length).toBeLessThan(300_000)
    expect(await findingsOf(printed)).toEqual([])
  })
})
