/** Puts a capture beside source.yaml: whole or not at all, though it is many files. */
import { readdir, readFile, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ColloquyError } from '../errors.ts'
import { whileLocked } from './lock.ts'
import { writeWhole } from './write.ts'

/** What a capture's files are called, besides the record; other files in the folder are somebody else's. */
const OURS = /^(?:page-\d{1,3}|image)-[0-9a-f]{16}\.[a-z]{2,4}$/
/** In milliseconds: what nothing lists and is younger may be of a run that is under way. */
const UNDER_WAY = 60 * 60 * 1000

/** What a record lists. */
export interface Listing {
  pages: readonly { file: string }[]
  images: readonly ({ file: string } | { missing: string })[]
}

/**
 * Files are named by their content and never written over, and the record that lists them is replaced in one step:
 * whenever this is stopped, the record is the old or the new one, and all that it lists is there. What the record
 * before listed and what stopped runs left behind goes last. One run at a time does so: a second one would take away what
 * the first has listed.
 *
 * @param before what the record now lists, where there is one
 * @throws ColloquyError `unwritable`: then the capture is the one before, and nothing of the new one is left.
 */
export async function writeCapture(
  folder: string,
  recordFile: string,
  record: Listing,
  files: ReadonlyMap<string, Uint8Array>,
  before?: Listing,
): Promise<void> {
  const written: string[] = []
  try {
    await whileLocked(folder, async () => {
      for (const [name, bytes] of files) {
        const path = join(folder, name)
        const there = await readFile(path).catch(() => undefined)
        if (there?.equals(bytes)) continue
        await writeWhole(path, bytes)
        if (there === undefined) written.push(path)
      }
      await writeWhole(join(folder, recordFile), `${JSON.stringify(record, null, 2)}\n`)
      written.length = 0
      await tidy(folder, recordFile, new Set(namesIn(record)), new Set(before ? namesIn(before) : []))
    })
  } catch (error) {
    await takeBack(folder, written)
    throw placed(error)
  }
}

const namesIn = ({ pages, images }: Listing) =>
  [...pages, ...images].flatMap((entry) => ('file' in entry ? [entry.file] : []))

/** Of a first capture, its folders too, as far as they are empty. */
async function takeBack(folder: string, written: readonly string[]): Promise<void> {
  for (const path of written) await rm(path, { force: true }).catch(() => undefined)
  for (const empty of [folder, dirname(folder)]) await rmdir(empty).catch(() => undefined)
}

async function tidy(
  folder: string,
  recordFile: string,
  listed: ReadonlySet<string>,
  before: ReadonlySet<string>,
): Promise<void> {
  const now = (await stat(join(folder, recordFile))).mtimeMs
  for (const name of await readdir(folder)) {
    if (!OURS.test(name) || listed.has(name)) continue
    const path = join(folder, name)
    const entry = await stat(path).catch(() => undefined)
    if (before.has(name) || (entry?.isFile() && now - entry.mtimeMs > UNDER_WAY)) await rm(path, { force: true })
  }
}

/** Another folder of sources helps, not another `--out`. */
function placed(error: unknown): unknown {
  if (!(error instanceof ColloquyError)) return error
  const { code, message, file, place, cause } = error
  return new ColloquyError(code, message.replace('with --out', 'with --sources'), { file, place, cause })
}
