/** source.yaml of a folder: read, checked key by key, and the files that it names looked up. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LineCounter, YAMLError } from 'yaml'
import { ColloquyError } from '../errors.ts'
import type { SourceSettings } from '../transcript/settings.ts'
import { encodingOf } from './charset-name.ts'
import { confine } from './confine.ts'
import { SETTINGS_FILE, unreadable } from './reference.ts'
import type { Fault } from './settings-fault.ts'

/** The names a captured page may have where source.yaml gives none, in this order. */
export const DEFAULT_PAGES = ['page.html', 'page.htm', 'page.mhtml', 'page.mht', 'page.md', 'page.txt', 'index.html']

/** An editor writes it by hand; what is larger is another file. */
const MAX_BYTES = 1024 * 1024
/** Enough for a register of speakers that is referred to, too little to blow up (yaml's own limit is per alias). */
const MAX_ALIASES = 100

export interface Settings {
  settings: SourceSettings
  /** The page that was saved by hand, relative to the folder. */
  file: string | undefined
  /** What is wrong where there is neither such a page nor a capture. */
  missing(): ColloquyError
}

/**
 * @param folder where source.yaml stands
 * @param given source.yaml as messages name it
 * @throws ColloquyError `settings` with line and column, for anything that is not as the schema says and for a file
 *   that is named and is not inside the folder.
 */
export async function readSettings(folder: string, given: string): Promise<Settings> {
  const { parseDocument, LineCounter } = await import('yaml')
  const lineCounter = new LineCounter()
  const text = await readText(join(folder, SETTINGS_FILE), given)
  const document = parseDocument(text, { lineCounter, prettyErrors: false, strict: true, stringKeys: true })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem) throw syntaxError(problem, lineCounter, given)
  const check = await import('./settings-fault.ts')
  const result = check.validate(document, MAX_ALIASES)
  if ('fault' in result) throw faultAt(result.fault, check.positionOf(document, result.fault), lineCounter, given)
  const at = (fault: Fault) => faultAt(fault, check.positionOf(document, fault), lineCounter, given)
  await checkFiles(folder, result.settings, at)
  const { settings } = result
  return { settings, file: await pageOf(folder, settings, at), missing: () => missingPage(settings, given) }
}

async function readText(path: string, given: string): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > MAX_BYTES)
      throw new ColloquyError('settings', 'expected at most 1 MB, found more; keep the text of the page out of it', {
        file: given,
      })
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
  } catch (error) {
    if (error instanceof ColloquyError) throw error
    if (error instanceof TypeError)
      throw new ColloquyError('settings', 'expected UTF-8, found other bytes; save the file as UTF-8', { file: given })
    throw unreadable(given, error)
  }
}

function syntaxError({ code, message, pos }: YAMLError, lines: LineCounter, given: string): ColloquyError {
  const { line, col } = lines.linePos(pos[0])
  const found = code === 'MULTIPLE_DOCS' ? 'the line --- and a second document' : message
  return new ColloquyError('settings', `expected YAML, found a fault: ${found}; correct this line`, {
    file: given,
    place: `${line}:${col}`,
  })
}

function faultAt(fault: Fault, offset: number | undefined, lines: LineCounter, given: string): ColloquyError {
  const position = offset === undefined ? undefined : lines.linePos(offset)
  return new ColloquyError('settings', fault.message, {
    file: given,
    place: position && `${position.line}:${position.col}`,
  })
}

type At = (fault: Fault) => ColloquyError

/** What source.yaml names must be there, whether or not this run would use it. */
async function checkFiles(folder: string, settings: SourceSettings, at: At): Promise<void> {
  const named: [path: PropertyKey[], file: string][] = []
  if (settings.cover !== undefined) named.push([['cover'], settings.cover])
  for (const [address, file] of Object.entries(settings.images ?? {})) named.push([['images', address], file])
  for (const [path, file] of named) await checkFile(folder, path, file, 'an image', at)
  if (settings.charset !== undefined && (await encodingOf(settings.charset)) === undefined)
    throw at({
      path: ['charset'],
      message: `expected the name of an encoding such as gb18030, found '${settings.charset}'; correct it or leave it out`,
    })
}

async function checkFile(folder: string, path: PropertyKey[], file: string, what: string, at: At): Promise<void> {
  const found = await confine(folder, '.', file)
  if (!('fault' in found)) return
  const place = found.fault === 'outside' ? 'a path outside its folder' : 'no such file'
  throw at({ path, message: `expected ${what} beside ${SETTINGS_FILE}, found ${place}: '${file}'; correct the path` })
}

async function pageOf(folder: string, settings: SourceSettings, at: At): Promise<string | undefined> {
  if (settings.file === undefined) return savedPage(folder)
  await checkFile(folder, ['file'], settings.file, 'the captured page', at)
  return settings.file
}

/** A page under one of the names that need not be told. */
export async function savedPage(folder: string): Promise<string | undefined> {
  for (const name of DEFAULT_PAGES) if (!('fault' in (await confine(folder, '.', name)))) return name
  return undefined
}

function missingPage({ url }: SourceSettings, given: string): ColloquyError {
  const names = DEFAULT_PAGES.join(', ')
  const message =
    url === undefined
      ? `expected the captured page beside it, found none of ${names}; name it with the key 'file', or its address with 'url'`
      : `expected the captured page beside it, found none of ${names} and no capture, and the network is not to be used; publish it once without --offline, or save ${url} there`
  return new ColloquyError('settings', message, { file: given })
}
