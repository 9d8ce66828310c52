import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { asColloquyError, ColloquyError, describeError, EXIT_CODES, exitCodeOf } from '../pipeline/errors.ts'

describe('errors', () => {
  it('name the file and the place before the sentence', () => {
    const error = new ColloquyError('settings', 'expected a, found b', { file: 'source.yaml', place: '3:1' })
    expect(describeError(error)).toBe('source.yaml:3:1: expected a, found b')
    expect(exitCodeOf(error)).toBe(6)
  })

  it('that are not ours are bugs', () => {
    expect(describeError(new TypeError('x is undefined'))).toMatch(/^internal error: x is undefined/)
    expect(exitCodeOf('thrown')).toBe(1)
    expect(asColloquyError(new Error('boom'), 'render').exitCode).toBe(9)
  })

  it('have one exit code each, and the README lists them all in order', () => {
    const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
    const rows = [...readme.matchAll(/^\| (\d+) \| ([a-z-]+) \|/gm)].map(([, code, name]) => [name, Number(code)])
    expect(rows).toEqual(Object.entries(EXIT_CODES))
    expect(new Set(Object.values(EXIT_CODES)).size).toBe(Object.keys(EXIT_CODES).length)
  })
})
