/** dist/manifest.json and dist/SHA256SUMS: what was published, from what, by which engines. Deterministic. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { engineVersions, TOOL } from '../version.ts'
import { type Manifest, type ManifestEntry, sha256 } from './entry.ts'
import { writeWhole } from './write.ts'

/** Writes manifest.json, in the order of slugs, and SHA256SUMS of it and of every file it lists. */
export async function writeManifest(out: string, entries: ReadonlyMap<string, ManifestEntry>): Promise<void> {
  const manifest = manifestText(entries)
  await writeWhole(join(out, 'manifest.json'), manifest)
  await writeWhole(join(out, 'SHA256SUMS'), sumsText(entries, manifest))
}

/** Whether manifest.json and SHA256SUMS say what these entries say. */
export async function isSettled(out: string, entries: ReadonlyMap<string, ManifestEntry>): Promise<boolean> {
  const read = (name: string) => readFile(join(out, name), 'utf8').catch(() => undefined)
  const manifest = manifestText(entries)
  return (await read('manifest.json')) === manifest && (await read('SHA256SUMS')) === sumsText(entries, manifest)
}

function manifestText(entries: ReadonlyMap<string, ManifestEntry>): string {
  const sources = [...entries.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const manifest: Manifest = { version: 1, tool: TOOL, engines: engineVersions(), sources }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function sumsText(entries: ReadonlyMap<string, ManifestEntry>, manifest: string): string {
  const files = [...entries.values()].flatMap((entry) => entry.files)
  const sums = [...files, { path: 'manifest.json', sha256: sha256(manifest) }].map(
    (file) => `${file.sha256}  ${file.path}\n`,
  )
  return sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')
}
