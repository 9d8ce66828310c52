/** The cover that an editor names travels with the transcript: publish and render make the same book. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { colloquy, PAGE, scratch } from './run.ts'

it('binds the cover of source.yaml, and render of the transcript gives the same bytes', async () => {
  const home = scratch()
  const folder = join(home, 'rain')
  mkdirSync(folder)
  writeFileSync(join(folder, 'page.html'), PAGE)
  writeFileSync(join(folder, 'source.yaml'), 'cover: front.gif\n')
  const cover = Buffer.from('R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64')
  writeFileSync(join(folder, 'front.gif'), cover)
  const out = join(home, 'dist')
  expect(await colloquy(['publish', folder, '--out', out, '--format', 'epub'])).toMatchObject({ code: 0 })
  const published = readFileSync(join(out, 'rain/rain.epub'))
  expect(Buffer.from(unzipSync(published)['OEBPS/cover.gif'] ?? '').equals(cover)).toBe(true)
  const again = join(home, 'again.epub')
  const transcript = join(out, 'rain/rain.transcript.json')
  expect(await colloquy(['render', transcript, '--format', 'epub', '--output', again])).toMatchObject({ code: 0 })
  expect(readFileSync(again).equals(published)).toBe(true)
})
