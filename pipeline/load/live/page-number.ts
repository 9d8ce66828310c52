/** Addresses of the pages of one article: what is left of them without the number, and the number. */

/** One way to read an address: `https://example.org/talk?page=2` is page 2 of `https://example.org/talk`. */
export interface Numbered {
  /** The address without its page number. */
  stem: string
  /** Undefined for the address itself, which has none. */
  number: number | undefined
  /** Whether the address says that the number counts pages; `/talk/2` may be the second of anything. */
  stated: boolean
}

const PARAMETER =
  /^_?(?:page(?:_?(?:no|num|number|index|id|n))?|p|pn|pg|paged|pagina|pagenum|seite|cur_?page|current_?page)$/i
/** Campaigns and sessions: of no page's address. */
const TRACKING = /^(?:utm_\w{1,20}|fbclid|gclid|spm|mc_cid|mc_eid)$/i
const IN_FOLDERS = /^(.*?)\/(page|seite|pagina|p|pg)[-_/]?(\d{1,3})\/?$/i
const LAST_FOLDER = /^(.*?)\/(\d{1,3})\/?$/
const IN_NAME = /^(.*?)[-_.,](page|seite|pagina|p|pg)?[-_]?(\d{1,3})(\.[a-z]{2,5})?$/i
const HIGHEST = 200

export function readings(address: string): Numbered[] {
  const url = new URL(address)
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name)
  const found: Numbered[] = [{ stem: stemOf(url), number: undefined, stated: false }]
  for (const [name, value] of [...url.searchParams]) {
    if (!PARAMETER.test(name) || !/^\d{1,3}$/.test(value)) continue
    const rest = new URL(url)
    rest.searchParams.delete(name)
    found.push({ stem: stemOf(rest), number: Number(value), stated: true })
  }
  for (const { path, number, stated } of numberedPaths(url.pathname)) {
    const rest = new URL(url)
    rest.pathname = path
    found.push({ stem: stemOf(rest), number, stated })
  }
  return found.filter(({ number }) => number === undefined || number <= HIGHEST)
}

function* numberedPaths(path: string): Generator<{ path: string; number: number; stated: boolean }> {
  const folders = IN_FOLDERS.exec(path)
  if (folders) yield { path: folders[1] ?? '', number: Number(folders[3]), stated: true }
  const folder = LAST_FOLDER.exec(path)
  if (folder) yield { path: folder[1] ?? '', number: Number(folder[2]), stated: false }
  const name = IN_NAME.exec(path)
  if (name) yield { path: `${name[1]}${name[4] ?? ''}`, number: Number(name[3]), stated: name[2] !== undefined }
}

/** Two addresses that servers answer alike have one stem: with and without `index.html`, a last `/`, a `www.`. */
function stemOf(url: URL): string {
  const path = url.pathname.replace(/\/(?:index|default)(?:\.[a-z]{2,5})?$/i, '/').replace(/\/+$/, '')
  const query = [...url.searchParams].map(([name, value]) => `${name}=${value}`).sort()
  return `${url.host}${path}?${query.join('&')}`
}

/**
 * Whether `next` is the page after `current` of the article that begins at `first`: the same address but for the
 * number, which is the one to be expected. Undefined when it is not.
 */
export function follows(first: string, current: string, next: string): { stated: boolean } | undefined {
  const begins = readings(first)
  const now = readings(current)
  for (const after of readings(next)) {
    if (after.number === undefined) continue
    const start = begins.find(({ stem }) => stem === after.stem)
    const here = now.find(({ stem }) => stem === after.stem)
    if (!start || !here) continue
    // A bare number at the start may be anything; the article's first page has none, or is the first.
    if (start.number !== undefined && !(start.stated && after.stated) && start.number > 1) continue
    // Counted from 0, the page after the one without a number is 1.
    const expected = here.number === undefined ? [1, 2] : [here.number + 1]
    if (expected.includes(after.number)) return { stated: after.stated }
  }
  return undefined
}
