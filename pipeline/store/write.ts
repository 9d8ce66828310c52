/** Files appear whole or not at all: written beside, synced, renamed. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ColloquyError } from '../errors.ts'

let written = 0

/** Writes `bytes` to `path`; folders above it are made. The name beside is this process's own. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  written += 1
  const beside = join(dirname(path), `.${basename(path)}.${process.pid}.${written}.part`)
  try {
    await mkdir(dirname(path), { recursive: true })
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw unwritable(path, cause)
  }
}

export function unwritable(path: string, cause: unknown): ColloquyError {
  const { code, message } = cause as NodeJS.ErrnoException
  const found = REASONS[code ?? ''] ?? message
  return new ColloquyError(
    'unwritable',
    `expected to write here, found ${found}; name another directory with --out or make room`,
    {
      file: path,
      cause,
    },
  )
}

const REASONS: Record<string, string> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'a read-only file system',
  ENOSPC: 'no space left on the device',
  ENOTDIR: 'a file where a directory is needed',
  EEXIST: 'a file where a directory is needed',
  EISDIR: 'a directory where a file is needed',
}
