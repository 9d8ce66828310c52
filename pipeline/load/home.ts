/** Where the capture of an address lives: a folder of its own among the sources. */
import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ColloquyError } from '../errors.ts'
import { readRecord } from './capture/record.ts'
import type { SourceReference } from './reference.ts'
import { SETTINGS_FILE } from './reference.ts'

/** Where addresses of the command line are kept unless it says otherwise. */
export const DEFAULT_SOURCES = 'sources'

/** The folder in which an address becomes a source. */
export function homeOf({ slug, path }: SourceReference, sources: string): SourceReference {
  const given = join(sources, slug)
  return { kind: 'folder', given, path: resolve(given), slug, address: path }
}

/**
 * An address that has its folder already is that folder; every other reference is what it was.
 *
 * @throws ColloquyError `usage` when the folder is another page's.
 */
export async function settled(reference: SourceReference, sources: string): Promise<SourceReference> {
  if (reference.kind !== 'address') return reference
  const home = homeOf(reference, sources)
  if (!(await stat(join(home.path, SETTINGS_FILE)).catch(() => undefined))) return reference
  const named = await addressIn(home)
  if (named === undefined || (URL.canParse(named) && new URL(named).href === reference.path)) return home
  throw new ColloquyError(
    'usage',
    `expected the folder ${home.given} to be this page's, found that it is the one of ${named}; name another folder of sources with --sources`,
    { file: reference.given },
  )
}

/** Undefined where the record cannot be read: whoever reads the page will say so. */
async function addressIn(home: SourceReference): Promise<string | undefined> {
  const { readSettings } = await import('./settings.ts')
  const record = await readRecord(home.path, home.given).catch(() => 'damaged' as const)
  if (record !== undefined) return record === 'damaged' ? undefined : record.address
  const { settings } = await readSettings(home.path, join(home.given, SETTINGS_FILE))
  return settings.url ?? 'a page without an address'
}
