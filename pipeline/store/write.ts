/** Files appear whole or not at all: written beside, synced, renamed. */
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { ColloquyError } from '../errors.ts'

let written = 0

/** A file that lies beside its place, whole and synced. */
export interface Staged {
  path: string
  beside: string
}

/** Writes `bytes` to `path`; folders above it are made. The name beside is this process's own. */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  await place(await stage(path, bytes))
}

/** The first half: what a full disk or a missing permission forbids is told before anything is replaced. */
export async function stage(path: string, bytes: Uint8Array | string): Promise<Staged> {
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
    return { path, beside }
  } catch (cause) {
    await discard({ path, beside })
    throw unwritable(path, cause)
  }
}

/** The second half. */
export async function place(staged: Staged): Promise<void> {
  try {
    await rename(staged.beside, staged.path)
  } catch (cause) {
    await discard(staged)
    throw unwritable(staged.path, cause)
  }
}

export async function discard({ beside }: Staged): Promise<void> {
  await rm(beside, { force: true }).catch(() => undefined)
}

export function unwritable(path: string, cause: unknown): ColloquyError {
  if (cause instanceof ColloquyError) return cause
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
  EDQUOT: 'no space left on the device',
  ENOTDIR: 'a file where a directory is needed',
  EEXIST: 'a file where a directory is needed',
  EISDIR: 'a directory where a file is needed',
}
