import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ColloquyError } from '../../pipeline/errors.ts'
import { extract } from '../../pipeline/extract/index.ts'
import type { Article } from '../../pipeline/transcript/article.ts'
import { compactOf } from './compact.ts'
import { pageOf } from './page.ts'

const CASES = join(import.meta.dirname, 'cases')
const MEDIA_TYPES = { html: 'text/html', txt: 'text/plain', md: 'text/markdown' } as const

function resultOf(folder: string): unknown {
  const type = (['html', 'txt', 'md'] as const).find((ending) => existsSync(join(folder, `input.${ending}`))) ?? 'html'
  const text = readFileSync(join(folder, `input.${type}`), 'utf8')
  const settings = join(folder, 'settings.json')
  const page = pageOf(text, MEDIA_TYPES[type], existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {})
  let article: Article
  try {
    article = extract(page)
  } catch (error) {
    if (error instanceof ColloquyError) return { error: error.code, message: error.message }
    throw error
  }
  return compactOf(article)
}

describe('extract', () => {
  for (const name of readdirSync(CASES).sort())
    it(name, async () => {
      const result = `${JSON.stringify(resultOf(join(CASES, name)), null, 2)}\n`
      await expect(result).toMatchFileSnapshot(join(CASES, name, 'expected.json'))
    })
})
