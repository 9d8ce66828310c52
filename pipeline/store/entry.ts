/** What dist holds of a source: its entry in the manifest, and in the journal while runs are at work. */
import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

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

export const entrySchema = z.strictObject({
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

/** Undefined for what is no manifest, or lists a file outside: then everything is built anew. */
export function parseManifest(json: string): Manifest | undefined {
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

/** Whether every file of the entry lies in `out` with the size the manifest states. */
export async function hasSizes(out: string, entry: ManifestEntry): Promise<boolean> {
  return entry.files.every(({ path, bytes }) => statSync(join(out, path), { throwIfNoEntry: false })?.size === bytes)
}
