/** Bytes of a file or of standard input, with a limit. */
import { readFile, stat } from 'node:fs/promises'
import { ColloquyError } from '../errors.ts'
import { MAX_PAGE_BYTES } from './options.ts'
import { unreadable } from './reference.ts'

/** @throws ColloquyError `unreadable`; `not-a-page` when it is larger than any page. */
export async function readCapture(path: string, given: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_PAGE_BYTES) throw tooLarge(given, size)
    return await readFile(path)
  } catch (error) {
    throw error instanceof ColloquyError ? error : unreadable(given, error)
  }
}

export async function readStdin(input: AsyncIterable<Uint8Array | string>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    size += bytes.length
    if (size > MAX_PAGE_BYTES) throw tooLarge('-', size)
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function tooLarge(file: string, size: number): ColloquyError {
  return new ColloquyError(
    'not-a-page',
    `expected a page of at most ${MAX_PAGE_BYTES / 1024 / 1024} MB, found ${Math.ceil(size / 1024 / 1024)} MB or more; name the page itself, not an archive of it`,
    { file },
  )
}
