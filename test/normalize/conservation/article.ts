/** An article as a page would have had it, for a given transcript: labels printed before the first text of a turn. */
import type { Article, ArticleBlock } from '../../../pipeline/transcript/article.ts'
import type { Block, Node, Transcript, Turn } from '../../../pipeline/transcript/model.ts'

export function blockOf(
  node: ArticleBlock['node'],
  order: number,
  path = `#content > :nth-child(${order})`,
): ArticleBlock {
  return { node, order, path, tag: 'p', classes: [], attributes: {}, ancestors: [], group: '#content', rule: 'test' }
}

export function pageOf(blocks: ArticleBlock[], omitted: Article['omitted'] = []): Article {
  return {
    page: {
      name: 'page.html', slug: 'page', mediaType: 'text/html', text: '', charset: 'utf-8', sha256: '0'.repeat(64),
      bytes: 1, replaced: [], settings: {},
    }, // biome-ignore format: the fields say nothing here
    metadata: { title: 'A title', language: 'en', contributors: [], subjects: [], interviewers: [], evidence: {} },
    blocks,
    omitted,
    warnings: [],
  }
}

/** `opening` and `separator` stand around each label; a separator of a line break puts the label on its own line. */
export function articleOf(transcript: Transcript, opening: string, separator: string): Article {
  const nodes = structuredClone(transcript.content).flatMap((block) =>
    block.type === 'turn' ? turnNodes(block, opening, separator) : [block],
  )
  return pageOf(nodes.map((node, order) => blockOf(node, order)))
}

function turnNodes(turn: Turn, opening: string, separator: string): ArticleBlock['node'][] {
  const label = { type: 'text', value: `${opening}${turn.label}${separator}` } as const
  const [first, ...others] = turn.children as ArticleBlock['node'][]
  if (first?.type === 'paragraph' && separator !== '\n')
    return [{ type: 'paragraph', children: [label, ...first.children] }, ...others]
  return [{ type: 'paragraph', children: [label] }, ...(turn.children as ArticleBlock['node'][])]
}

/** Every text of an article, a transcript or a block that can be altered: text, code, inline code. */
export function textNodesOf(root: Article | Transcript | Block): { value: string }[] {
  const found: { value: string }[] = []
  const stack: Node[] =
    'blocks' in root ? root.blocks.map(({ node }) => node) : 'content' in root ? [...root.content] : [root]
  stack.reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node) found.push(node)
    const children = (node.type === 'figure' ? node.caption : 'children' in node ? node.children : undefined) ?? []
    stack.push(...[...(children as Node[])].reverse())
  }
  return found
}
