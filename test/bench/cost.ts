/**
 * make bench-cost: what `transcribe` costs over parsing the same page with cheerio, in one process.
 *
 *   RUNS=…   runs of each page up to 1 MB (default 15); the quartile of their times counts, larger pages run once
 *   MOST=…   largest page in KB (default 2500)
 *
 * Each contender runs in a series of its own and pays for its own garbage; in turn, one collects what the other leaves.
 * The first line is a fresh process's first page: nothing is compiled yet. The last column is the share of what a page
 * may cost, 1.5 times the parsing and 30 ms. Pages at the end are what nobody writes: deep, many, or all in one.
 */
import { load } from 'cheerio'
import { extract } from '../../pipeline/extract/index.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { checkReferences } from '../../pipeline/transcript/references.ts'
import { serializeTranscript } from '../../pipeline/transcript/serialize.ts'

const RUNS = Number(process.env.RUNS ?? 15)
const MOST = Number(process.env.MOST ?? 2500)

const WORDS =
  'the river was higher then and nobody believed that a boat could pass under the old bridge without lowering its mast so we waited for the evening'.split(
    ' ',
  )

/** Words in an order that does not soon come again: a page that repeats itself is another case. */
function sentence(seed: number, length: number): string {
  const words = Array.from({ length }, (_, at) => WORDS[(seed * 7 + at * (1 + (seed % 11)) + (at >> 2)) % WORDS.length])
  return `${words.join(' ')} ${seed}.`
}

function conversation(bytes: number): string {
  const parts: string[] = []
  for (let size = 0, turn = 1; size < bytes; turn += 1) {
    const question = `<p><strong>Anna Berg:</strong> ${sentence(turn, 16)} Why?</p>\n`
    const link = `<a href="/r/${turn}">Read</a> <em>${sentence(turn + 1, 8)}</em>`
    const answer = `<p><strong>Paul Stern:</strong> ${sentence(turn, 60)} ${link}</p>\n<p>${sentence(turn + 3, 70)}</p>\n`
    parts.push(question, answer)
    size += question.length + answer.length
  }
  return wrap(parts.join(''))
}

const HEAD =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The bridge - Northern Post</title><meta property="og:site_name" content="Northern Post"></head>'
const MENU = `<header><nav><ul>${'<li><a href="/n">News</a></li>'.repeat(20)}</ul></nav></header>`

const wrap = (body: string) =>
  `${HEAD}<body>${MENU}<main><article><h1>The bridge</h1><p>Interview: Anna Berg, 3 March 2021</p>${body}</article></main><footer>© Northern Post</footer></body></html>`

const many = (count: number, make: (index: number) => string) => Array.from({ length: count }, (_, at) => make(at))

const SHAPES: Record<string, () => string> = {
  '100,000 paragraphs': () => wrap(many(100_000, (at) => `<p>${sentence(at, 4)}</p>`).join('')),
  '50,000 labels': () => wrap(many(50_000, (at) => `<p>Q: ${sentence(at, 4)}</p>`).join('')),
  'one paragraph of 1 MB': () => wrap(`<p>${sentence(1, 200_000)}</p>`),
  '100,000 line breaks': () => wrap(`<p>${many(100_000, (at) => sentence(at, 3)).join('<br>')}</p>`),
  '50,000 levels': () => wrap(`${'<div>'.repeat(50_000)}${sentence(1, 40)}${'</div>'.repeat(50_000)}`),
}

const page = (text: string): Page => ({
  name: 'page.html',
  slug: 'page',
  mediaType: 'text/html',
  charset: 'utf-8',
  text,
  bytes: text.length,
  sha256: '0'.repeat(64),
  settings: {},
  replaced: [],
})

const transcribe = (text: string) =>
  serializeTranscript(checkReferences(normalize(extract(page(text))).transcript, 'page.html'))

function time(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** What a quarter of the runs stay below: the times of an undisturbed run. */
const quartile = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 2] ?? Number.NaN

function measure(name: string, text: string, runs: number, floor = true): void {
  const parse: number[] = []
  const whole: number[] = []
  // In series: in turn, each would collect what the other has left behind.
  for (let run = 0; floor && run < runs; run += 1) parse.push(time(() => load(text)))
  for (let run = 0; run < runs; run += 1) whole.push(time(() => transcribe(text)))
  const [parsing, all] = [quartile(parse), quartile(whole)]
  const size = `${(text.length / 1024).toFixed(0)} KB`
  const share = floor
    ? `cheerio ${parsing.toFixed(1).padStart(7)} ms  share ${(all / (1.5 * parsing + 30)).toFixed(2)}`
    : 'cheerio takes half a minute'
  console.log(`${name.padEnd(22)}${size.padStart(9)}  transcribe ${all.toFixed(1).padStart(8)} ms  ${share}`)
}

measure('first page', conversation(100_000), 1)
for (const kb of [10, 30, 100, 300, 1000, 2500, 5000, 10_000, 20_000])
  if (kb <= MOST) measure('conversation', conversation(kb * 1000), kb > 1000 ? 1 : RUNS)
for (const [name, make] of Object.entries(SHAPES)) measure(name, make(), 1, name !== '50,000 levels')
