/** capture.json: what was captured, from where, when. It is the only file that says which of the others count. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { ColloquyError } from '../../errors.ts'
import { confine } from '../confine.ts'
import { CAPTURE_FILE, CAPTURE_FOLDER } from './names.ts'

const MAX_BYTES = 4 * 1024 * 1024

const address = z.url({ protocol: /^https?$/ })
const headers = z.record(z.string(), z.string())
const stored = {
  url: address,
  /** Beside capture.json. */
  file: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,80}$/),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  headers,
}

const captureSchema = z.strictObject({
  version: z.literal(1),
  /** As it was asked for. */
  address,
  /** UTC, to the second. */
  retrieved: z.iso.datetime(),
  /** The article's pages in reading order, as received, after content decoding. */
  pages: z.array(z.strictObject(stored)).min(1),
  /** By absolute address; `missing` says why there is none. */
  images: z.array(z.union([z.strictObject(stored), z.strictObject({ url: address, missing: z.string() })])),
  warnings: z.array(z.string()),
})

export type CaptureRecord = z.infer<typeof captureSchema>
export type StoredFile = CaptureRecord['pages'][number]

/**
 * @param folder where source.yaml stands
 * @param given that folder as messages name it
 * @returns undefined when nothing was captured there
 * @throws ColloquyError `unreadable` for a record that is not ours.
 */
export async function readRecord(folder: string, given: string): Promise<CaptureRecord | undefined> {
  const file = join(given, CAPTURE_FOLDER, CAPTURE_FILE)
  const found = await confine(folder, '.', `${CAPTURE_FOLDER}/${CAPTURE_FILE}`)
  if ('fault' in found) {
    if (found.fault === 'outside') throw damaged(file, 'a link that leads out of the folder')
    return undefined
  }
  if ((await stat(found.path)).size > MAX_BYTES) throw damaged(file, 'more than 4 MB')
  try {
    return captureSchema.parse(JSON.parse(await readFile(found.path, 'utf8')))
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : []
    throw damaged(file, issue ? `a fault at ${issue.path.join('.') || 'its root'}: ${issue.message}` : 'no JSON')
  }
}

/** Bytes of one file of a capture. They are what was received, so any other bytes are refused. */
export async function readStored(folder: string, given: string, file: StoredFile): Promise<Uint8Array> {
  const named = join(given, CAPTURE_FOLDER, file.file)
  const found = await confine(folder, CAPTURE_FOLDER, file.file)
  if ('fault' in found) throw damaged(named, 'no such file')
  if (found.size !== file.bytes) throw damaged(named, `${found.size} bytes instead of ${file.bytes}`)
  const { createHash } = await import('node:crypto')
  const bytes = await readFile(found.path)
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256) throw damaged(named, 'other bytes')
  return bytes
}

function damaged(file: string, found: string): ColloquyError {
  return new ColloquyError(
    'unreadable',
    `expected the capture as it was written, found ${found}; capture it again with --refresh, or save a corrected page as page.html beside source.yaml`,
    { file },
  )
}
