/** Pages for tests, made of text. */
import { createHash } from 'node:crypto'
import type { Article, ArticleBlock } from '../../pipeline/transcript/article.ts'
import type { Inline } from '../../pipeline/transcript/model.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import type { SourceSettings } from '../../pipeline/transcript/settings.ts'

export function pageWith(
  text: string,
  mediaType: Page['mediaType'] = 'text/html',
  settings: SourceSettings = {},
  slug = 'page',
): Page {
  const bytes = Buffer.from(text)
  return {
    name: slug,
    slug,
    mediaType,
    text,
    charset: 'utf-8',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    replaced: [],
    settings,
  }
}

/** An article of plain paragraphs, without going through a page's markup. */
export function articleOf(paragraphs: readonly Inline[][], settings: SourceSettings = {}): Article {
  const blocks = paragraphs.map(
    (children, order): ArticleBlock => ({
      node: { type: 'paragraph', children },
      order,
      path: `line ${order + 1}`,
      tag: 'p',
      classes: [],
      attributes: {},
      ancestors: [],
      group: '',
      rule: 'test',
    }),
  )
  const metadata: Article['metadata'] = {
    title: 'A test',
    language: 'en',
    contributors: [],
    interviewers: [],
    subjects: [],
    evidence: {},
  }
  return { page: pageWith('', 'text/plain', settings), metadata, blocks, omitted: [], warnings: [] }
}

export const plain = (value: string): Inline[] => [{ type: 'text', value }]
