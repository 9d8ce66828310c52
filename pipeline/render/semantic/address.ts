/** Addresses for links, written so that every reading system can parse them. */

const SAFE = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address, percent-encoded where it must be; undefined for one that no parser would follow, or that is unsafe. */
export function safeAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (!SAFE.has(parsed.protocol)) return undefined
  const authority = /^[a-z]+:(\/\/[^/?#]*)?/.exec(parsed.href)?.[0] ?? ''
  // The WHATWG parser leaves these in paths and queries; RFC 3986 has no place for them.
  const rest = parsed.href
    .slice(authority.length)
    .replace(/[|[\]^`{}\\"<> ]/g, encodeURIComponent)
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
  const [path = '', ...fragment] = rest.split('#')
  // Only the first # opens a fragment: EPUBCheck refuses a second one, as RFC 3986 (3.5) does.
  const address = authority + path + (fragment.length > 0 ? `#${fragment.join('%23')}` : '')
  return URL.canParse(address) ? address : undefined
}
