/** Runs the compiled command line as a user would. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../..')
const CLI = join(ROOT, 'build/cli.js')
// Runs of one test file share a cache, and leave the user's alone.
process.env.XDG_CACHE_HOME = mkdtempSync(join(tmpdir(), 'colloquy-cache-'))

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  cwd?: string
  env?: Record<string, string>
  input?: string | Uint8Array
}

export function colloquy(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return new Promise((done, failed) => {
    const { SOURCE_DATE_EPOCH: _, ...environment } = process.env
    const child = spawn(process.execPath, [CLI, ...args], {
      cwd: options.cwd ?? ROOT,
      env: { ...environment, NO_COLOR: '1', ...options.env },
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', failed)
    child.on('close', (code) =>
      done({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') }),
    )
    // A command that never reads its input closes the pipe; that is no fault of the test.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'colloquy-test-'))

/** Path → SHA-256 of every file below a folder. */
export function treeOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile())
  const rows = files.map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(
    rows.map((file) => [file.slice(folder.length + 1), createHash('sha256').update(readFileSync(file)).digest('hex')]),
  )
}

/** A small page with a dialogue in it, of our own making. */
export const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Two gardeners talk about rain</title></head>
<body><article><h1>Two gardeners talk about rain</h1>
<p>It had been dry since April when we met the two of them behind the greenhouse, where the shade begins at noon.</p>
<p><strong>Nora Whitfield:</strong> Do you still write down every shower, as your father did in his red notebook?</p>
<p><strong>Ikram Said:</strong> Every one. The notebook is blue now, but the column for the neighbours' complaints is the same as ever.</p>
<p><strong>Nora Whitfield:</strong> And what does it say for this summer, if you add up all those careful little figures?</p>
<p><strong>Ikram Said:</strong> It says that we should have planted figs. They forgive you for anything except kindness with the hose.</p>
<p><strong>Nora Whitfield:</strong> Will you plant them now, or is it too late in the year to begin with something new?</p>
<p><strong>Ikram Said:</strong> It is always too late. That is why one begins in the evening, when it does not show.</p>
</article></body></html>
`
