/**
 * Parsers that only some pages need. Each costs 60 to 110 ms to load, a third of a short page's whole way, so they are
 * loaded when first used; `require` of an ES module (Node ≥ 20.19) because extraction is synchronous.
 */
import { createRequire } from 'node:module'
import type { MarkdownParsers } from '../commonmark/index.ts'

const require = createRequire(import.meta.url)

export function loadToMdast(): typeof import('hast-util-to-mdast') {
  return require('hast-util-to-mdast')
}

export function loadMarkdownParsers(): MarkdownParsers {
  const parts: unknown[] = [
    require('mdast-util-from-markdown'),
    require('micromark-extension-gfm'),
    require('mdast-util-gfm'),
    require('micromark-extension-frontmatter'),
    require('mdast-util-frontmatter'),
  ]
  return Object.assign({ core: require('micromark-core-commonmark') }, ...parts) as MarkdownParsers
}
