/**
 * make bench: cold runs of one page, as ratios to a floor and to percollate in the same run.
 *
 *   PAGE=…        the page (default: the Chinese demonstration in sources/)
 *   PERCOLLATE=…  percollate's cli.js or command; default: .tools/node_modules/.bin/percollate, skipped when not there
 *   RUNS=…        runs of each, interleaved; the median counts (default 5)
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { $, argv, which } from 'zx'

$.verbose = false
$.quiet = true

const root = resolve(import.meta.dirname, '../..')
const cli = join(root, 'build/cli.js')
const page = resolve(process.env.PAGE ?? argv.page ?? join(root, 'sources/listening-to-bells'))
const html = page.endsWith('.html') ? page : join(page, 'page.html')
const runs = Number(process.env.RUNS ?? 5)
const scratch = mkdtempSync(join(tmpdir(), 'colloquy-bench-'))
const out = (name: string) => join(scratch, name)

interface Contestant {
  name: string
  run(turn: number): Promise<unknown>
}

/** Wall time in milliseconds of each contestant, interleaved so that a noisy minute hits all alike. */
async function race(contestants: readonly Contestant[]): Promise<Map<string, number[]>> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]))
  for (let turn = 0; turn < runs; turn += 1)
    for (const { name, run } of contestants) {
      const began = performance.now()
      await run(turn)
      times.get(name)?.push(performance.now() - began)
    }
  return times
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** Peak resident memory of one run in MB; the child says so itself when it exits. */
async function peakMemory(args: readonly string[]): Promise<number> {
  const hook = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\nmaxrss='+process.resourceUsage().maxRSS))`
  const { stderr } = await $`node --import ${hook} ${cli} ${args}`
  return Number(/maxrss=(\d+)/.exec(stderr)?.[1]) / 1024
}

async function percollateCommand(): Promise<string[] | undefined> {
  const local = process.env.PERCOLLATE ?? join(root, '.tools/node_modules/.bin/percollate')
  if (existsSync(local)) return ['node', local]
  const installed = await which('percollate', { nothrow: true })
  return installed === null ? undefined : [installed]
}

const floor = `const {readFileSync} = require('node:fs'); require('cheerio').load(readFileSync(${JSON.stringify(html)}))`
const percollate = await percollateCommand()

const contestants: Contestant[] = [
  { name: 'floor: cheerio.load', run: () => $({ cwd: root })`node -e ${floor}` },
  { name: 'transcribe', run: () => $`node ${cli} transcribe -q ${page}` },
  {
    name: 'publish --no-verify',
    run: (turn) => $`node ${cli} publish -q --no-verify ${page} --out ${out(`plain-${turn}`)}`,
  },
  { name: 'publish', run: (turn) => $`node ${cli} publish -q ${page} --out ${out(`whole-${turn}`)}` },
]
if (percollate) {
  contestants.push({
    name: 'percollate epub, pdf, md',
    run: async () => {
      for (const format of ['epub', 'pdf', 'md'])
        await $`${percollate} ${format} --no-sandbox -o ${out(`percollate.${format}`)} ${html}`.nothrow()
    },
  })
}

try {
  const times = await race(contestants)
  const of = (name: string) => median(times.get(name) ?? [])
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say(`one page, cold, ${runs} runs, medians: ${relative(root, html)}`)
  for (const { name } of contestants) say(`  ${name.padEnd(26)} ${of(name).toFixed(0).padStart(6)} ms`)
  say(`transcribe / floor            ${(of('transcribe') / of('floor: cheerio.load')).toFixed(2)}   (at most 3)`)
  if (percollate) {
    const peer = of('percollate epub, pdf, md')
    say(`percollate / publish --no-verify  ${(peer / of('publish --no-verify')).toFixed(2)}   (at least 4)`)
    say(`percollate / publish              ${(peer / of('publish')).toFixed(2)}   (at least 2.5)`)
  } else say('percollate is not installed (npm install --prefix .tools percollate): its ratios are skipped')
  const memory = await peakMemory(['publish', '-q', page, '--out', out('memory')])
  say(`peak memory of publish        ${memory.toFixed(0)} MB   (under 600)`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
