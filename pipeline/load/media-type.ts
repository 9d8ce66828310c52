/** HTML, Markdown or plain text: by the name, then by the content type, then by what it looks like. */
import { extname } from 'node:path'
import type { Page } from '../transcript/page.ts'

type MediaType = Page['mediaType']

const EXTENSIONS: Record<string, MediaType> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.shtml': 'text/html',
  '.xhtml': 'text/html',
  '.xht': 'text/html',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
  '.mdown': 'text/markdown',
  '.mkd': 'text/markdown',
  '.txt': 'text/plain',
  '.text': 'text/plain',
}

const CONTENT_TYPES: Record<string, MediaType> = {
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/markdown': 'text/markdown',
  'text/x-markdown': 'text/markdown',
}

/** Content types that say nothing: servers send them for whatever they do not know, Markdown above all. */
const VAGUE = new Set([
  '',
  'text/plain',
  'application/octet-stream',
  'binary/octet-stream',
  'text/xml',
  'application/xml',
])

/** The type a file name states; undefined for any other extension. */
export function mediaTypeOfName(name: string): MediaType | undefined {
  return EXTENSIONS[extname(name).toLowerCase()]
}

/** Of a `Content-Type` header: its type, undefined when it is vague, `other` when it is no page at all. */
export function mediaTypeOfHeader(header: string): MediaType | 'other' | undefined {
  const type = (header.split(';')[0] ?? '').trim().toLowerCase()
  return VAGUE.has(type) ? undefined : (CONTENT_TYPES[type] ?? 'other')
}

/** Label after `charset=` in a `Content-Type` header. */
export function charsetOfHeader(header: string): string | undefined {
  return /;\s{0,9}charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(header)?.[1]
}

/** How much of a text is looked at. */
const HEAD = 4096

const TAG = /<(?:!doctype\s+html|html|head|body|article|section|main|div|p|br|h[1-6]|table|ul|ol|dl|span)[\s>/]/gi
/** A heading, a list's link, a fence, bold at a line's head; front matter. */
const MARKDOWN = /^(?:#{1,6} \S|```|\*\*\S|> \S|(?:[-*+]|\d{1,3}\.) \[|!\[[^\]\n]{0,200}\]\()/gm

export function sniffMediaType(text: string): MediaType {
  const head = text.slice(0, HEAD)
  if (/^\s{0,200}(?:<!doctype\s+html|<html[\s>]|<\?xml\s)/i.test(head)) return 'text/html'
  const tags = head.match(TAG)?.length ?? 0
  const marks = head.match(MARKDOWN)?.length ?? 0
  if (tags >= 2 && tags > marks) return 'text/html'
  return marks >= 2 || /^---\n[\w-]{1,40}:/.test(head) ? 'text/markdown' : 'text/plain'
}
