/** Typst in this process: a template and its files in, PDF bytes and places of the marks out. */
import { createHash } from 'node:crypto'
import { join, relative, resolve, sep } from 'node:path'
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import { asColloquyError, ColloquyError } from '../../errors.ts'

export interface Job {
  /** Absolute folder of main.typ; nothing outside it can be read. */
  root: string
  /** How messages name that folder. */
  rootName: string
  /** Path below root → bytes, laid over the folder for this document only. */
  files: ReadonlyMap<string, Uint8Array>
  /** Absolute paths. */
  fontFiles: readonly string[]
}

export interface Typeset {
  bytes: Uint8Array
  pages: number
  /** In the order of the text. */
  marks: Mark[]
}

/** Where the text of a turn or a block begins; x and y in points from the top left of the page. */
export interface Mark {
  /** A turn's id. */
  turn?: string
  /** A block's path, or `end` where the content ends. */
  place?: string
  /** 1, 2, 3, … */
  page: number
  x: number
  y: number
}

/** An image that Typst cannot decode; `path` is undefined when it does not say which. */
export class UnreadableImage extends Error {}

/** One compiler a process for as long as the folder is the same: a second one would not give its 15 MB back. */
let latest: { key: string; compiler: NodeCompiler } | undefined

/** The last document: whoever asks for its pages after its PDF does not wait for them again. */
let last: { key: string; typeset: Typeset } | undefined

export async function typeset(job: Job): Promise<Typeset> {
  const key = keyOf(job)
  if (last?.key !== key) last = { key, typeset: await compiled(job, 'main.typ', pdfOf) }
  return last.typeset
}

/** SVG of the title page alone, as Typst writes it. */
export function drawTitlePage(job: Job): Promise<string> {
  return compiled(job, 'title.typ', (compiler, document) => compiler.plainSvg(document))
}

function keyOf({ root, files }: Job): string {
  const hash = createHash('sha256').update(root)
  for (const [path, bytes] of files) hash.update(`\0${path}\0${bytes.length}\0`).update(bytes)
  return hash.digest('hex')
}

function pdfOf(compiler: NodeCompiler, document: NodeTypstDocument): Typeset {
  const [marks = []] = compiler.query(document, { selector: '<marks>', field: 'value' }) as Mark[][]
  const bytes = compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: 0 })
  return { bytes, pages: document.numOfPages, marks }
}

async function compiled<T>(
  job: Job,
  main: string,
  take: (compiler: NodeCompiler, document: NodeTypstDocument) => T,
): Promise<T> {
  const compiler = await loadTypesetter(job)
  try {
    for (const [path, bytes] of job.files) compiler.mapShadow(join(job.root, path), Buffer.from(bytes))
    const result = compiler.compile({ mainFilePath: join(job.root, main) })
    const failure = result.hasError() ? result.takeDiagnostics() : null
    if (failure !== null) throw faultOf(compiler.fetchDiagnostics(failure), job)
    const document = result.result
    if (document === null) throw new ColloquyError('render', 'expected pages from Typst, found none')
    return take(compiler, document)
  } catch (error) {
    throw error instanceof UnreadableImage ? error : asColloquyError(error, 'render')
  } finally {
    compiler.resetShadow()
    // Typst remembers every layout; without this each document stays in memory.
    compiler.evictCache(0)
  }
}

/** Whether the typesetter can read one image. */
export async function canSet(job: Job, path: string): Promise<boolean> {
  const compiler = await loadTypesetter(job)
  try {
    compiler.mapShadow(join(job.root, path), Buffer.from(job.files.get(path) as Uint8Array))
    const main = join(job.root, 'image.typ')
    compiler.addSource(main, `#image("${path}", alt: "")`)
    return !compiler.compile({ mainFilePath: main }).hasError()
  } finally {
    compiler.resetShadow()
  }
}

/** Loads the engine and the fonts; 0.1 to 0.2 s the first time. */
export async function loadTypesetter({ root, fontFiles }: Pick<Job, 'root' | 'fontFiles'>): Promise<NodeCompiler> {
  const key = [root, ...fontFiles].join('\n')
  if (latest?.key === key) return latest.compiler
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const compiler = withoutSystemFonts(join(root, 'fonts.conf'), () =>
    Compiler.create({ workspace: root, fontArgs: [{ fontPaths: [...fontFiles] }] }),
  )
  latest = { key, compiler }
  return compiler
}

/**
 * Typst looks for the machine's fonts when a compiler is made, and has no switch against it: on Linux it reads
 * FONTCONFIG_FILE. Elsewhere they are found and still not used, since the template names our families, ours are asked
 * first, and `fallback` is off.
 */
function withoutSystemFonts<T>(configuration: string, create: () => T): T {
  const before = process.env.FONTCONFIG_FILE
  process.env.FONTCONFIG_FILE = configuration
  try {
    return create()
  } finally {
    if (before === undefined) delete process.env.FONTCONFIG_FILE
    else process.env.FONTCONFIG_FILE = before
  }
}

interface Diagnostic {
  message: string
  path: string
  range: { start: { line: number; character: number } } | null
  /** 1: error. */
  severity: number
}

/** Errors that a faultless template can meet: the document asks too much of the engine. */
const ENGINE_LIMITS = /maximum .* (depth|exceeded)|did not converge/

function faultOf(diagnostics: Diagnostic[], job: Job): Error {
  const fault = diagnostics.find(({ severity }) => severity === 1) ?? diagnostics[0]
  if (fault === undefined) return new ColloquyError('render', 'expected pages from Typst, found an error without words')
  if (
    /^failed to (decode image|parse SVG|load (image|linked))|image/i.test(fault.message) &&
    /decod|pars|SVG|format/i.test(fault.message)
  )
    return new UnreadableImage(fault.message)
  const code = ENGINE_LIMITS.test(fault.message) ? 'render' : 'template'
  const path = relative(job.root, resolve(job.root, fault.path)).split(sep).join('/')
  const file = path === '' || path.startsWith('..') ? `${job.rootName}/main.typ` : `${job.rootName}/${path}`
  const start = fault.range?.start
  const place = start && `${start.line + 1}:${start.character + 1}`
  const message = `expected a template that Typst can set, found: ${withoutRoot(fault.message, job)}; correct the template`
  return new ColloquyError(code, message, { file, place })
}

/** Messages name the folder as the user does, never as the machine does. */
function withoutRoot(message: string, { root, rootName }: Job): string {
  return message.split(root).join(rootName)
}
