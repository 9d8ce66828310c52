/** Every row of THREAT_MODEL.md points to its test, and the test is there. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const rows = readFileSync(join(ROOT, 'THREAT_MODEL.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))

/** Words in code marks that are files, and the names of tests in brackets behind them. */
const REFERENCE = /`([^`]+\.ts)`(?: \(([^()]+)\))?/g

describe('the threat model', () => {
  it('has rows', () => expect(rows.length).toBeGreaterThan(20))

  it.each(rows.map(([, threat = '', , tests = '']) => [threat, tests] as const))('%s', (_, tests) => {
    const references = [...tests.matchAll(REFERENCE)]
    expect(references.length).toBeGreaterThan(0)
    for (const [, file = '', name] of references) {
      const path = join(ROOT, file)
      expect(existsSync(path) && statSync(path).isFile(), file).toBe(true)
      if (name !== undefined) expect(readFileSync(path, 'utf8')).toContain(name)
    }
  })
})
