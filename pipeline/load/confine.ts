/** A path from a page or from source.yaml, looked up so that it cannot leave its folder. */
import { realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'

export type Confined = { path: string; size: number } | { fault: 'outside' | 'absent' }

/**
 * A regular file at `path`, relative to `from`, inside `folder`: by its name and, once symbolic links are followed,
 * by where it really stands. Never a pipe or a device, which could be read for ever.
 */
export async function confine(folder: string, from: string, path: string): Promise<Confined> {
  if (path.includes('\0') || isAbsolute(path) || /^[a-z]:/i.test(path)) return { fault: 'outside' }
  const named = join(folder, from, path)
  if (!isInside(folder, named)) return { fault: 'outside' }
  try {
    const real = await realpath(named)
    if (!isInside(await realpath(folder), real)) return { fault: 'outside' }
    const entry = await stat(real)
    return entry.isFile() ? { path: real, size: entry.size } : { fault: 'absent' }
  } catch {
    return { fault: 'absent' }
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
