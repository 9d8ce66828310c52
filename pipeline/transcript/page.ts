/** What load hands to extract: the page as text, and what was known of it beforehand. */
import type { SourceSettings } from './settings.ts'

export interface Page {
  /** How messages and provenance name it: a file name, a slug or a URL; never a machine path. */
  name: string
  /** Slug for `dist/<slug>/`. */
  slug: string
  mediaType: 'text/html' | 'text/plain' | 'text/markdown'
  /** Decoded, without a byte order mark. */
  text: string
  /** WHATWG name of the encoding that was used, lower case. */
  charset: string
  /** Of the captured bytes. */
  sha256: string
  bytes: number
  /** Where the page was fetched from, or what source.yaml says of it. */
  url?: string
  /** What relative addresses of images refer to, where that is not `url`: a `<base>`. */
  base?: string
  /** The further pages of the same article, in order; `sha256` and `bytes` are of all of them. */
  further?: readonly FurtherPage[]
  /** ISO 8601, from source.yaml or the capture's own record. */
  retrieved?: string
  /** What whoever captured the page has to say about it: a page of the article that could not be had. */
  warnings?: readonly string[]
  /** Byte offsets at which invalid bytes were replaced by U+FFFD. */
  replaced: number[]
  /** source.yaml; an empty object for a bare page. */
  settings: SourceSettings
  /** source.yaml as the user named it, for messages; absent for a bare page. */
  settingsFile?: string
  /** Folder in which local images may stand, absolute; absent for stdin and URLs. */
  directory?: string
  /** The captured page in `directory`, relative to it, with `/`: relative image addresses start from it. */
  file?: string
}

export interface FurtherPage {
  text: string
  /** Its own address, and what its relative addresses refer to. */
  url: string
  base: string
}
