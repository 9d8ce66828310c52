/**
 * `make fuzz`: mutated input for every reader, for FUZZ_SECONDS (default 60) or FUZZ_INPUTS inputs, from SEED. What
 * fails is kept as a case in test/fuzz/cases, which the tests try again.
 */
import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../pipeline/version.ts'
import { drawing } from '../kill/kill.ts'
import { readCorpus } from './corpus.ts'
import { type Input, inputOf } from './kinds.ts'
import type { Answer } from './worker.ts'

const seed = Number(process.env.SEED ?? 1)
const seconds = Number(process.env.FUZZ_SECONDS ?? 60)
const inputs = Number(process.env.FUZZ_INPUTS ?? Number.POSITIVE_INFINITY)
const workers = Number(process.env.FUZZ_WORKERS ?? 2)
/** Of one input, in milliseconds; more than a PDF is given. The machine may be busy with other things. */
const limit = Number(process.env.FUZZ_LIMIT ?? 90_000)
const say = (line: string) => void process.stdout.write(`${line}\n`)

const counts = new Map<string, number>()
const faults: string[] = []
let next = Number(process.env.FUZZ_FROM ?? 0)
let tried = 0
let books = 0
const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)

const folder = mkdtempSync(join(tmpdir(), 'colloquy-fuzz-books-'))
execFileSync(process.execPath, [
  join(ROOT, 'build/cli.js'),
  'publish',
  join(ROOT, 'sources'),
  '--out',
  folder,
  '--quiet',
])
const corpus = readCorpus(folder)
const started = performance.now()
const last = next + inputs
const isOver = () =>
  next >= last || (inputs === Number.POSITIVE_INFINITY && performance.now() - started > seconds * 1_000)

say(`SEED=${seed} ${inputs === Number.POSITIVE_INFINITY ? `FUZZ_SECONDS=${seconds}` : `FUZZ_INPUTS=${inputs}`}`)
say(`seeds: ${Object.entries(corpus).map(([kind, files]) => `${files.length} ${kind}`).join(', ')}`) // biome-ignore format: one row
await Promise.all(Array.from({ length: workers }, () => work()))
say([...counts].sort().map(([key, value]) => `${key} ${value}`).join('\n')) // biome-ignore format: one row
say(
  `${tried} inputs, ${books} books made and read back, ${faults.length} faults, ${((performance.now() - started) / 1000).toFixed(0)} s`,
)
process.exitCode = faults.length === 0 ? 0 : 1

/** One worker after another, each until it hangs or dies. */
async function work(): Promise<void> {
  while (!isOver()) {
    const child = fork(join(import.meta.dirname, 'worker.js'), [folder, String(seed)], {
      execArgv: ['--max-old-space-size=1024'],
    })
    if (typeof (await answerOf(child, 60_000)) === 'string') throw new Error('a worker did not start')
    while (!isOver()) {
      const number = next
      next += 1
      tried += 1
      child.send({ number })
      const answer = await answerOf(child, limit)
      if (typeof answer === 'string') {
        const input = inputOf(corpus, drawing(seed * 1_000_003 + number))
        count(`${input.kind} ${answer}`)
        keep(number, input, input.bytes, `${answer} within ${limit / 1000} s`)
        break
      }
      books += answer.books
      count(`${answer.kind} ${answer.fault === undefined ? answer.result : 'FAULT'}`)
      if (answer.fault)
        keep(number, answer, Buffer.from(answer.smallest ?? '', 'base64'), `${answer.fault}\nmade from ${answer.seed}`)
      if (tried % 1_000 === 0) say(`${tried} inputs, ${faults.length} faults`)
    }
    child.kill('SIGKILL')
  }
}

function answerOf(child: ChildProcess, within: number): Promise<Answer | 'no answer' | 'death'> {
  return new Promise((done) => {
    const end = (answer: Answer | 'no answer' | 'death') => {
      clearTimeout(timer)
      child.removeAllListeners()
      done(answer)
    }
    const timer = setTimeout(() => end('no answer'), within)
    child.once('message', (answer: Answer) => end(answer))
    child.once('exit', () => end('death'))
  })
}

function keep(number: number, { kind, whole }: Pick<Input, 'kind' | 'whole'>, bytes: Buffer, fault: string): void {
  say(`input ${number}, ${kind}: ${fault.slice(0, 500)}`)
  faults.push(fault)
  const name = `${kind}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}`
  const into = join(process.env.FUZZ_CASES ?? join(ROOT, 'test/fuzz/cases'), name)
  mkdirSync(into, { recursive: true })
  writeFileSync(join(into, 'input'), bytes)
  writeFileSync(join(into, 'found.txt'), `SEED=${seed}, input ${number}${whole ? ', whole' : ''}\n${fault}\n`)
}
