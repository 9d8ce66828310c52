/** Case folders of this room: files as captured, or written from `write` of expected.json, into a folder of their own. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** What is written under a name: bytes in hexadecimal, text in UTF-8, text many times, a symbolic link. */
type Written = { hex: string } | { text: string; times?: number } | { link: string }

export interface Expected {
  /** Files to write beside those of the folder. */
  write?: Record<string, Written>
  /** What is discovered and loaded, relative to the folder; default page.html. */
  source?: string
}

const CASES = fileURLToPath(new URL('cases/', import.meta.url))

export function casesOf(group: string): string[] {
  return readdirSync(join(CASES, group)).sort()
}

export function expectedOf<E extends Expected>(group: string, name: string): E {
  return JSON.parse(readFileSync(join(CASES, group, name, 'expected.json'), 'utf8')) as E
}

const made: string[] = []

/** A new folder that goes when the file's tests are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-load-'))
  made.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** The case's folder as a copy under its own name, with what expected.json says to write. */
export function openCase(group: string, name: string, { write = {} }: Expected): string {
  const folder = join(temporaryFolder(), name)
  cpSync(join(CASES, group, name), folder, {
    recursive: true,
    filter: (path) => basename(path) !== 'expected.json',
  })
  for (const [file, written] of Object.entries(write)) writeFile(join(folder, file), written)
  return folder
}

export function writeFile(path: string, written: Written): void {
  mkdirSync(dirname(path), { recursive: true })
  if ('link' in written) symlinkSync(written.link, path)
  else if ('hex' in written) writeFileSync(path, Buffer.from(written.hex.replaceAll(' ', ''), 'hex'))
  else writeFileSync(path, written.text.repeat(written.times ?? 1))
}
