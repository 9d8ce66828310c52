/** publish --shard as a job array runs it. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT_CODES } from '../../pipeline/errors.ts'
import { shardNumberOf } from '../../pipeline/shard.ts'
import { colloquy, PAGE, scratch } from './run.ts'

const home = scratch()
const folder = join(home, 'sources')
const page = join(home, 'rain.html')
const NAMES = ['figs', 'hail', 'rain']

beforeAll(() => {
  writeFileSync(page, PAGE)
  for (const name of ['figs', 'hail']) {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, 'page.html'), PAGE.replace('about rain', `about ${name}`))
    writeFileSync(join(folder, name, 'source.yaml'), '')
  }
})

const publish = (...args: string[]) => colloquy(['publish', folder, page, '--format', 'md', ...args])

interface Report {
  exitCode: number
  published: { slug: string }[]
}

describe('publish --shard', () => {
  it('publishes every source of the command line in one shard and no other', async () => {
    const found: string[][] = []
    for (const number of [1, 2, 3, 4]) {
      const { code, stdout } = await publish('--shard', `${number}/4`, '--out', join(home, `dist-${number}`), '--json')
      expect(code).toBe(0)
      found.push((JSON.parse(stdout) as Report).published.map(({ slug }) => slug))
    }
    expect(found).toEqual([1, 2, 3, 4].map((number) => NAMES.filter((name) => shardNumberOf(name, 4) === number)))
  })

  it('says that a shard has nothing in it, and leaves a dist that can be merged', async () => {
    const out = join(home, 'empty')
    const empty = Array.from({ length: 50 }, (_, index) => index + 1).find((number) =>
      NAMES.every((name) => shardNumberOf(name, 50) !== number),
    )
    const { code, stdout, stderr } = await publish('--shard', `${empty}/50`, '--out', out)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain(`nothing to publish in shard ${empty}/50: all sources are in other shards`)
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({ sources: [] })
    expect(existsSync(join(out, 'SHA256SUMS'))).toBe(true)
  })

  it('sees two sources of one name, whichever shard they are in', async () => {
    mkdirSync(join(home, 'other'))
    const other = join(home, 'other/Rain.html')
    writeFileSync(other, PAGE)
    for (const number of [1, 2, 3])
      expect(await publish(other, '--shard', `${number}/3`, '--out', join(home, 'none'))).toMatchObject({
        code: EXIT_CODES.usage,
        stderr: expect.stringContaining(`'${page}' and '${other}'`),
      })
    expect(existsSync(join(home, 'none'))).toBe(false)
  })

  it('refuses what is no shard', async () => {
    expect(await publish('--shard', '4/3')).toMatchObject({
      code: EXIT_CODES.usage,
      stderr: expect.stringContaining("expected --shard as i/n, with n from 1 to 9999 and i from 1 to n, found '4/3'"),
    })
  })
})
