import type { Page } from '../../pipeline/transcript/page.ts'
import type { SourceSettings } from '../../pipeline/transcript/settings.ts'

/** A page as load would hand it over. */
export function pageOf(text: string, mediaType: Page['mediaType'] = 'text/html', settings: SourceSettings = {}): Page {
  const bytes = Buffer.byteLength(text)
  const sha256 = '0'.repeat(64)
  return { name: 'page', slug: 'page', mediaType, text, charset: 'utf-8', sha256, bytes, replaced: [], settings }
}
