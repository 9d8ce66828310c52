import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readMetadata } from '../../../pipeline/extract/metadata/index.ts'
import { DATE_PATTERN, language } from '../../../pipeline/transcript/schema.ts'
import { inputOf } from './case.ts'

const cases = join(import.meta.dirname, 'cases')

/** Each case: the whole metadata with its evidence, and the lines it was read from. */
describe('metadata', () => {
  test.each(readdirSync(cases).sort())('%s', (name) => {
    const input = inputOf(join(cases, name), name)
    const { metadata, used, leads } = readMetadata(input)
    const lines = (orders: number[]) => orders.map((order) => input.visible.find((line) => line.order === order)?.text)
    const actual = { ...metadata, used: lines(used), leads: lines(leads) }
    const file = join(cases, name, 'expected.json')
    if (!existsSync(file) && process.env.UPDATE_CASES === '1')
      writeFileSync(file, `${JSON.stringify(actual, null, 2)}\n`)
    expect(actual).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    expect(language.safeParse(metadata.language).success).toBe(true)
    for (const date of [metadata.published, metadata.modified])
      if (date !== undefined) expect(date).toMatch(DATE_PATTERN)
  })
})
