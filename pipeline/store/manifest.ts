/** dist/manifest.json and dist/SHA256SUMS: what was published, from what, by which engines. Deterministic. */
import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { engineVersions, TOOL } from '../version.ts'
import { unwritable, writeWhole } from './write.ts'

const fileSchema = z.strictObject({
  /** Relative to dist and inside it, with forward slashes: what is listed may be removed. */
  path: z
    .string()
    .regex(/^[^/\\]+(\/[^/\\]+)+$/)
    .refine((path) => !path.split('/').includes('..')),
  mediaType: z.string(),
  /** Name for --format; absent for the transcript and images. */
  format: z.string().optional(),
  bytes: z.int(),
  sha256: z.string(),
})

const entrySchema = z.strictObject({
  slug: z.string(),
  source: z.string(),
  id: z.string(),
  title: z.string(),
  kind: z.enum(['dialogue', 'article']),
  language: z.string(),
  turns: z.int(),
  timestamp: z.string().optional(),
  /** Of everything the files were made from; the same key means there is nothing to do. */
  key: z.string(),
  files: z.array(fileSchema),
})

export const manifestSchema = z.strictObject({
  version: z.literal(1),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  engines: z.record(z.string(), z.string()),
  sources: z.array(entrySchema),
})

export type ManifestFile = z.infer<typeof fileSchema>
export type ManifestEntry = z.infer<typeof entrySchema>
export type Manifest = z.infer<typeof manifestSchema>

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The manifest in `out`, or undefined when there is none that can be read: then everything is built anew. */
export async function readManifest(out: string): Promise<Manifest | undefined> {
  const json = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => undefined)
  if (json === undefined) return undefined
  try {
    return manifestSchema.parse(JSON.parse(json))
  } catch {
    return undefined
  }
}

/** Whether every file of the entry lies in `out` with the bytes the manifest states. */
export async function isIntact(out: string, entry: ManifestEntry): Promise<boolean> {
  for (const { path, sha256: expected } of entry.files) {
    const bytes = await readFile(join(out, path)).catch(() => undefined)
    if (bytes === undefined || sha256(bytes) !== expected) return false
  }
  return true
}

/** What the manifest lists, by slug. */
export async function entriesOf(out: string): Promise<Map<string, ManifestEntry>> {
  const manifest = await readManifest(out)
  return new Map((manifest?.sources ?? []).map((entry) => [entry.slug, entry]))
}

/** Writes manifest.json, in the order of slugs; untouched when it would stay as it is. */
export async function writeManifest(out: string, entries: ReadonlyMap<string, ManifestEntry>): Promise<void> {
  await writeIfChanged(join(out, 'manifest.json'), manifestText(entries))
}

/** Writes SHA256SUMS of every file that the manifest lists, and of the manifest. */
export async function writeSums(out: string, entries: ReadonlyMap<string, ManifestEntry>): Promise<void> {
  await writeIfChanged(join(out, 'SHA256SUMS'), sumsText(entries))
}

/** Whether manifest.json and SHA256SUMS say what these entries say. */
export async function isSettled(out: string, entries: ReadonlyMap<string, ManifestEntry>): Promise<boolean> {
  const read = (name: string) => readFile(join(out, name), 'utf8').catch(() => undefined)
  return (await read('manifest.json')) === manifestText(entries) && (await read('SHA256SUMS')) === sumsText(entries)
}

function manifestText(entries: ReadonlyMap<string, ManifestEntry>): string {
  const sources = [...entries.values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  const manifest: Manifest = { version: 1, tool: TOOL, engines: engineVersions(), sources }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function sumsText(entries: ReadonlyMap<string, ManifestEntry>): string {
  const files = [...entries.values()].flatMap((entry) => entry.files)
  const sums = [...files, { path: 'manifest.json', sha256: sha256(manifestText(entries)) }].map(
    (file) => `${file.sha256}  ${file.path}\n`,
  )
  return sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join('')
}

/** While files change there are no sums rather than wrong ones. */
export async function withdrawSums(out: string): Promise<void> {
  const path = join(out, 'SHA256SUMS')
  await rm(path, { force: true }).catch((cause) => {
    throw unwritable(path, cause)
  })
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) await writeWhole(path, text)
}
