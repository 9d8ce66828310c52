import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ColloquyError } from '../../pipeline/errors.ts'
import { discover, load } from '../../pipeline/load/index.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { casesOf, type Expected, expectedOf, openCase } from './case.ts'

interface PageCase extends Expected {
  page: Partial<Page>
  /** Parts that the text must have, and must not have. */
  holds?: string[]
  lacks?: string[]
}

interface FaultCase extends Expected {
  error: { code: string; message: string; file?: string; place?: string }
}

describe('pages', () => {
  it.each(casesOf('page'))('%s', async (name) => {
    const expected = expectedOf<PageCase>('page', name)
    const folder = openCase('page', name, expected)
    const [reference] = await discover(join(folder, expected.source ?? 'page.html'))
    if (reference === undefined) throw new Error('no source')
    const page = await load(reference)
    expect(page).toMatchObject(expected.page)
    for (const part of expected.holds ?? []) expect(page.text).toContain(part)
    for (const part of expected.lacks ?? []) expect(page.text).not.toContain(part)
    const captured = readFileSync(join(page.directory as string, page.file as string))
    expect(page.sha256).toBe(createHash('sha256').update(captured).digest('hex'))
    expect(page.bytes).toBe(captured.length)
  })
})

describe('faults', () => {
  it.each(casesOf('fault'))('%s', async (name) => {
    const expected = expectedOf<FaultCase>('fault', name)
    const folder = openCase('fault', name, expected)
    const source = join(folder, expected.source ?? 'page.html')
    const error = await errorOf(async () => {
      for (const reference of await discover(source)) await load(reference)
    })
    const { code, place } = error
    const [message, file] = [error.message, error.file].map((text) => text?.replaceAll(folder, '<case>'))
    expect({ code, message, file, place }).toEqual({ file: undefined, place: undefined, ...expected.error })
  })
})

async function errorOf(act: () => Promise<void>): Promise<ColloquyError> {
  try {
    await act()
  } catch (error) {
    if (error instanceof ColloquyError) return error
    throw error
  }
  throw new Error('expected an error, found none')
}
