/** Ctrl-C and SIGTERM in the middle of a batch: whole sources, an exit code, and a next run that goes on. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { type Manifest, sha256 } from '../../pipeline/store/entry.ts'
import { colloquy, PAGE, ROOT, scratch, treeOf } from './run.ts'

const home = scratch()
const sources = join(home, 'sources')
const args = (out: string, ...more: string[]) => [
  'publish',
  sources,
  '--out',
  out,
  '--format',
  'md',
  '--jobs',
  '1',
  ...more,
]
let whole: Record<string, string>

beforeAll(async () => {
  for (let index = 10; index < 60; index += 1) {
    const folder = join(sources, `rain-${index}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'source.yaml'), 'file: page.html\n')
    writeFileSync(join(folder, 'page.html'), PAGE.replaceAll('figs', `${index} figs`))
  }
  const out = join(home, 'whole')
  const { code, stderr } = await colloquy(args(out))
  expect({ code, stderr }).toMatchObject({ code: 0 })
  whole = treeOf(out)
})

/** Sends the signal when the third source is done. */
function stopped(out: string, signal: 'SIGINT' | 'SIGTERM') {
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    const child = spawn(process.execPath, [join(ROOT, 'build/cli.js'), ...args(out, '--json')])
    let [stdout, stderr, sent] = ['', '', false]
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
      if (!sent && stderr.includes('[3/50]')) sent = child.kill(signal)
    })
    child.on('close', (code) => done({ code, stdout, stderr }))
  })
}

describe.skipIf(process.platform === 'win32').each([
  ['SIGINT', EXIT_CODES.interrupted],
  ['SIGTERM', EXIT_CODES.terminated],
] as const)('%s in the middle of a batch', (signal, exitCode) => {
  it('leaves whole sources and says which are not done; the next run goes on', async () => {
    const out = join(home, signal)
    const { code, stdout, stderr } = await stopped(out, signal)
    expect({ code, stderr }).toMatchObject({ code: exitCode })
    const report = JSON.parse(stdout) as { published: { slug: string }[]; unfinished: string[]; exitCode: number }
    const done = report.published.map(({ slug }) => slug)
    expect(report.exitCode).toBe(exitCode)
    expect(done.length).toBeGreaterThanOrEqual(3)
    expect(report.unfinished.length).toBeGreaterThan(0)
    expect([...done, ...report.unfinished].sort()).toHaveLength(50)
    expect(stderr).toMatch(
      new RegExp(`stopped by ${signal}: ${done.length} published, .*, ${report.unfinished.length} not done: rain-`),
    )
    const tree = treeOf(out)
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest
    const listed = manifest.sources.flatMap(({ files }) => files.map(({ path }) => path))
    expect(Object.keys(tree).sort()).toEqual([...listed, 'SHA256SUMS', 'manifest.json'].sort())
    for (const path of listed) expect(tree[path]).toBe(whole[path])
    expect(readFileSync(join(out, 'SHA256SUMS'), 'utf8')).toContain(sha256(readFileSync(join(out, 'manifest.json'))))

    const next = await colloquy(args(out))
    expect(next.code).toBe(0)
    const upToDate = manifest.sources.length
    expect(next.stderr).toContain(`${50 - upToDate} published, ${upToDate} up to date, 0 failed`)
    expect(treeOf(out)).toEqual(whole)
  })
})
