import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import decodeQR from 'qr/decode.js'
import { afterAll, describe, expect, it } from 'vitest'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { read } from '../../../pipeline/verify/pdf/reader.ts'
import { artefactOf, caseOf, findingsOf, print } from './printed.ts'

const work = mkdtempSync(join(tmpdir(), 'colloquy-colophon-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const at = (name: string, url: string | undefined): Transcript => {
  const { metadata, ...transcript } = caseOf(name)
  const { url: _, ...rest } = metadata
  return { ...transcript, metadata: url === undefined ? rest : { ...rest, url } }
}

const codesOf = async (transcript: Transcript) =>
  (await read(artefactOf(await print(transcript)))).alternatives.filter((alt) => /QR|二维码/.test(alt))

const poppler = (() => {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

/** What a telephone reads off the last page. */
async function scanned(transcript: Transcript): Promise<string> {
  const { bytes } = await print(transcript)
  writeFileSync(join(work, 'a.pdf'), bytes)
  execFileSync('pdftoppm', ['-r', '150', '-gray', join(work, 'a.pdf'), join(work, 'page')])
  const pages = execFileSync('ls', [work], { encoding: 'utf8' })
    .split('\n')
    .filter((name) => name.endsWith('.pgm'))
  const image = readFileSync(join(work, pages.sort().at(-1) ?? ''))
  const [head = '', width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.toString('latin1', 0, 40)) ?? []
  const data = image.subarray(head.length)
  const pixels = new Uint8Array(data.length * 4)
  for (const [index, grey] of data.entries()) pixels.set([grey, grey, grey, 255], index * 4)
  return decodeQR({ width: Number(width), height: Number(height), data: pixels })
}

describe('the code that leads to the source', () => {
  it('says in words where it leads', async () => {
    expect(await codesOf(caseOf('zh-interview'))).toEqual(['来源网址的二维码：https://example.org/zh-interview'])
    expect(await codesOf(caseOf('en-panel'))).toEqual(['QR code of the source: https://example.org/en-panel'])
  })

  it('is not there without an address, or with one that no telephone could read', async () => {
    expect(await codesOf(at('en-panel', undefined))).toEqual([])
    expect(await codesOf(at('en-panel', `https://example.org/${'x'.repeat(600)}`))).toEqual([])
  })

  it('leaves the text whole beside a long address', async () => {
    const printed = await print(at('ar-interview', `https://example.org/${'%D8%AD'.repeat(60)}?a=1&b=2`))
    expect(await findingsOf(printed)).toEqual([])
  })

  it.runIf(poppler)('can be read from the page', async () => {
    const url = 'https://example.org/zh-interview?seite=2&wort=%E6%B2%B3#t3'
    expect(await scanned(at('en-panel', url))).toBe(url)
  })
})
