import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { whileLocked } from '../../pipeline/store/lock.ts'
import { sweep } from '../../pipeline/store/sweep.ts'

const scratch = () => mkdtempSync(join(tmpdir(), 'colloquy-lock-'))

/** The number of a process that was, and is no more. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((done) => child.on('exit', done))
  return child.pid as number
}

describe('the lock', () => {
  it('lets one at a time in and is gone afterwards', async () => {
    const out = join(scratch(), 'dist')
    let inside = 0
    const work = async () => {
      inside += 1
      expect(inside).toBe(1)
      await new Promise((done) => setTimeout(done, 5))
      inside -= 1
    }
    await Promise.all(Array.from({ length: 10 }, () => whileLocked(out, work)))
    expect(readdirSync(out)).toEqual([])
  })

  it('is given back when the work fails', async () => {
    const out = scratch()
    await expect(whileLocked(out, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await whileLocked(out, async () => 'yes')).toBe('yes')
  })

  it('is taken from a process that is gone', async () => {
    const out = scratch()
    mkdirSync(join(out, '.lock', String(await deadPid())), { recursive: true })
    mkdirSync(join(out, '.lock.stale', String(await deadPid())), { recursive: true })
    expect(await whileLocked(out, async () => 'mine')).toBe('mine')
    expect(readdirSync(out)).toEqual([])
  })

  it('waits for a process that is at work', async () => {
    const out = scratch()
    const other = join(out, '.lock', String(process.ppid))
    mkdirSync(other, { recursive: true })
    let entered = false
    const waiting = whileLocked(out, async () => {
      entered = true
    })
    await new Promise((done) => setTimeout(done, 100))
    expect(entered).toBe(false)
    renameSync(join(out, '.lock'), join(out, '.released'))
    await waiting
    expect(entered).toBe(true)
  })
})

describe('sweeping', () => {
  it('removes what a killed run left, and nothing else', async () => {
    const out = scratch()
    const dead = await deadPid()
    mkdirSync(join(out, 'talk'))
    const left = [`talk/.talk.epub.${dead}.3.part`, `.manifest.json.${process.pid}.1.part`]
    const kept = ['talk/talk.epub', `talk/.talk.pdf.${process.ppid}.1.part`, 'talk/.hidden.part', 'manifest.json']
    for (const name of [...left, ...kept]) writeFileSync(join(out, name), 'x')
    mkdirSync(join(out, `.lock.${dead}`, String(dead)), { recursive: true })
    await sweep(out)
    expect(left.filter((name) => existsSync(join(out, name)))).toEqual([])
    expect(kept.filter((name) => !existsSync(join(out, name)))).toEqual([])
    expect(readdirSync(out).sort()).toEqual(['manifest.json', 'talk'])
  })

  it('of a folder that is not there is nothing', async () => {
    await expect(sweep(join(scratch(), 'dist'))).resolves.toBeUndefined()
  })
})
