/** An EPUB as an independent reader sees it: fflate unzips, htmlparser2 reads the XML; nothing of the renderer is used. */
import type { CheerioAPI } from 'cheerio/slim'

export interface EpubReading {
  /** Why the archive or its package document cannot be read; the other fields are then empty. */
  fault?: string
  /** Names in the order of the archive's directory. */
  names: string[]
  /** ZIP compression methods: 0 stored, 8 deflated. */
  methods: ReadonlyMap<string, number>
  files: ReadonlyMap<string, Uint8Array>
  /** Path of the package document. */
  packagePath: string
  package?: CheerioAPI
  manifest: ManifestItem[]
  /** XHTML content documents in spine order, the contents page among them. */
  spine: { path: string; $: CheerioAPI }[]
  /** Any XML file of the archive, parsed once. */
  xml(path: string): CheerioAPI
}

export interface ManifestItem {
  id: string
  path: string
  mediaType: string
  properties: string[]
}

/** Of all files of a book, decompressed; fflate gives each the room that the archive states. */
const MAX_BYTES = 512 * 1024 * 1024

const readings = new WeakMap<Uint8Array, Promise<EpubReading>>()

/** Read once, however many checks ask. */
export function readEpub(bytes: Uint8Array): Promise<EpubReading> {
  const known = readings.get(bytes)
  if (known) return known
  const reading = read(bytes)
  readings.set(bytes, reading)
  return reading
}

async function read(bytes: Uint8Array): Promise<EpubReading> {
  const [{ unzipSync }, { load }] = await Promise.all([import('fflate'), import('cheerio/slim')])
  let size = 0
  const names: string[] = []
  const methods = new Map<string, number>()
  const files = new Map<string, Uint8Array>()
  const parsed = new Map<string, CheerioAPI>()
  const xml = (path: string): CheerioAPI => {
    const known = parsed.get(path)
    if (known) return known
    const $ = load(new TextDecoder().decode(files.get(path)), { xml: true })
    parsed.set(path, $)
    return $
  }
  const reading: EpubReading = { names, methods, files, packagePath: '', manifest: [], spine: [], xml }
  try {
    const unzipped = unzipSync(bytes, {
      filter({ name, compression, originalSize }) {
        size += originalSize
        if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES / 1024 / 1024} MB in it`)
        names.push(name)
        methods.set(name, compression)
        return true
      },
    })
    for (const name of names) files.set(name, unzipped[name] ?? new Uint8Array())
  } catch (error) {
    return { ...reading, fault: `expected a ZIP archive, found ${(error as Error).message}` }
  }
  return readPackage(reading)
}

function readPackage(reading: EpubReading): EpubReading {
  const { files, xml } = reading
  const packagePath = xml('META-INF/container.xml')('rootfile').first().attr('full-path') ?? ''
  if (!files.has(packagePath))
    return {
      ...reading,
      fault: `expected a package document, found none at '${packagePath}' of META-INF/container.xml`,
    }
  const opf = xml(packagePath)
  const manifest = opf('manifest > item')
    .toArray()
    .map(({ attribs }) => ({
      id: attribs.id ?? '',
      path: resolvePath(packagePath, attribs.href ?? ''),
      mediaType: attribs['media-type'] ?? '',
      properties: (attribs.properties ?? '').split(/\s+/).filter(Boolean),
    }))
  const paths = new Map(manifest.map(({ id, path }) => [id, path]))
  const spine = opf('spine > itemref')
    .toArray()
    .flatMap(({ attribs }) => {
      const path = paths.get(attribs.idref ?? '')
      return path !== undefined && files.has(path) ? [{ path, $: xml(path) }] : []
    })
  return { ...reading, packagePath, package: opf, manifest, spine }
}

/** `text-1.xhtml#t2` in `OEBPS/toc.xhtml` → `OEBPS/text-1.xhtml`; undecodable references stay as they are. */
export function resolvePath(from: string, reference: string): string {
  const path = reference.replace(/[#?].*$/s, '')
  if (path === '') return from
  try {
    const base = new URL(from.split('/').map(encodeURIComponent).join('/'), 'epub://book/')
    return decodeURIComponent(new URL(path, base).pathname.slice(1))
  } catch {
    return path
  }
}
