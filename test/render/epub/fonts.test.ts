import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { coverageOf, covers } from '../../../pipeline/render/pdf/coverage.ts'
import { DEFAULT_PRESENTATION } from '../../../pipeline/transcript/presentation.ts'
import { epubChecks } from '../../../pipeline/verify/epub/index.ts'
import { makeBook, transcriptOf, turn } from './book.ts'

const presentation = { ...DEFAULT_PRESENTATION, fonts: 'embed' as const }
const DISPLAY_OPTIONS = 'META-INF/com.apple.ibooks.display-options.xml'

const TRANSCRIPT = transcriptOf([turn(1, 'ines', '“你好”，世界。Hello — 2016.')], {
  metadata: { title: '问候', language: 'zh-Hans', contributors: [], subjects: [] },
})

const artefactOf = (bytes: Uint8Array) => ({
  name: 'fonts.epub',
  format: 'epub',
  bytes,
  transcript: TRANSCRIPT,
  timestamp: undefined,
})

test('a book brings the characters of its text along, and no others', async () => {
  const { bytes, files } = await makeBook(TRANSCRIPT, { presentation })
  for (const check of epubChecks) expect(await check(artefactOf(bytes))).toEqual([])
  const fonts = Object.entries(unzipSync(bytes)).filter(([name]) => name.startsWith('OEBPS/fonts/'))
  expect(fonts.map(([name]) => name.slice(12)).sort()).toEqual([
    'NotoSerifSC-Bold.otf',
    'NotoSerifSC-Regular.otf',
    'NotoSerif_400Regular.ttf',
    'NotoSerif_700Bold.ttf',
  ])
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'))
  const has = (name: string, character: string) => {
    writeFileSync(join(folder, name), fonts.find(([path]) => path.endsWith(name))?.[1] ?? new Uint8Array())
    return covers(coverageOf(join(folder, name)), character.codePointAt(0) ?? 0)
  }
  expect([...'你好世界问候，。“”—'].filter((each) => !has('NotoSerifSC-Regular.otf', each))).toEqual([])
  expect([...'Helo2016Ã'].map((each) => has('NotoSerifSC-Regular.otf', each))).not.toContain(true)
  expect([...'Helo2016ê'].filter((each) => !has('NotoSerif_400Regular.ttf', each))).toEqual([])
  expect(has('NotoSerifSC-Regular.otf', '龍')).toBe(false)
  expect(fonts.reduce((sum, [, data]) => sum + data.length, 0)).toBeLessThan(200_000)
  expect(files['OEBPS/style.css']).toContain('body { font-family: "Noto Serif SC", "Noto Serif", serif; }')
  expect(files[DISPLAY_OPTIONS]).toContain('<option name="specified-fonts">true</option>')
  expect((await makeBook(TRANSCRIPT, { presentation })).bytes).toEqual(bytes)
})

test('no font is embedded unless asked', async () => {
  const { files } = await makeBook(TRANSCRIPT)
  expect(Object.keys(files).filter((name) => /font|display-options/.test(name))).toEqual([])
  expect(files['OEBPS/style.css']).not.toContain('@font-face')
})

test.each([
  ['a font that is none', 'OEBPS/fonts/NotoSerifSC-Bold.otf', /expected a font as font\/otf/],
  ['no word to Apple Books', DISPLAY_OPTIONS, /where fonts are embedded/],
])('%s is found', async (_, name, finding) => {
  const files = unzipSync((await makeBook(TRANSCRIPT, { presentation })).bytes)
  if (name === DISPLAY_OPTIONS) delete files[name]
  else files[name] = new Uint8Array(9)
  const findings = (await Promise.all(epubChecks.map((check) => check(artefactOf(zipSync(files)))))).flat()
  expect(findings.filter(({ check }) => check === 'epub-fonts').map(({ message }) => message)).toEqual([
    expect.stringMatching(finding),
  ])
})
