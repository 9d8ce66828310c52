/** The YAML block and the first heading of a Markdown page, where the caller has not read them already. */
import { createRequire } from 'node:module'
import { readFrontMatter, type Yaml } from '../../commonmark/front-matter.ts'
import type { Page } from '../../transcript/page.ts'

/** A front matter longer than this is none. */
const LENGTH = 20_000

const require = createRequire(import.meta.url)

/** @returns undefined for other pages, for pages without front matter, and where it is not YAML: then it is text. */
export function frontMatterOf(page: Page): Record<string, unknown> | undefined {
  if (page.mediaType !== 'text/markdown' || !/^---[ \t]{0,9}\r?\n/.test(page.text)) return undefined
  const head = page.text.slice(0, LENGTH)
  const end = /\r?\n(?:---|\.\.\.)[ \t]{0,9}(?:\r?\n|$)/.exec(head)
  if (end === null) return undefined
  // Only pages with front matter need the parser, and reading metadata does not wait.
  const value = readFrontMatter(head.slice(head.indexOf('\n') + 1, end.index), require('yaml') as Yaml)
  return typeof value === 'string' ? undefined : value
}

export function firstHeadingOf(page: Page): string | undefined {
  if (page.mediaType !== 'text/markdown') return undefined
  const text = page.text.slice(0, LENGTH)
  const atx = /(?:^|\n) {0,3}#{1,2}[ \t]{1,9}(\S[^\n]{0,500})/.exec(text)
  const setext = /(?:^|\n)(\S[^\n]{0,500})\r?\n={3,200}[ \t]{0,9}(?:\r?\n|$)/.exec(text)
  const found = [atx, setext].filter((match) => match !== null).sort((a, b) => a.index - b.index)[0]
  return found?.[1]
    ?.replace(/[ \t]{1,9}#{1,9}[ \t]{0,9}\r?$/, '')
    .replace(/\[([^[\]]{1,300})\]\([^()\s]{1,500}\)/g, '$1')
    .replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)/g, '')
    .trim()
}
