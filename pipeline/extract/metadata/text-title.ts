/** Titles of pages without markup. */
import type { Page } from '../../transcript/page.ts'
import type { Found } from './evidence.ts'
import type { VisibleLine } from './index.ts'

/** The line above the first date, source or byline of a page saved as text; else the last line before the article. */
export function lineTitle(lines: readonly VisibleLine[]): Found | undefined {
  const above = lines.filter(({ where }) => where !== 'after')
  const info = above.findIndex(({ text }, index) => index > 0 && INFORMATION.test(text))
  const candidates = info > 0 ? above.slice(0, info).reverse() : above
  const title = candidates.find(({ text }) => isTitle(text.trim()))
  return title === undefined ? undefined : { value: title.text.trim(), from: title.path }
}

const INFORMATION =
  /(?:来源|來源|作者|编辑|發布|发布|日期|时间|浏览|source|author|date|published|veröffentlicht|publié)\s{0,2}[:：]|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}|^(?:by|von|par|por|di)\s\p{Lu}/iu

function isTitle(text: string): boolean {
  return text.length >= 4 && text.length <= 160 && !/[。.;；,，]$/u.test(text)
}

/** The source's own name, without the ending of a file. */
export function nameTitle(page: Page): Found {
  const name = page.name.replace(/^https?:\/\//, '').replace(/\.(?:html?|md|markdown|txt)$/i, '')
  return { value: name.trim() === '' ? page.slug : name, from: 'name of the source' }
}
