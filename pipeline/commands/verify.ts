/** colloquy verify: re-reads published files and reports findings. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { consoleOf } from '../console.ts'
import { sourceDateEpoch } from '../environment.ts'
import { ColloquyError, EXIT_CODES } from '../errors.ts'
import { describeFinding } from '../publish.ts'
import { type ManifestEntry, sha256 } from '../store/entry.ts'
import { readEntries } from '../store/journal.ts'
import { timestampOf } from '../transcript/crosswalk.ts'
import { parseTranscript } from '../transcript/parse.ts'
import type { Finding } from '../verify/door.ts'
import { verifyApart } from '../verify/index.ts'

export interface VerifyFlags {
  json?: boolean
  quiet?: boolean
}

/** File ending → format. */
const FORMATS: Record<string, string> = { '.epub': 'epub', '.pdf': 'pdf', '.md': 'md' }

export async function verifyCommand(paths: string[], flags: VerifyFlags): Promise<number> {
  const { result, progress } = consoleOf(flags.quiet === true)
  const findings: Finding[] = []
  let files = 0
  for (const path of paths.length > 0 ? paths : ['dist'])
    for await (const file of artefactsIn(path)) {
      files += 1
      progress(`reading ${file}`)
      findings.push(...(await verifyFile(file)))
    }
  if (files === 0)
    throw new ColloquyError(
      'unreadable',
      'expected .epub, .pdf, .md or .transcript.json files, found none; publish first',
      {
        file: paths.join(', ') || 'dist',
      },
    )
  const errors = findings.filter(({ severity }) => severity === 'error').length
  if (flags.json) result(JSON.stringify({ files, errors, findings }, null, 2))
  else for (const finding of findings) result(`${finding.severity}: ${describeFinding(finding)}`)
  progress(`${files} files read, ${errors} errors, ${findings.length - errors} warnings`)
  return errors > 0 ? EXIT_CODES.verify : 0
}

async function* artefactsIn(path: string): AsyncGenerator<string> {
  const info = await stat(path).catch((cause) => {
    throw new ColloquyError('unreadable', 'expected a published file or folder, found nothing; check the path', {
      file: path,
      cause,
    })
  })
  if (info.isFile()) {
    yield path
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name === 'images') continue
    if (entry.isDirectory()) yield* artefactsIn(join(path, entry.name))
    else if (extname(entry.name) in FORMATS || entry.name.endsWith('.transcript.json')) yield join(path, entry.name)
  }
}

async function verifyFile(file: string): Promise<Finding[]> {
  const bytes = await readFile(file)
  const entry = await entryOf(file)
  const findings = compareWithManifest(file, bytes, entry)
  if (file.endsWith('.json')) {
    parseTranscript(bytes.toString('utf8'), file)
    return findings
  }
  const format = /\.(booklet|2up)\.pdf$/.test(file) ? 'imposed' : FORMATS[extname(file)]
  if (format === undefined)
    throw new ColloquyError(
      'usage',
      `expected an .epub, .pdf, .md or .transcript.json file, found '${extname(file)}'`,
      { file },
    )
  const beside = file.replace(/(\.(booklet|2up))?\.[^.]+$/, '.transcript.json')
  const json = await readFile(beside, 'utf8').catch((cause) => {
    throw new ColloquyError(
      'unreadable',
      `expected the transcript beside it (${basename(beside)}), found none; publish again`,
      {
        file,
        cause,
      },
    )
  })
  const transcript = parseTranscript(json, beside)
  const timestamp = entry?.timestamp ?? timestampOf(transcript, sourceDateEpoch())
  findings.push(...(await verifyApart({ name: file, format, bytes, transcript, timestamp })))
  return findings
}

/** What the folders of this run's files hold, read once each. */
const shelves = new Map<string, ReturnType<typeof readEntries>>()

async function entryOf(file: string): Promise<ManifestEntry | undefined> {
  const folder = dirname(file)
  const out = dirname(folder)
  const entries = shelves.get(out) ?? readEntries(out)
  shelves.set(out, entries)
  return (await entries).get(basename(folder))
}

/** A file that the manifest lists must have the bytes it lists. */
function compareWithManifest(file: string, bytes: Uint8Array, entry: ManifestEntry | undefined): Finding[] {
  const listed = entry?.files.find(({ path }) => path === `${entry.slug}/${basename(file)}`)
  if (listed === undefined || listed.sha256 === sha256(bytes)) return []
  const message = `expected the bytes that manifest.json lists (sha256 ${listed.sha256.slice(0, 12)}…), found others; publish again`
  return [{ check: 'manifest', severity: 'error', artefact: file, message }]
}
