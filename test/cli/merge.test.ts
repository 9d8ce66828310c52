/** Three sources at once, and in three shards that are merged: the same to the byte. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { shardNumberOf } from '../../pipeline/shard.ts'
import { colloquy, PAGE, scratch, treeOf } from './run.ts'

const home = scratch()
const SHARDS = [1, 2, 3]
/** One name for each shard. */
const names = SHARDS.map(
  (number) => ['rain', 'figs', 'hail', 'snow', 'dew', 'fog', 'wind'].find((name) => shardNumberOf(name, 3) === number) ?? '',
) // biome-ignore format: one row
const dists = SHARDS.map((number) => join(home, `dist-${number}`))

beforeAll(async () => {
  for (const name of names) {
    mkdirSync(join(home, 'sources', name), { recursive: true })
    writeFileSync(join(home, 'sources', name, 'source.yaml'), '')
    writeFileSync(join(home, 'sources', name, 'page.html'), PAGE.replace('about rain', `about ${name}`))
  }
  const publish = (...args: string[]) => colloquy(['publish', ...args], { cwd: home })
  expect(await publish('--out', 'whole')).toMatchObject({ code: 0 })
  for (const number of SHARDS)
    expect(await publish('--out', `dist-${number}`, '--shard', `${number}/3`)).toMatchObject({ code: 0 })
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

const merge = (...args: string[]) => colloquy(['merge', ...args], { cwd: home })

describe('colloquy merge', () => {
  it('gives the bytes of one run, its manifest and its sums', async () => {
    const { code, stdout, stderr } = await merge('dist-3', 'dist-1', 'dist-2', '--out', 'merged')
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `${['dist-3', 'dist-1', 'dist-2'].map((dist) => `${dist}: 1 source, every file as listed\n`).join('')}3 sources in merged: 3 merged, 0 up to date\n`,
    })
    expect(treeOf(join(home, 'merged'))).toEqual(treeOf(join(home, 'whole')))
    expect(stdout.trimEnd().split('\n')).toHaveLength(3 * 4)
  })

  it('does nothing when nothing changed, and says so in JSON alone', async () => {
    const { code, stdout, stderr } = await merge(...dists, '--out', 'merged', '--json', '--quiet')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const { merged } = JSON.parse(stdout) as { merged: { slug: string; from: string; upToDate: boolean }[] }
    expect(merged.map(({ slug, upToDate }) => [slug, upToDate])).toEqual([...names].sort().map((name) => [name, true]))
    expect(new Set(merged.map(({ from }) => from))).toEqual(new Set(dists))
  })

  it('makes a dist that publish goes on from', async () => {
    const { stderr } = await colloquy(['publish', '--out', 'merged'], { cwd: home })
    expect(stderr).toContain('0 published, 3 up to date')
  })

  it('names a damaged file and leaves no dist', async () => {
    const [dist = '', name = ''] = [dists[0], names[0]]
    writeFileSync(join(dist, name, `${name}.md`), 'somebody else')
    const { code, stderr } = await merge(...dists, '--out', 'refused')
    expect(code).toBe(EXIT_CODES.verify)
    expect(stderr).toContain(join(dist, name, `${name}.md`))
    expect(() => treeOf(join(home, 'refused'))).toThrow('ENOENT')
  })

  it('wants a folder, and has examples', async () => {
    expect(await merge('--out', 'merged')).toMatchObject({ code: EXIT_CODES.usage })
    expect(await merge('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/Examples:\n {2}\$ colloquy merge/),
    })
  })
})
