/** Page → article: the blocks of the article, its metadata, and all that was left out. */
import { ColloquyError } from '../errors.ts'
import type { Article } from '../transcript/article.ts'
import type { Page } from '../transcript/page.ts'
import { readHtml } from './html.ts'

/**
 * Errors: `no-article` when there is no running text, `settings` for a selector that is wrong, `conservation` when a
 * text of the page would be lost.
 */
export function extract(page: Page): Article {
  switch (page.mediaType) {
    case 'text/html':
      return readHtml(page)
    default:
      throw new ColloquyError('internal', `no reader for ${page.mediaType}`, { file: page.name })
  }
}
