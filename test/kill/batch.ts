/** A batch of small sources in two versions, and what dist must look like at every moment of publishing it. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ManifestEntry, parseManifest } from '../../pipeline/store/entry.ts'
import { readEntries } from '../../pipeline/store/journal.ts'
import { colloquy, PAGE, treeOf } from '../cli/run.ts'

export type Version = 'a' | 'b'

export interface Batch {
  /** Folder of the sources of a version. */
  sources: Record<Version, string>
  formats: string
  /** Path → SHA-256 of what a run that nobody disturbs makes of each version. */
  whole: Record<Version, Record<string, string>>
  /** How long such a run takes, in milliseconds. */
  time: number
}

const SLUGS = ['beans', 'figs', 'rain']

/** Makes the sources and publishes each version once, undisturbed. */
export async function prepare(formats: string): Promise<Batch> {
  const home = mkdtempSync(join(tmpdir(), 'colloquy-kill-'))
  const sources = { a: join(home, 'a'), b: join(home, 'b') }
  const whole: Batch['whole'] = { a: {}, b: {} }
  let time = 0
  for (const version of ['a', 'b'] as const) {
    for (const slug of SLUGS) {
      const folder = join(sources[version], slug)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'source.yaml'), 'file: page.html\n')
      writeFileSync(join(folder, 'page.html'), PAGE.replace('figs', `${slug} ${version}`))
    }
    const out = join(home, `whole-${version}`)
    const start = performance.now()
    const { code, stderr } = await colloquy(['publish', sources[version], '--out', out, '--format', formats])
    time = performance.now() - start
    if (code !== 0) throw new Error(stderr)
    whole[version] = treeOf(out)
  }
  return { sources, formats, whole, time }
}

export const publishing = ({ sources, formats }: Batch, version: Version, out: string): string[] => [
  'publish', sources[version], '--out', out, '--format', formats, '--force', '--quiet',
] // biome-ignore format: one row

const OF_A_RUN = /(^|\/)\.(lock|journal$|manifest\.json$|[^/]*\.part$)/

/** What is wrong with dist after a run was stopped; empty when nothing is. */
export async function faultsOf(out: string, { whole }: Batch): Promise<string[]> {
  const faults: string[] = []
  const tree = treeOf(out)
  for (const [path, hash] of Object.entries(tree)) {
    const known = hash === whole.a[path] || hash === whole.b[path]
    if (!known && !OF_A_RUN.test(path) && path !== 'manifest.json') faults.push(`${path} is no whole file`)
  }
  for (const { slug, files } of await listedIn(out, tree)) {
    for (const { path, sha256 } of files) if (tree[path] !== sha256) faults.push(`manifest.json lists another ${path}`)
    const versions = (['a', 'b'] as const).filter((version) =>
      files.every(({ path, sha256 }) => whole[version][path] === sha256),
    )
    if (versions.length === 0) faults.push(`${slug} is of two versions`)
  }
  return faults
}

/** The same, after a run that ended: everything of that version is there, and nothing else. */
export function faultsOfWhole(out: string, { whole }: Batch, version: Version): string[] {
  const tree = treeOf(out)
  return [...new Set([...Object.keys(tree), ...Object.keys(whole[version])])]
    .filter((path) => tree[path] !== whole[version][path])
    .map((path) => `${path} is ${path in tree ? 'not as it should be' : 'missing'}`)
}

/** After two runs at once, of two versions: each source is wholly of one, and the sums are those of the files. */
export async function faultsOfBoth(out: string, batch: Batch): Promise<string[]> {
  const tree = treeOf(out)
  const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8').trim().split('\n')
  const wrong = sums.filter((line) => tree[line.slice(66)] !== line.slice(0, 64))
  const left = Object.keys(tree).filter((path) => OF_A_RUN.test(path))
  const listed = manifestOf(out, tree).map(({ slug }) => slug)
  return [
    ...(await faultsOf(out, batch)).filter((fault) => !fault.startsWith('SHA256SUMS')),
    ...wrong.map((line) => `SHA256SUMS has another ${line.slice(66)}`),
    ...left.map((path) => `${path} was left`),
    ...(listed.join() === SLUGS.join() ? [] : [`manifest.json lists ${listed.join() || 'nothing'}`]),
  ]
}

/** By the manifest, and by what the next run will take for true. */
async function listedIn(out: string, tree: Record<string, string>): Promise<ManifestEntry[]> {
  return [...manifestOf(out, tree), ...(await readEntries(out)).values()]
}

function manifestOf(out: string, tree: Record<string, string>): ManifestEntry[] {
  if (tree['manifest.json'] === undefined) return []
  return parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8'))?.sources ?? []
}
