/**
 * Pandoc's official WebAssembly build, run in this process.
 *
 * The package's own entry is not used for its loading, only for its binary: it reads 58 MB synchronously and asks
 * the Haskell runtime for a 64 MB heap, whose first collection was measured at 1.1 s. A 4 MB nursery has no such pause.
 * The file system that pandoc sees is the map made here, and there is no socket: it cannot read or fetch anything.
 */
import { open, readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import type { Inode } from '@bjorn3/browser_wasi_shim'
import { ColloquyError } from '../../errors.ts'
import type { Answer, Question } from './question.ts'

/** What the binary exports, see the C header of pandoc-wasm. */
interface PandocExports {
  memory: { readonly buffer: ArrayBuffer }
  malloc(size: number): number
  __wasm_call_ctors(): void
  hs_init_with_rtsopts(argc: number, argv: number): void
  convert(options: number, length: number): void
}

/** The little of the standard global that is used: TypeScript declares it for browsers only. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<object>
  instantiate(module: object, imports: object): Promise<{ exports: object }>
}

interface Instance {
  pandoc: PandocExports
  files: Map<string, Inode>
  shim: typeof import('@bjorn3/browser_wasi_shim')
}

const ARGUMENTS = ['pandoc.wasm', '+RTS', '-A4m', '-RTS']

const place = (path: string) => new URL(path, import.meta.resolve('pandoc-wasm'))

let version: Promise<string> | undefined
let instance: Promise<Instance> | undefined

/** Version of the embedded pandoc, as `pandoc --version` would print it. */
export function embeddedVersion(): Promise<string> {
  version ??= readFile(place('../pandoc-version.txt'), 'utf8').then((text) => text.trim())
  return version
}

/** Starts to load the binary, so that it compiles beside other work. Calling it again costs nothing. */
export function loadEmbedded(): Promise<Instance> {
  instance ??= load()
  return instance
}

async function load(): Promise<Instance> {
  validateLazily()
  const [shim, binary] = await Promise.all([import('@bjorn3/browser_wasi_shim'), readWhole(place('pandoc.wasm'))])
  const api = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly
  const files = new Map<string, Inode>()
  const nowhere = () => shim.ConsoleStdout.lineBuffered(() => undefined)
  const descriptors = [
    new shim.OpenFile(new shim.File([], { readonly: true })),
    nowhere(),
    nowhere(),
    new shim.PreopenDirectory('/', files),
  ]
  const wasi = new shim.WASI(ARGUMENTS, [], descriptors, { debug: false })
  const { exports } = await api.instantiate(await api.compile(binary), { wasi_snapshot_preview1: wasi.wasiImport })
  const pandoc = exports as PandocExports
  wasi.initialize({ exports: pandoc })
  pandoc.__wasm_call_ctors()
  startRuntime(pandoc)
  return { pandoc, files, shim }
}

/**
 * Functions are validated when they are first called: 120 ms less of 250 ms compilation for a binary whose digest
 * the lock file pins. Only where V8 is known to have the flag, because an unknown flag is reported on stderr.
 */
function validateLazily(): void {
  const v8 = Number.parseInt(process.versions.v8, 10)
  if (v8 >= 11 && v8 <= 13) setFlagsFromString('--wasm-lazy-validation')
}

/** One read off the main thread; `readFile` makes 110 reads of 512 KB of it and takes three times as long. */
async function readWhole(file: URL): Promise<Uint8Array> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const bytes = Buffer.allocUnsafeSlow(size)
    let filled = 0
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes
  } finally {
    await handle.close()
  }
}

function startRuntime(pandoc: PandocExports): void {
  const pointers = ARGUMENTS.map((argument) => put(pandoc, Buffer.from(`${argument}\0`)))
  const argv = put(pandoc, words([...pointers, 0]))
  pandoc.hs_init_with_rtsopts(put(pandoc, words([ARGUMENTS.length])), put(pandoc, words([argv])))
}

const words = (values: number[]) => new Uint8Array(new Uint32Array(values).buffer)

/** Bytes into the binary's memory → their address. */
function put(pandoc: PandocExports, bytes: Uint8Array): number {
  const address = pandoc.malloc(bytes.length)
  new Uint8Array(pandoc.memory.buffer, address, bytes.length).set(bytes)
  return address
}

/** One conversion. Pandoc's own errors are in the answer; a crash of the engine is a ColloquyError `render`. */
export async function askEmbedded(question: Question): Promise<Answer> {
  const { pandoc, files, shim } = await loadEmbedded()
  const file = (data: string | Uint8Array, readonly = false) => new shim.File(Buffer.from(data as string), { readonly })
  files.clear()
  files.set('stdin', file(JSON.stringify({ 'pandoc-api-version': [1, 23, 1], ...question.document }), true))
  for (const name of ['stdout', 'stderr', 'warnings']) files.set(name, file(''))
  for (const [name, text] of Object.entries(question.files)) files.set(name, file(text, true))
  const options = Buffer.from(JSON.stringify(question.defaults))
  try {
    pandoc.convert(put(pandoc, options), options.length)
  } catch (cause) {
    instance = undefined
    throw new ColloquyError(
      'render',
      `expected pandoc ${await embeddedVersion()} to answer, found it stopped (${(cause as Error).message}); try --pandoc system`,
      { cause },
    )
  }
  const read = (name: string) => Buffer.from((files.get(name) as InstanceType<typeof shim.File>).data).toString('utf8')
  const answer = { output: read('stdout'), errors: read('stderr') }
  files.clear()
  return answer
}
