/** An address of an image in a page → the local files it may stand for, or the network address it is. */
import { posix } from 'node:path'
import type { ImageHost } from './images.ts'

export type Target =
  | { kind: 'data' }
  /** Named by source.yaml, relative to its folder. */
  | { kind: 'mapped'; file: string }
  /** Paths relative to the page's directory, the likeliest first. */
  | { kind: 'local'; candidates: string[] }
  /** Among the images that came with the page. */
  | { kind: 'archived'; url: string }
  | { kind: 'remote'; url: string }
  | { kind: 'none'; reason: string }

/** Where an address leads. Nothing is read and nothing is checked here: candidates may point outside. */
export function targetOf(address: string, page: ImageHost): Target {
  if (/^data:/i.test(address)) return { kind: 'data' }
  const mapped = mappedFile(address, page)
  if (mapped !== undefined) return { kind: 'mapped', file: mapped }
  if (page.archive !== undefined) return { kind: 'archived', url: resolved(address, page) ?? address }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
  const remote = scheme === 'http' || scheme === 'https' || address.startsWith('//')
  if (scheme !== undefined && !remote) return { kind: 'none', reason: `${scheme}: addresses are not followed` }
  if (page.directory === undefined) return remoteTarget(address, page)
  if (remote) return { kind: 'none', reason: 'it stands on the network and the page is a local file' }
  return { kind: 'local', candidates: candidatesOf(address, page) }
}

function remoteTarget(address: string, page: ImageHost): Target {
  const url = resolved(address, page)
  if (url === undefined) return { kind: 'none', reason: 'the page has no address to which it could be relative' }
  return { kind: 'remote', url }
}

function resolved(address: string, page: ImageHost): string | undefined {
  const base = page.base ?? page.url
  return URL.canParse(address, base) ? new URL(address, base).href : undefined
}

/** By the address as the page prints it, else by the one it resolves to: an extractor may have made it absolute. */
function mappedFile(address: string, page: ImageHost): string | undefined {
  const images = page.settings.images
  if (images === undefined) return undefined
  if (Object.hasOwn(images, address)) return images[address]
  const whole = resolved(address, page)
  if (whole === undefined) return undefined
  return Object.entries(images).find(([key]) => resolved(key, page) === whole)?.[1]
}

/**
 * A relative path is looked for where it points, as it is and percent-decoded, with and without its query (some tools
 * save the query in the name). A path on the site (`/uploads/a.jpg`) is looked for by its last part, where people and
 * browsers put images: beside the page, in images/, in `<page>_files/` or `<page>.files/`.
 */
function candidatesOf(address: string, page: ImageHost): string[] {
  const file = page.file ?? ''
  const base = posix.dirname(file)
  const raw = (address.split('#')[0] ?? '').replaceAll('\\', '/')
  const path = raw.split('?')[0] ?? ''
  if (!path.startsWith('/')) return [...new Set([decoded(path), path, raw])].map((name) => posix.join(base, name))
  const name = posix.basename(decoded(path))
  const stem = posix.basename(file, posix.extname(file))
  return [name, `images/${name}`, `${stem}_files/${name}`, `${stem}.files/${name}`].map((candidate) =>
    posix.join(base, candidate),
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
