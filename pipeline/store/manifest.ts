/** dist/manifest.json and dist/SHA256SUMS: what was published, from what, by which engines. Deterministic. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from './write.ts'

const fileSchema = z.strictObject({
  /** Relative to dist, with forward slashes. */
  path: z.string(),
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

const manifestSchema = z.strictObject({
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

/** Writes manifest.json and SHA256SUMS; nothing is touched when both would stay as they are. */
export async function writeManifest(out: string, manifest: Manifest): Promise<void> {
  const json = `${JSON.stringify(manifest, null, 2)}\n`
  const sums = [...manifest.sources.flatMap(({ files }) => files), { path: 'manifest.json', sha256: sha256(json) }].map(
    (file) => `${file.sha256}  ${file.path}\n`,
  )
  sums.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1))
  await writeIfChanged(join(out, 'manifest.json'), json)
  await writeIfChanged(join(out, 'SHA256SUMS'), sums.join(''))
}

async function writeIfChanged(path: string, text: string): Promise<void> {
  if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) await writeWhole(path, text)
}
