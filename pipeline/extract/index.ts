/** Page → article: the blocks of the article, its metadata, and all that was left out. */
import type { Article } from '../transcript/article.ts'
import type { Page } from '../transcript/page.ts'
import { readPages } from './further.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { readPlainText } from './plaintext.ts'

/**
 * Errors: `no-article` when there is no running text, `settings` for a selector that is wrong, `conservation` when a
 * text of the page would be lost.
 */
export function extract(page: Page): Article {
  switch (page.mediaType) {
    case 'text/html':
      return page.further === undefined ? readHtml(page) : readPages(page, page.further)
    case 'text/markdown':
      return readMarkdown(page)
    case 'text/plain':
      return readPlainText(page)
  }
}
