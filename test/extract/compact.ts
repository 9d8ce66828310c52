/** An article in a form a person can review: one line a block, with Markdown's marks, and one a piece left out. */

import type { Nodes } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Article, ArticleBlock } from '../../pipeline/transcript/article.ts'

export function compactOf({ blocks, omitted, warnings }: Article) {
  return {
    blocks: blocks.map(lineOf),
    omitted: omitted.map(({ reason, rule, text }) => `${reason} (${rule}): ${text}`),
    ...(warnings.length > 0 ? { warnings } : {}),
  }
}

function lineOf({ node, tag, hint, ancestors }: ArticleBlock): string {
  const place = [tag, ...ancestors].join('<')
  return `${place}${hint ? ` [${hint}]` : ''}: ${printed(node)}`
}

function printed(node: ArticleBlock['node']): string {
  if (node.type !== 'figure') return markdown(node as Nodes)
  const image = node.image ? `![${node.image.alt}](${node.image.url}) ` : ''
  const caption = node.caption ? markdown({ type: 'paragraph', children: node.caption } as Nodes) : ''
  return `figure ${image}${caption}${node.credit ? ` © ${node.credit}` : ''}`
}

function markdown(node: Nodes): string {
  const text = toMarkdown(node, { extensions: [gfmToMarkdown()], bullet: '-', emphasis: '_' }).trim()
  // It protects marks next to East Asian letters by character references, which nobody can review.
  return text.replace(/&#x([0-9A-F]{2,6});/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}
