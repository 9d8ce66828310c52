/** Puts a capture beside source.yaml: whole or not at all, though it is many files. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './write.ts'

/** What a capture's files are called, besides the record; other files in the folder are somebody else's. */
const OURS = /^(?:page-\d{1,3}|image)-[0-9a-f]{16}\.[a-z]{2,4}$/

/**
 * Files are named by their content and never written over, and the record that lists them is replaced in one step:
 * whenever this is stopped, the record is the old or the new one, and all that it lists is there. Files that nothing
 * lists any more go last.
 */
export async function writeCapture(
  folder: string,
  recordFile: string,
  record: { pages: readonly { file: string }[]; images: readonly ({ file: string } | { missing: string })[] },
  files: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  for (const [name, bytes] of files) {
    const path = join(folder, name)
    const there = await readFile(path).catch(() => undefined)
    if (there === undefined || !there.equals(bytes)) await writeWhole(path, bytes)
  }
  await writeWhole(join(folder, recordFile), `${JSON.stringify(record, null, 2)}\n`)
  const listed = new Set([...record.pages, ...record.images].map((entry) => ('file' in entry ? entry.file : '')))
  for (const name of await readdir(folder))
    if (OURS.test(name) && !listed.has(name)) await rm(join(folder, name), { force: true })
}
