import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { discover, discoverAll } from '../../pipeline/load/index.ts'
import { slugOf } from '../../pipeline/load/slug.ts'
import { temporaryFolder, writeFile } from './case.ts'

function tree(files: Record<string, string>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFile(join(folder, name), { text })
  return folder
}

describe('discover', () => {
  it('takes a folder with source.yaml as one source, whatever is inside it', async () => {
    const folder = tree({ 'Two Bees/source.yaml': '', 'Two Bees/old/source.yaml': '' })
    const path = join(folder, 'Two Bees')
    expect(await discover(path)).toEqual([{ kind: 'folder', given: path, path, slug: 'two-bees' }])
    expect(await discover(`${path}/`)).toEqual([{ kind: 'folder', given: `${path}/`, path, slug: 'two-bees' }])
  })

  it('takes source.yaml itself as its folder', async () => {
    const folder = tree({ 'bees/source.yaml': '' })
    expect(await discover(join(folder, 'bees/source.yaml'))).toEqual(await discover(join(folder, 'bees')))
  })

  it('takes the folders of a folder in code unit order, those with source.yaml only', async () => {
    const folder = tree({
      'b/source.yaml': '',
      'Z/source.yaml': '',
      'ä/source.yaml': '',
      'a/source.yaml': '',
      'notes/page.html': '',
      '.hidden/source.yaml': '',
      'source.yaml.bak': '',
    })
    const sources = await discover(folder)
    expect(sources.map(({ given }) => given)).toEqual(['Z', 'a', 'b', 'ä'].map((name) => join(folder, name)))
  })

  it.each([
    ['talks/page.html', 'talks'],
    ['talks/INDEX.htm', 'talks'],
    ['talks/page.md', 'talks'],
    ['talks/Rain & Bees.html', 'rain-bees'],
    ['talks/雨与蜜蜂.txt', '雨与蜜蜂'],
    ['talks/page-2.html', 'page-2'],
    ['蜂/page.html', '蜂'],
  ])('names %s', async (name, slug) => {
    const folder = tree({ [name]: 'x' })
    expect((await discover(join(folder, name)))[0]).toMatchObject({ kind: 'file', slug })
  })

  it.each([
    ['https://example.org', 'example-org'],
    ['https://example.org:8080/talks/rain.html#t3', 'example-org-8080-talks-rain-html'],
    ['HTTP://Example.org/%E9%9B%A8/?id=7', 'example-org-雨-id-7'],
    ['https://example.org/%FF', 'example-org-ff'],
  ])('names %s', async (address, slug) => {
    const [source] = await discover(address)
    expect(source).toMatchObject({ kind: 'address', given: address, slug })
    expect(source?.path).not.toContain('#')
  })

  it('takes - as standard input', async () => {
    expect(await discover('-')).toEqual([{ kind: 'stdin', given: '-', path: '-', slug: 'stdin' }])
  })

  it.each([
    'ftp://example.org/a',
    'file:///etc/hostname',
    'http://',
    'javascript://example.org',
  ])('refuses %s', async (address) => {
    await expect(discover(address)).rejects.toMatchObject({ code: 'unreadable', file: address })
  })

  it('refuses a device, which could be read for ever', async () => {
    await expect(discover('/dev/null')).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('discoverAll', () => {
  it('takes a source named twice as one', async () => {
    const folder = tree({ 'bees/source.yaml': '', 'bees/page.html': '' })
    const sources = await discoverAll([folder, join(folder, 'bees'), `${folder}/bees/source.yaml`])
    expect(sources).toHaveLength(1)
  })

  it('refuses two sources that would share a folder of dist, and names both', async () => {
    const folder = tree({ 'a/rain.html': 'x', 'b/Rain.md': 'x' })
    const both = [join(folder, 'a/rain.html'), join(folder, 'b/Rain.md')]
    await expect(discoverAll(both)).rejects.toMatchObject({ code: 'usage' })
    await expect(discoverAll(both)).rejects.toThrow(`'${both[0]}' and '${both[1]}'`)
  })
})

describe('slugs', () => {
  it.each([
    ['..', 'source'],
    ['', 'source'],
    ['CON', 'source-con'],
    ['ｆｕｌｌ　ｗｉｄｔｈ', 'full-width'],
    ['zh_ai_pause', 'zh_ai_pause'],
    ['Cafe\u0301', 'café'],
    ['नमस्ते', 'नमस्ते'],
    ['a/b\\c:d*e?f"g<h>i|j\0k', 'a-b-c-d-e-f-g-h-i-j-k'],
    ['--rf', 'rf'],
  ])('%j', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })

  it('keeps long names apart', () => {
    const [one, two] = [slugOf(`${'雨'.repeat(300)}a`), slugOf(`${'雨'.repeat(300)}b`)]
    expect(one).not.toBe(two)
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(160)
  })

  it('is a safe name that is its own slug, whatever it was made from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const slug = slugOf(name)
        expect(slug).toMatch(/^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_-]*$/u)
        expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(167)
        expect(slugOf(slug)).toBe(slug)
      }),
    )
  })
})
