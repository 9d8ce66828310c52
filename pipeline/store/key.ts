/** The key of a source: of everything its outputs are made from. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** SHA-256 over named parts, each with its length, so that no two lists of parts give the same key by chance. */
export function keyOf(parts: readonly (readonly [name: string, value: string | Uint8Array])[]): string {
  const hash = createHash('sha256')
  for (const [name, value] of parts) {
    const bytes = typeof value === 'string' ? Buffer.from(value) : value
    hash.update(`${name}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** Of every file below `folder`, by its relative path and its bytes; hidden files are left out. */
export async function folderKey(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const parts: [string, Uint8Array][] = []
  for (const file of files) parts.push([file.slice(folder.length).replaceAll('\\', '/'), await readFile(file)])
  return keyOf(parts)
}
