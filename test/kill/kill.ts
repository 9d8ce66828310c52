/** Runs that are killed, and what they leave. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { colloquy, ROOT } from '../cli/run.ts'
import { type Batch, faultsOf, faultsOfWhole, publishing, type Version } from './batch.ts'

export interface Killing {
  /** Runs that were killed before they ended. */
  killed: number
  /** Of those, how many by the n-th change in dist rather than by time. */
  byChange: number
  /** Runs that ended before their moment came. */
  ended: number
  faults: string[]
}

/** When a run is killed: after so many milliseconds, or at the n-th change of a file in dist. */
type Moment = { after: number } | { change: number }

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function drawing(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Kills `count` runs on one dist, and lets the next one end after each. */
export async function killRuns(
  batch: Batch,
  count: number,
  seed: number,
  tell: (line: string) => void,
): Promise<Killing> {
  const draw = drawing(seed)
  const out = join(mkdtempSync(join(tmpdir(), 'colloquy-killed-')), 'dist')
  mkdirSync(out)
  const killing: Killing = { killed: 0, byChange: 0, ended: 0, faults: [] }
  for (let round = 1; killing.killed < count && round < 3 * count + 10; round += 1) {
    const version: Version = draw() < 0.5 ? 'a' : 'b'
    const moment: Moment = draw() < 0.5 ? { after: draw() * batch.time * 1.1 } : { change: 1 + Math.floor(draw() * 60) }
    const killed = await runUntil(publishing(batch, version, out), out, moment)
    if (killed) killing.killed += 1
    else killing.ended += 1
    if (killed && 'change' in moment) killing.byChange += 1
    note(killing, round, await faultsOf(out, batch), tell)
    const next: Version = draw() < 0.5 ? 'a' : 'b'
    const { code, stderr } = await colloquy(publishing(batch, next, out))
    note(killing, round, code === 0 ? faultsOfWhole(out, batch, next) : [`the next run: ${stderr}`], tell)
    if (round % 20 === 0) tell(`${killing.killed} killed`)
  }
  return killing
}

function note(killing: Killing, round: number, faults: readonly string[], tell: (line: string) => void): void {
  for (const fault of faults) {
    tell(`round ${round}: ${fault}`)
    killing.faults.push(`round ${round}: ${fault}`)
  }
}

/** Whether the run was killed; false when it ended before. */
function runUntil(args: readonly string[], out: string, moment: Moment): Promise<boolean> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [join(ROOT, 'build/cli.js'), ...args], { stdio: 'ignore' })
    const kill = () => void child.kill('SIGKILL')
    const timer = 'after' in moment ? setTimeout(kill, moment.after) : undefined
    let changes = 0
    const watcher =
      'change' in moment
        ? watch(out, { recursive: true }, () => {
            changes += 1
            if (changes === moment.change) kill()
          })
        : undefined
    // A folder may be gone before it is looked at.
    watcher?.on('error', () => undefined)
    child.on('error', failed)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      watcher?.close()
      done(signal === 'SIGKILL')
    })
  })
}
