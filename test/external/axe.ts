/** axe-core over the pages of an EPUB, in a headless Chromium. Nothing is fetched: the engine stands beside the pages. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { $, which } from 'zx'

const ENGINE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

export async function findChromium(): Promise<string | undefined> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome'])
    if ((await which(name, { nothrow: true })) !== null) return name
  return undefined
}

export interface Page {
  name: string
  file: string
}

/** Every XHTML page of the book, its style sheet and its images, unpacked, with the engine in each page's head. */
export function unpackWithAxe(epub: Uint8Array, folder: string): Page[] {
  const pages: Page[] = []
  writeFileSync(join(folder, 'axe.js'), readFileSync(ENGINE))
  writeFileSync(join(folder, 'judge.js'), JUDGE)
  for (const [name, data] of Object.entries(unzipSync(epub))) {
    if (!name.startsWith('OEBPS/')) continue
    const file = join(folder, name.slice('OEBPS/'.length).replaceAll('/', '-'))
    if (!name.endsWith('.xhtml')) {
      writeFileSync(file, data)
      continue
    }
    const scripts = '<script src="axe.js"></script><script src="judge.js"></script></head>'
    writeFileSync(file, strFromU8(data).replace('</head>', scripts).replaceAll('src="images/', 'src="images-'))
    pages.push({ name, file })
  }
  return pages
}

/** Runs in the page; the verdict is left in the document, where --dump-dom finds it. */
const JUDGE = `addEventListener('load', () => {
  axe.run(document, { resultTypes: ['violations'] }).then(({ violations, passes }) => {
    const found = violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | '))
    document.documentElement.setAttribute('data-verdict', JSON.stringify({ found, passed: passes.length }))
  })
})`

export interface Verdict {
  /** A violated rule and the markup that violates it. */
  found: string[]
  /** Rules that the page keeps. */
  passed: number
}

export async function judge(chromium: string, { file, name }: Page): Promise<Verdict> {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const { stdout } = await $`${chromium} ${flags} --virtual-time-budget=20000 --dump-dom ${`file://${file}`}`.quiet()
  const verdict = /data-verdict="([^"]*)"/.exec(stdout)?.[1]
  if (verdict === undefined) throw new Error(`expected a verdict on ${name}, found none in what the browser printed`)
  const json = verdict.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  return JSON.parse(json.replaceAll('&amp;', '&')) as Verdict
}
