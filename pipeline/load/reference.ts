/** What the user named → the sources it stands for, each with the slug under which it is published. */
import type { Stats } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { ColloquyError } from '../errors.ts'
import { slugOf } from './slug.ts'

export const SETTINGS_FILE = 'source.yaml'

export interface SourceReference {
  kind: 'file' | 'folder' | 'address' | 'stdin'
  /** As the user named it, for messages; a folder inside a named folder is given with it. */
  given: string
  /** Absolute path of a file or folder; the address as parsed; `-` for stdin. */
  path: string
  /** Name of its folder in `dist/`. */
  slug: string
  /** Of a folder that was named by the address of its page. */
  address?: string
}

const SCHEME = /^([a-z][a-z0-9+.-]*):\/\//i

/**
 * The sources behind one reference: an HTML, text or Markdown file, a folder with source.yaml, a folder of such
 * folders (in code unit order), an http(s) address, or `-` for stdin.
 *
 * @throws ColloquyError `unreadable` when nothing is there, `usage` when two sources would share a slug.
 */
export async function discover(reference: string): Promise<SourceReference[]> {
  if (reference === '-') return [{ kind: 'stdin', given: '-', path: '-', slug: 'stdin' }]
  if (SCHEME.test(reference)) return [addressReference(reference)]
  const entry = await statOf(reference)
  if (entry.isDirectory()) return folderReferences(reference)
  if (!entry.isFile())
    throw new ColloquyError(
      'unreadable',
      'expected a file, a folder or an address, found a device or a pipe; pipe into "-" to read standard input',
      { file: reference },
    )
  if (basename(reference) === SETTINGS_FILE) return folderReferences(dirname(reference))
  return [fileReference(reference)]
}

/**
 * The sources of a whole command line; a source named twice is one source.
 *
 * @param settle what an address stands for: the folder of its capture, where there is one
 */
export async function discoverAll(
  references: readonly string[],
  settle: (reference: SourceReference) => Promise<SourceReference> = async (reference) => reference,
): Promise<SourceReference[]> {
  const sources = new Map<string, SourceReference>()
  for (const reference of references)
    for (const found of await discover(reference)) {
      const source = await settle(found)
      if (!sources.has(source.path)) sources.set(source.path, source)
    }
  return withoutClash([...sources.values()])
}

/**
 * Two sources in one folder of dist/ would overwrite each other. Numbering them would make the name of one source
 * depend on which others are in the run, so this is an error.
 */
function withoutClash(sources: SourceReference[]): SourceReference[] {
  const bySlug = new Map<string, SourceReference>()
  for (const source of sources) {
    const other = bySlug.get(source.slug)
    if (other)
      throw new ColloquyError(
        'usage',
        `expected every source to have a name of its own, found '${other.given}' and '${source.given}', which would both be published as '${source.slug}'; rename one of them or publish them into different folders`,
      )
    bySlug.set(source.slug, source)
  }
  return sources
}

function addressReference(reference: string): SourceReference {
  const url = URL.canParse(reference) ? new URL(reference) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol))
    throw new ColloquyError('unreadable', 'expected an http or https address; name a local page by its path', {
      file: reference,
    })
  url.hash = ''
  return {
    kind: 'address',
    given: reference,
    path: url.href,
    slug: slugOf(`${url.host}${decoded(url.pathname)}${decoded(url.search)}`),
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part // not UTF-8: the escapes themselves are as good a name
  }
}

/** page.html and index.html are what captures are called: the folder says which page it is. */
function fileReference(reference: string): SourceReference {
  const path = resolve(reference)
  const stem = basename(path, extname(path))
  const name = /^(page|index)$/i.test(stem) ? basename(dirname(path)) : stem
  return { kind: 'file', given: reference, path, slug: slugOf(name) }
}

function folderReference(reference: string): SourceReference {
  const path = resolve(reference)
  return { kind: 'folder', given: reference, path, slug: slugOf(basename(path)) }
}

async function folderReferences(reference: string): Promise<SourceReference[]> {
  const names = await namesIn(reference)
  if (names.includes(SETTINGS_FILE)) return [folderReference(reference)]
  const folders: SourceReference[] = []
  for (const name of names.filter((name) => !name.startsWith('.')).sort()) {
    const child = join(reference, name)
    if (await isFile(join(child, SETTINGS_FILE))) folders.push(folderReference(child))
  }
  if (folders.length > 0) return withoutClash(folders)
  const page = names.find((name) => /^(page|index)\.(html?|md|txt)$/i.test(name))
  const advice = page === undefined ? 'add one or name a page itself' : `add one or name '${join(reference, page)}'`
  throw new ColloquyError(
    'unreadable',
    `expected ${SETTINGS_FILE} in this folder or in its folders, found none; ${advice}`,
    {
      file: reference,
    },
  )
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    throw unreadable(folder, cause)
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function statOf(path: string): Promise<Stats> {
  try {
    return await stat(path)
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

/** An error of the file system in our words. */
export function unreadable(file: string, cause: unknown): ColloquyError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const found = REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause))
  return new ColloquyError('unreadable', `expected a source that can be read, found ${found}`, { file, cause })
}

const REASONS: Record<string, string> = {
  ENOENT: 'nothing there; check the path (an address begins with https://)',
  ENOTDIR: 'a file where the path has a folder; check the path',
  EACCES: 'no permission to read it; change its permissions or run as a user who may',
  EPERM: 'no permission to read it; change its permissions or run as a user who may',
  ELOOP: 'a symbolic link that leads back to itself; name the file itself',
  ENAMETOOLONG: 'a name longer than the file system allows; check the path',
  EISDIR: 'a folder; name the page in it',
}
