import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBenchPages } from './bench-pages.ts'

const folder = mkdtempSync(join(tmpdir(), 'colloquy-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(files: Record<string, string>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

test('folders with a page and a text, in every form of the text', () => {
  const directory = write({
    'a/page.html': '<p>A',
    'a/expected.txt': 'The first counts.',
    'a/gold.txt': 'Not this one.',
    'b/source.html': '<p>B',
    'b/expected.html': '<h2>Head</h2><p>Two<br>lines<script>no</script>',
    'c/page.html': '<p>C',
    'c/gold.json': '{"text": "From JSON."}',
    'd/page.html': '<p>D',
    'd/gold.json': '{"turns": []}',
    'e/notes.txt': 'no page here',
  })
  const { pages, without } = findBenchPages(directory)
  expect(pages.map(({ name, expected }) => [name, expected.split(/\s+/).join(' ')])).toEqual([
    ['a', 'The first counts.'],
    ['b', 'Head Two lines'],
    ['c', 'From JSON.'],
  ])
  expect(without).toEqual(['d'])
})
