/** The engine: both pandocs behind one door, and the errors they end in. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ColloquyError } from '../../../pipeline/errors.ts'
import type { PandocDocument } from '../../../pipeline/render/pandoc/ast.ts'
import { embeddedVersion } from '../../../pipeline/render/pandoc/embedded.ts'
import { chooseEngine, convert, type PandocMode, warmUp } from '../../../pipeline/render/pandoc/index.ts'

const document: PandocDocument = {
  meta: { title: { t: 'MetaInlines', c: [{ t: 'Str', c: '*题*' }] } },
  blocks: [
    { t: 'Para', c: [{ t: 'Str', c: 'Hello,' }, { t: 'Space' }, { t: 'Strong', c: [{ t: 'Str', c: '世界' }] }] },
  ],
}
const template = { file: 'templates/x.md', text: '$mark$ $title$\n\n$body$\n' }

function isInstalled(): boolean {
  try {
    execFileSync('pandoc', ['--version'])
    return true
  } catch {
    return false
  }
}

async function faultOf(work: Promise<unknown>): Promise<ColloquyError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof ColloquyError) return error
  throw new Error(`expected a ColloquyError, found ${String(error)}`)
}

function laws(mode: PandocMode): void {
  test('writes a document', async () => {
    expect(await convert(document, 'gfm', { mode })).toBe('Hello, **世界**\n')
  })

  test('sets variables as they are and escapes metadata', async () => {
    const text = await convert(document, 'gfm', { mode, template, variables: { mark: '\u0024{x} *' } })
    expect(text).toBe('\u0024{x} * \\*题\\*\n\nHello, **世界**\n')
  })

  test('keeps a long text whole, wherever it is cut on the way', async () => {
    const long: PandocDocument = { meta: {}, blocks: [{ t: 'Para', c: [{ t: 'Str', c: '汉字'.repeat(200_000) }] }] }
    expect(await convert(long, 'gfm', { mode })).toBe(`${'汉字'.repeat(200_000)}\n`)
  })

  test('names file, line and column of a fault in a template', async () => {
    const broken = { file: 'templates/x.md', text: 'one\n$if(title)$\n$title(\n' }
    const error = await faultOf(convert(document, 'gfm', { mode, template: broken }))
    expect(error).toMatchObject({
      code: 'template',
      file: 'templates/x.md',
      place: expect.stringMatching(/^[34]:\d+$/),
    })
  })

  test('does not include files of the machine', async () => {
    const include = { file: 'templates/x.md', text: '$/etc/hostname()$\n' }
    const error = await faultOf(convert(document, 'gfm', { mode, template: include }))
    expect(error.code).toMatch(/template|render/)
  })

  test('says what pandoc says of a format that there is not', async () => {
    const error = await faultOf(convert(document, 'klingon', { mode }))
    expect(error).toMatchObject({ code: 'render', message: expect.stringContaining('klingon') })
    expect(await convert(document, 'gfm', { mode })).toContain('世界')
  })
}

describe('embedded', () => {
  laws('embedded')
})

describe.skipIf(!isInstalled())('system (needs pandoc on PATH)', () => {
  laws('system')
})

describe('without a pandoc on PATH', () => {
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.resetModules()
  })

  test('auto is embedded and system says what to do', async () => {
    vi.stubEnv('PATH', mkdtempSync(join(tmpdir(), 'no-pandoc-')))
    vi.resetModules()
    const fresh = await import('../../../pipeline/render/pandoc/index.ts')
    expect(await fresh.chooseEngine('auto')).toBe('embedded')
    const error = await fresh.convert(document, 'gfm', { mode: 'system' }).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'render', message: expect.stringContaining('install pandoc') })
  })
})

test('auto takes an installed pandoc of the embedded version only', async () => {
  const installed = isInstalled() ? execFileSync('pandoc', ['--version']).toString().split('\n')[0] : undefined
  const same = installed === `pandoc ${await embeddedVersion()}`
  expect(await chooseEngine('auto')).toBe(same ? 'installed' : 'embedded')
})

test('warming up neither waits nor throws', () => {
  expect(warmUp('system')).toBeUndefined()
  expect(warmUp('embedded')).toBeUndefined()
})
