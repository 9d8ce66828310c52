import { describe, expect, it } from 'vitest'
import type { BatchResult } from '../pipeline/batch.ts'
import { liveLine, reporterOf, summarize } from '../pipeline/commands/publish-progress.ts'
import type { Console } from '../pipeline/console.ts'
import { canRedraw } from '../pipeline/environment.ts'
import type { Published } from '../pipeline/publish.ts'

const source = (slug: string): Published => ({
  entry: { slug, source: slug, id: 'urn:uuid:x', title: 'T', kind: 'dialogue', language: 'en', turns: 3, key: 'k', files: [] },
  upToDate: false,
  warnings: [],
}) // biome-ignore format: one row
const failure = (name: string) => ({ source: name, code: 'settings' as const, exitCode: 6, message: `${name}: wrong` })

function listening(isLive: boolean) {
  const said: string[] = []
  const to: Console = {
    result: (line) => said.push(`result ${line}`),
    progress: (line) => said.push(line),
    warning: (line) => said.push(`warning ${line}`),
    error: (line) => said.push(`error ${line}`),
    isLive,
    live: (line) => said.push(`live ${line}`),
  }
  return { said, to }
}

describe('the live line', () => {
  it.each([
    [{ finished: 0, total: 9, failed: 0, recent: 0, milliseconds: 0 }, '[0/9] 0 failed'],
    [{ finished: 5, total: 9, failed: 1, recent: 5, milliseconds: 2_000 }, '[5/9] 2.5/s, 2 s left, 1 failed'],
    [{ finished: 40, total: 1000, failed: 0, recent: 40, milliseconds: 1_000 }, '[40/1000] 40/s, 24 s left, 0 failed'],
    [
      { finished: 2, total: 400, failed: 0, recent: 2, milliseconds: 1_000 },
      '[2/400] 2.0/s, 3 min 19 s left, 0 failed',
    ],
    [
      { finished: 1, total: 9000, failed: 0, recent: 1, milliseconds: 1_000 },
      '[1/9000] 1.0/s, 2 h 29 min left, 0 failed',
    ],
    [{ finished: 9, total: 9, failed: 0, recent: 9, milliseconds: 1_000 }, '[9/9] 9.0/s, 0 s left, 0 failed'],
  ])('%#: %s', (progress, line) => {
    expect(liveLine(progress)).toBe(line)
  })

  it('tells the rate of what ended last, after a beginning that was up to date', () => {
    const { said, to } = listening(true)
    let time = 0
    const reporter = reporterOf(to, 2000, () => time)
    for (let finished = 1; finished <= 1000; finished += 1) reporter.done(source('a'), finished)
    for (let finished = 1001; finished <= 1100; finished += 1) {
      time += 500
      reporter.done(source('a'), finished)
    }
    expect(said.at(-1)).toBe('live [1100/2000] 2.0/s, 7 min 30 s left, 0 failed')
  })

  it('is drawn ten times a second and stands for the lines of what went well', () => {
    const { said, to } = listening(true)
    const reporter = reporterOf(to, 3, () => 0)
    reporter.done(source('a'), 1)
    reporter.failed(failure('b'), 2)
    reporter.done(source('c'), 3)
    expect(said).toEqual([
      'live [0/3] 0 failed',
      'live [1/3] 0 failed',
      '[2/3] b: failed',
      'error b: wrong',
      'live [3/3] 1 failed',
    ])
  })

  it('is not drawn where nothing can be drawn over, nor for one source', () => {
    for (const [isLive, total] of [
      [false, 2],
      [true, 1],
    ] as const) {
      const { said, to } = listening(isLive)
      reporterOf(to, total, () => 0).done(source('a'), 1)
      expect(said).toEqual([`[1/${total}] a: 3 turns`])
    }
  })

  it('needs a terminal', () => {
    const stream = (isTTY: boolean) => ({ isTTY }) as NodeJS.WriteStream
    expect(canRedraw(stream(true), { TERM: 'xterm' })).toBe(true)
    expect(canRedraw(stream(true), { TERM: 'dumb' })).toBe(false)
    expect(canRedraw(stream(true), { CI: 'true' })).toBe(false)
    expect(canRedraw(stream(false), { TERM: 'xterm' })).toBe(false)
  })
})

describe('the summary', () => {
  const batch: BatchResult = { published: [source('a')], failures: [failure('b')], unfinished: [], exitCode: 6 }

  it('lists failures with their reasons', () => {
    const { said, to } = listening(false)
    summarize(batch, to)
    expect(said).toEqual(['live ', '1 published, 0 up to date, 1 failed', 'error failed: b (settings): b: wrong'])
  })

  it('of a run that was stopped says what is not done', () => {
    const { said, to } = listening(false)
    const unfinished = Array.from({ length: 12 }, (_, index) => `s${index}`)
    summarize({ ...batch, failures: [], unfinished }, to, 'SIGINT')
    expect(said.at(-1)).toBe(
      'error stopped by SIGINT: 1 published, 0 up to date, 0 failed, 12 not done: s0, s1, s2, s3, s4, s5, s6, s7, s8, s9 and 2 more; the same command goes on from here',
    )
  })
})
