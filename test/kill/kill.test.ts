/** A short version of `make kill`, and two runs at once on one dist. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { colloquy } from '../cli/run.ts'
import { type Batch, faultsOfBoth, prepare, publishing } from './batch.ts'
import { killRuns } from './kill.ts'

let batch: Batch
beforeAll(async () => {
  batch = await prepare('md')
})

describe('a run that is killed', () => {
  it('leaves whole files, a true manifest and nothing that the next run does not clean', async () => {
    const { killed, faults } = await killRuns(batch, 5, 20_240_311, () => undefined)
    expect(faults).toEqual([])
    expect(killed).toBe(5)
  })
})

describe('two runs at once on one dist', () => {
  it('leave each source wholly of one of them', async () => {
    const out = join(mkdtempSync(join(tmpdir(), 'colloquy-both-')), 'dist')
    const ran = await Promise.all([
      colloquy(publishing(batch, 'a', out)),
      colloquy(publishing(batch, 'b', out)),
      colloquy(publishing(batch, 'a', out)),
    ])
    expect(ran.map(({ code, stderr }) => ({ code, stderr }))).toEqual(ran.map(() => ({ code: 0, stderr: '' })))
    expect(await faultsOfBoth(out, batch)).toEqual([])
  })
})
