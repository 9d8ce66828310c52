/** The pages of `make bench-extract`: folders with a page and the text that a reader would call its article. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { textOfHtml } from './body-text.ts'

export interface BenchPage {
  name: string
  file: string
  expected: string
}

export const PAGE_FILES = ['page.html', 'source.html', 'index.html'] as const
/** The first that is there counts. */
export const EXPECTED_FILES = [
  'expected.txt',
  'expected.html',
  'article.txt',
  'text.txt',
  'gold.txt',
  'expected.json',
  'gold.json',
] as const

/** Every folder of `directory` (or itself) that has both; `without` names those that have a page and no text. */
export function findBenchPages(directory: string): { pages: BenchPage[]; without: string[] } {
  const pages: BenchPage[] = []
  const without: string[] = []
  const names = readdirSync(directory).sort()
  const folders = names.filter((name) => statSync(join(directory, name)).isDirectory())
  for (const [name, folder] of [['.', directory], ...folders.map((name) => [name, join(directory, name)])] as const) {
    const file = PAGE_FILES.map((page) => join(folder, page)).find(existsSync)
    if (file === undefined) continue
    const expected = expectedText(folder)
    if (expected === undefined) without.push(name)
    else pages.push({ name, file, expected })
  }
  return { pages, without }
}

function expectedText(folder: string): string | undefined {
  for (const name of EXPECTED_FILES) {
    const path = join(folder, name)
    if (!existsSync(path)) continue
    const text = readFileSync(path, 'utf8')
    if (name.endsWith('.html')) return textOfHtml(text)
    if (!name.endsWith('.json')) return text
    const inside = textIn(JSON.parse(text))
    if (inside !== undefined) return inside
  }
  return undefined
}

/** `text` or `articleBody` of an object. */
function textIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { text, articleBody } = value as { text?: unknown; articleBody?: unknown }
  return [text, articleBody].find((candidate): candidate is string => typeof candidate === 'string')
}
