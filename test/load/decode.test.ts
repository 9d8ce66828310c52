import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../pipeline/load/decode.ts'
import { locateFaults } from '../../pipeline/load/faults.ts'
import { sniffMediaType } from '../../pipeline/load/media-type.ts'

const read = (bytes: Uint8Array, declared: string[] = []) => decode(bytes, { declared, file: 'page.html' })
const latin1 = (text: string) => Buffer.from(text, 'latin1')

describe('laws', () => {
  it('UTF-8 is read as it is, whatever is declared', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== ''),
        fc.constantFrom('gb2312', 'big5', 'iso-8859-1', 'utf-16', 'nonsense'),
        async (text, label) => {
          const page = `<p>${text}</p>`
          const { text: found, charset, replaced } = await read(Buffer.from(page), [label])
          expect(found).toBe(page.replace(/\r\n?/g, '\n'))
          expect({ charset, replaced }).toEqual({ charset: 'utf-8', replaced: [] })
        },
      ),
    )
  })

  it('any bytes are a page or one of our errors', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        try {
          const { text, replaced } = await read(bytes)
          expect(text).not.toMatch(/[\0\r]/)
          expect(replaced.every((offset) => offset >= 0 && offset < bytes.length)).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ name: 'ColloquyError', code: 'not-a-page' })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('offsets are where the bytes were put', async () => {
    const filler = fc.constantFrom('<p>雨</p>\n', 'rain ', '雨と蜂', '\n', 'é')
    await fc.assert(
      fc.asyncProperty(fc.array(filler, { minLength: 1, maxLength: 60 }), fc.nat(), async (parts, seed) => {
        const at = seed % parts.length
        const before = Buffer.from(parts.slice(0, at).join(''))
        const bytes = Buffer.concat([
          before,
          Buffer.from([0xff]),
          Buffer.from(`${parts.slice(at).join('')}${'雨'.repeat(10)}`),
        ])
        expect((await read(bytes)).replaced).toEqual([before.length])
      }),
    )
  })
})

describe('declarations', () => {
  // „…“ in windows-1250 and 1252; Cyrillic in 1251.
  const quoted = latin1('<p>The sign read \x84Quiet please\x93 and nobody was.</p>')
  it('reads the punctuation of windows-1252, which is not that of Latin-1', async () => {
    expect((await read(quoted, ['iso-8859-1'])).text).toContain('„Quiet please“')
  })

  it('trusts what is said outside the page more than what the page says', async () => {
    const page = latin1('<meta charset="windows-1251"><p>\xe9\xea\xeb and some more plain letters</p>')
    expect((await read(page)).charset).toBe('windows-1251')
    expect((await read(page, ['windows-1253'])).charset).toBe('windows-1253')
  })

  it.each([
    ['<META CHARSET=koi8-r>', 'koi8-r'],
    ["<meta name='a' content='b'><meta charset = 'koi8-r' >", 'koi8-r'],
    ['<meta content="text/html;charset=koi8-r" http-equiv=Content-Type>', 'koi8-r'],
    [`${' '.repeat(3000)}<meta charset="koi8-r">`, 'koi8-r'],
    ['<!-- <meta charset="big5"> --><meta charset="koi8-r">', 'koi8-r'],
    ['<meta charset="no-such-thing"><meta charset="koi8-r">', 'koi8-r'],
    ['<metadata charset="big5"><meta charset="koi8-r">', 'koi8-r'],
  ])('%s', async (head, charset) => {
    const text = latin1(`${head}<p>\xe4\xcf\xd6\xc4\xd8 \xc9 \xd7\xc5\xd4\xc5\xd2, plain letters too</p>`)
    expect((await read(text)).charset).toBe(charset)
  })

  it('knows the gb family by one name', async () => {
    const bytes = Buffer.concat([
      latin1('<p>'),
      Buffer.from('d6f7b3d6c8cbcec6a3acbaf3c0b4c4d8a3bf', 'hex'),
      latin1('</p>'),
    ])
    for (const label of ['gb2312', 'GBK', 'x-gbk', 'gb18030', 'GB_2312-80'])
      expect(await read(bytes, [label])).toMatchObject({ charset: 'gb18030', text: '<p>主持人纹，后来呢？</p>' })
  })
})

describe('faults', () => {
  it('lists a hundred offsets and no more', async () => {
    const bytes = Buffer.concat(
      Array.from({ length: 500 }, () => Buffer.from([0xff, ...Buffer.from('雨雨雨雨雨雨雨雨雨雨雨雨')])),
    )
    const { replaced, charset } = await read(bytes)
    expect(charset).toBe('utf-8')
    expect(replaced).toHaveLength(100)
    expect(replaced[1]).toBe(37)
  })

  it('does not report a replacement character that the page itself has', async () => {
    const bytes = Buffer.concat([
      Buffer.from('雨\uFFFD雨雨雨雨雨雨雨雨雨雨雨 '),
      Buffer.from([0xff]),
      Buffer.from(' 雨'),
    ])
    expect((await read(bytes)).replaced).toEqual([Buffer.byteLength('雨\uFFFD雨雨雨雨雨雨雨雨雨雨雨 ')])
  })

  it('has stack for as many faults as a file has bytes', async () => {
    const { charset, replaced } = await read(Buffer.alloc(600_000, '\x1b$B'))
    expect({ charset, faults: replaced.length }).toEqual({ charset: 'iso-2022-jp', faults: 100 })
  })

  it('searches a file without a single break in bounded work', () => {
    const bytes = Buffer.alloc(4 * 1024 * 1024, 'a')
    bytes[3_000_000] = 0xff
    expect(locateFaults(bytes, 'utf-8', () => new TextDecoder())).toEqual([])
    bytes[1000] = 0xff
    expect(locateFaults(bytes, 'utf-8', () => new TextDecoder())).toEqual([1000])
  })
})

describe('media types by look', () => {
  it.each([
    ['<!doctype html>\n<p>', 'text/html'],
    ['\n\n<html lang=en>', 'text/html'],
    ['<p>One</p>\n<p>Two</p>', 'text/html'],
    ['Ida: a <b>very</b> loud bee', 'text/plain'],
    ['# Rain\n\n## Bees', 'text/markdown'],
    ['1. One\n2. Two', 'text/plain'],
    ['', 'text/plain'],
    [`${'<'.repeat(5000)}`, 'text/plain'],
  ])('%j', (text, mediaType) => {
    expect(sniffMediaType(text)).toBe(mediaType)
  })
})
