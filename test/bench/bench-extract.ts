/** make bench-extract: the article text of many pages, against Readability and Defuddle. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { discover, load } from '../../pipeline/load/index.ts'
import { type BenchPage, EXPECTED_FILES, findBenchPages, PAGE_FILES } from './bench-pages.ts'
import { type Contestant, findContestants } from './contestants.ts'
import { meanOf, type Score, score } from './shingles.ts'

const HELP = `usage: make bench-extract DIR=<folder of folders> [ARGS="-v --only <name> --json <file>"]

A folder holds one page: the first of ${PAGE_FILES.join(', ')}; and the text of its article, written by a person:
the first of ${EXPECTED_FILES.join(', ')} (of JSON, the string "text" or
"articleBody"). Folders without a text are named and passed over.

Prints precision, recall and F1 of word 4-grams (multisets; NFKC, lower case; a character is a word in scripts without
spaces), as means over the pages, and the mean time of a page in this process, the tree included. The text is the body
of the article: headings, labels, captions and footnotes in it, its title, byline and date not. Peers get the page
decoded as Colloquy decodes it, so that charsets are no part of the contest; a page that throws scores 0.

  -v, --verbose      every page, the worst for Colloquy first (or VERBOSE=1)
      --only NAME    only folders with NAME in their name
      --alone        without the peers
      --jsdom        the peers on jsdom as well as on linkedom
      --json FILE    all figures as JSON`

interface Result extends Score {
  page: string
  contestant: string
  milliseconds: number
  error?: string
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    verbose: { type: 'boolean', short: 'v', default: (process.env.VERBOSE ?? '') !== '' },
    json: { type: 'string' },
    only: { type: 'string', default: '' },
    alone: { type: 'boolean', default: false },
    jsdom: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
const [directory] = positionals
if (values.help || directory === undefined) say(HELP)
else await main(directory)

async function main(folder: string): Promise<void> {
  const { pages, without } = findBenchPages(folder)
  const chosen = pages.filter(({ name }) => name.includes(values.only))
  if (without.length > 0) say(`passed over, no text to compare with: ${without.join(', ')}`)
  if (chosen.length === 0) {
    say(`expected folders with a page and its text in ${folder}, found none\n\n${HELP}`)
    process.exitCode = 1
    return
  }
  const installed = await findContestants(resolve(import.meta.dirname, '../../.tools/extract'), values.jsdom)
  const contestants = values.alone ? installed.slice(0, 1) : installed
  if (installed.length === 1) say('Readability and Defuddle are not installed (the registry was not reached): skipped')
  // The first page of a process pays for loading and compiling.
  for (const contestant of contestants) await measure(chosen[0] as BenchPage, contestant)
  const results: Result[] = []
  for (const page of chosen) for (const contestant of contestants) results.push(await measure(page, contestant))
  report(chosen, contestants, results)
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(results, undefined, 1)}\n`)
}

async function measure(page: BenchPage, { name, extract }: Contestant): Promise<Result> {
  const [reference] = await discover(page.file)
  const loaded = await load(reference as NonNullable<typeof reference>)
  const began = performance.now()
  const done = (found: string, milliseconds: number) => ({
    page: page.name,
    contestant: name,
    milliseconds,
    ...score(found, page.expected),
  })
  try {
    const text = await extract(loaded)
    const milliseconds = performance.now() - began
    return done(text(), milliseconds)
  } catch (error) {
    return { ...done('', performance.now() - began), error: error instanceof Error ? error.message : String(error) }
  }
}

function report(pages: readonly BenchPage[], contestants: readonly Contestant[], results: readonly Result[]): void {
  const of = (name: string) => results.filter(({ contestant }) => contestant === name)
  if (values.verbose) reportPages(pages, contestants, of)
  say(`${`${pages.length} pages`.padEnd(22)}precision  recall     F1   ms/page  failed`)
  for (const { name } of contestants) {
    const own = of(name)
    const { precision, recall, f1 } = meanOf(own)
    const time = own.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / own.length
    const failed = own.filter(({ error }) => error !== undefined).length
    const figures = [precision.toFixed(3).padStart(9), recall.toFixed(3).padStart(7), f1.toFixed(3).padStart(6)]
    say(`${name.padEnd(22)}${figures.join(' ')}${time.toFixed(0).padStart(10)}${String(failed).padStart(8)}`)
  }
}

/** One line a page: Colloquy's precision, recall and F1, then the peers' F1. */
function reportPages(
  pages: readonly BenchPage[],
  contestants: readonly Contestant[],
  of: (name: string) => readonly Result[],
): void {
  const [own, ...peers] = contestants.map(({ name }) => new Map(of(name).map((result) => [result.page, result])))
  const f1 = ({ name }: BenchPage) => own?.get(name)?.f1 ?? 0
  const width = Math.max(...pages.map(({ name }) => name.length))
  say(
    `${'page'.padEnd(width)}    P     R     F1     ms  ${contestants
      .slice(1)
      .map(({ name }) => name)
      .join(' | ')}`,
  )
  for (const { name } of [...pages].sort((one, other) => f1(one) - f1(other))) {
    const mine = own?.get(name)
    if (!mine) continue
    const figures = [mine.precision, mine.recall, mine.f1].map((figure) => figure.toFixed(3)).join(' ')
    const others = peers.map((peer) => (peer.get(name)?.f1 ?? 0).toFixed(3)).join(' ')
    const time = mine.milliseconds.toFixed(0).padStart(6)
    say(`${name.padEnd(width)} ${figures} ${time}  ${others}${mine.error === undefined ? '' : `  ${mine.error}`}`)
  }
}
