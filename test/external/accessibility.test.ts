/** Outside judge of accessibility: axe-core over every page of every book, in Chromium. Skipped, visibly, without one. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { colloquy, ROOT } from '../cli/run.ts'
import { findChromium, judge, unpackWithAxe } from './axe.ts'

const SLUGS = readdirSync(join(ROOT, 'sources'))
const chromium = await findChromium()
const out = mkdtempSync(join(tmpdir(), 'colloquy-axe-'))

beforeAll(async () => {
  if (chromium === undefined) return
  const { code, stderr } = await colloquy(['publish', join(ROOT, 'sources'), '--out', out, '--format', 'epub'])
  expect({ code, stderr }).toMatchObject({ code: 0 })
})

describe.skipIf(chromium === undefined)('axe-core (skipped where there is no Chromium)', () => {
  it.each(SLUGS)('%s: no violation on any page', { timeout: 300_000 }, async (slug) => {
    const pages = unpackWithAxe(readFileSync(join(out, slug, `${slug}.epub`)), mkdtempSync(join(out, 'pages-')))
    expect(pages.length).toBeGreaterThan(4)
    for (const page of pages) {
      const { found, passed } = await judge(chromium as string, page)
      expect({ page: page.name, found }).toEqual({ page: page.name, found: [] })
      expect(passed, 'rules that the page keeps').toBeGreaterThan(10)
    }
  })
})
