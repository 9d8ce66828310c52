/** JSON-LD `articleBody`: the publisher's own word for what the article is. */
import type { CheerioAPI } from 'cheerio/slim'
import { fold } from '../transcript/fold.ts'

/** The body's text, folded; undefined when the page gives none of any length. */
export function articleBodyOf($: CheerioAPI): string | undefined {
  let longest = ''
  $('script[type="application/ld+json"]').each((_, script) => {
    const json = $(script).text()
    if (!json.includes('articleBody')) return
    for (const body of bodiesIn(json)) if (body.length > longest.length) longest = body
  })
  const text = fold(longest.replace(/<[^<>]{1,300}>/g, ''))
  return text.length >= 200 ? text : undefined
}

function bodiesIn(json: string): string[] {
  let root: unknown
  try {
    root = JSON.parse(json)
  } catch {
    // A page's broken JSON-LD is a witness that says nothing; the page is read without it.
    return []
  }
  const bodies: string[] = []
  const stack: unknown[] = [root]
  for (let value = stack.pop(); value !== undefined && bodies.length < 20; value = stack.pop()) {
    if (typeof value !== 'object' || value === null) continue
    for (const [key, child] of Object.entries(value)) {
      if (key === 'articleBody' && typeof child === 'string') bodies.push(child)
      else if (typeof child === 'object') stack.push(child)
    }
  }
  return bodies
}
