/** Markdown text → mdast tree: CommonMark 0.31 with GitHub's additions and front matter, in linear time. */
import type { Root } from 'mdast'
import type { Extension } from 'micromark-util-types'
import { boundedGfm, bounds, type Core } from './bounds.ts'
import { chunksOf } from './chunks.ts'
import { type Defined, defining } from './names.ts'
import { definedIn, flatten, shiftLines } from './tree.ts'

/** Everything that reading takes; loaded when a file is read, since it takes 100 ms. */
export interface MarkdownParsers {
  fromMarkdown: typeof import('mdast-util-from-markdown').fromMarkdown
  gfm: typeof import('micromark-extension-gfm').gfm
  gfmFromMarkdown: typeof import('mdast-util-gfm').gfmFromMarkdown
  frontmatter: typeof import('micromark-extension-frontmatter').frontmatter
  frontmatterFromMarkdown: typeof import('mdast-util-frontmatter').frontmatterFromMarkdown
  core: Core
}

export async function loadMarkdownParsers(): Promise<MarkdownParsers> {
  const [{ fromMarkdown }, { frontmatter }, { frontmatterFromMarkdown }, { gfm }, { gfmFromMarkdown }, core] =
    await Promise.all([
      import('mdast-util-from-markdown'),
      import('micromark-extension-frontmatter'),
      import('mdast-util-frontmatter'),
      import('micromark-extension-gfm'),
      import('mdast-util-gfm'),
      import('micromark-core-commonmark'),
    ])
  return { fromMarkdown, frontmatter, frontmatterFromMarkdown, gfm, gfmFromMarkdown, core }
}

export interface MarkdownOptions {
  /** Whether one tilde strikes out as two do. */
  singleTilde: boolean
}

/**
 * No text is lost to a bound: quotations, lists and emphases that are too many or too deep inside each other are read
 * as the characters they are written in. A front matter is a `yaml` node, first in the tree.
 */
export function parseMarkdown(text: string, parsers: MarkdownParsers, options: MarkdownOptions): Root {
  const [head, ...rest] = chunksOf(text)
  const first = head?.text ?? ''
  if (rest.length === 0) return flatten(parseChunk(first, parsers, options, NOTHING, true))
  const chunks = [{ text: first, lines: 0 }, ...rest]
  const parse = (defined: Defined) =>
    chunks.map(({ text, lines }, index) =>
      shiftLines(flatten(parseChunk(text, parsers, options, defined, index === 0)), lines),
    )
  let roots = parse(NOTHING)
  // A reference is one only where its definition is known.
  const defined = definedIn(roots)
  if (defined.links.length + defined.footnotes.length > 0) roots = parse(defined)
  return { type: 'root', children: roots.flatMap(({ children }) => children) }
}

const NOTHING: Defined = { links: [], footnotes: [] }

function parseChunk(
  text: string,
  { fromMarkdown, core, ...parsers }: MarkdownParsers,
  { singleTilde }: MarkdownOptions,
  defined: Defined,
  first: boolean,
): Root {
  const extensions: Extension[] = [defining(defined), bounds(core), boundedGfm(parsers.gfm({ singleTilde }))]
  const mdastExtensions = [parsers.gfmFromMarkdown()]
  if (first) {
    extensions.push(parsers.frontmatter(['yaml']))
    mdastExtensions.push([parsers.frontmatterFromMarkdown(['yaml'])])
  }
  return fromMarkdown(text, { extensions, mdastExtensions })
}
