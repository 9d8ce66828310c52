/** What `make fuzz` once found, tried again. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { colloquy } from '../cli/run.ts'
import { KINDS } from './kinds.ts'
import { tryInput } from './readers.ts'

const CASES = join(import.meta.dirname, 'cases')
const names = existsSync(CASES) ? readdirSync(CASES) : []

describe('found by fuzzing', () => {
  it.each(names)('%s', async (name) => {
    const kind = KINDS.find((each) => name.startsWith(`${each}-`))
    if (kind === undefined) throw new Error(`expected a folder that begins with a kind of input, found ${name}`)
    const input = join(CASES, name, 'input')
    if (kind === 'pdf') {
      // As a process of its own: what was found may end one.
      const { code, stderr } = await colloquy(['render', input, '--format', 'md', '--output', '-'])
      expect([0, EXIT_CODES['not-a-page'], EXIT_CODES.transcript], stderr).toContain(code)
      expect(stderr).not.toMatch(/\n\s+at |\[object/)
      return
    }
    const whole = /^SEED=\d+, input \d+, whole$/m.test(readFileSync(join(CASES, name, 'found.txt'), 'utf8'))
    const { fault } = await tryInput({ kind, bytes: readFileSync(input), whole })
    expect(fault).toBeUndefined()
  })
})
