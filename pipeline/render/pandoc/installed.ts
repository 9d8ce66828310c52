/**
 * The pandoc on PATH, driven by node-pandoc.
 *
 * node-pandoc 0.3 calls back once for every piece of stderr, warnings too, and again at the end; it ignores the exit
 * code, throws where nothing can catch when there is no pandoc, and cuts UTF-8 in two where a chunk of stdout ends. So
 * the document and the answer are files in a folder of their own, what counts is whether pandoc wrote the answer, and
 * pandoc is looked for beforehand. The source handed over is the absolute path of our file: it cannot be misread.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Answer, Question } from './question.ts'

const run = promisify(execFile)

let version: Promise<string | undefined> | undefined
let apiVersion: Promise<number[]> | undefined

/** What `pandoc --version` prints on its first line, without the name; undefined when there is no pandoc. */
export function installedVersion(): Promise<string | undefined> {
  version ??= run('pandoc', ['--version'], { timeout: 10_000 }).then(
    ({ stdout }) => /^pandoc(?:\.exe)? (\d[\d.]*)/.exec(stdout)?.[1],
    () => undefined,
  )
  return version
}

/** Pandoc reads only documents of its own version of pandoc-types; an empty one tells which that is. */
function installedApiVersion(): Promise<number[]> {
  apiVersion ??= inFolder(async (folder) => {
    const source = join(folder, 'empty.md')
    await writeFile(source, '')
    const { output } = await drive(folder, source, ['--from=markdown', '--to=json'])
    return (JSON.parse(output) as { 'pandoc-api-version': number[] })['pandoc-api-version']
  })
  return apiVersion
}

export async function askInstalled(question: Question): Promise<Answer> {
  const api = await installedApiVersion()
  return inFolder(async (folder) => {
    const source = join(folder, 'document.json')
    await Promise.all([
      writeFile(source, JSON.stringify({ 'pandoc-api-version': api, ...question.document })),
      // JSON is YAML, which is what a defaults file is.
      writeFile(join(folder, 'defaults.yaml'), JSON.stringify(question.defaults)),
      ...Object.entries(question.files).map(([name, text]) => writeFile(join(folder, name), text)),
    ])
    return drive(folder, source, ['--defaults=defaults.yaml', '--sandbox'])
  })
}

/** Runs pandoc in `folder`. It settles once: with the answer's text, or with what pandoc said instead. */
async function drive(folder: string, source: string, args: string[]): Promise<Answer> {
  const { default: pandoc } = await import('node-pandoc')
  const answer = join(folder, 'answer')
  const complaints: string[] = []
  await new Promise<void>((resolve) => {
    // No user data folder: nothing of this machine may change the bytes.
    const environment = { ...process.env, LC_ALL: 'C.UTF-8', XDG_DATA_HOME: folder }
    pandoc(
      source,
      [...args, `--data-dir=${folder}`, `--output=${answer}`],
      { cwd: folder, env: environment },
      (error) => {
        if (error) complaints.push(error.message)
        else resolve()
      },
    )
  })
  const output = await readFile(answer, 'utf8').catch(() => undefined)
  if (output !== undefined) return { output, errors: '' }
  // stdout may end before the last of stderr has arrived.
  for (let turn = 0; complaints.length === 0 && turn < 50; turn += 1) await new Promise((next) => setTimeout(next, 10))
  return { output: '', errors: complaints.join('').trim() || 'pandoc wrote nothing and said nothing' }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'colloquy-pandoc-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
