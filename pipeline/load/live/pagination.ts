/** The next page of the same article, where a page says that it has one. */
import type { PageFacts, PageLink } from './facts.ts'
import { follows, readings } from './page-number.ts'

/** More are no article that anybody reads. */
export const MAX_PAGES = 50

/** What stands on the link to the next page and on nothing else, without arrows; never "next article". */
const NEXT = new Set([
  ...['下一页', '下一頁', '下页', '下頁', '后一页', '後一頁', '翻到下一页', '阅读下一页'],
  ...['次へ', '次ページ', '次のページ', '次のページへ', '다음', '다음 페이지', '다음페이지'],
  ...['next', 'next page', 'go to next page', 'continue to next page', 'page suivante', 'suivant', 'suivante'],
  ...['weiter', 'nächste', 'nächste seite', 'weiter auf der nächsten seite', 'volgende', 'volgende pagina'],
  ...['siguiente', 'página siguiente', 'próxima', 'próxima página', 'seguinte', 'página seguinte'],
  ...['avanti', 'successiva', 'pagina successiva', 'następna', 'następna strona', 'sonraki', 'sonraki sayfa'],
  ...['далее', 'следующая', 'следующая страница', 'التالي', 'التالية', 'الصفحة التالية', 'trang sau', 'tiếp theo'],
])

/** Marks around a link's words. */
const AROUND = /^[\s«»‹›<>→⟩▶►…|[\]()（）【】·:：-]+|[\s«»‹›<>→⟩▶►…|[\]()（）【】·:：-]+$/gu
const NUMBERED = /^(?:(?:seite|page|página|pagina|стр\.?|第)\s?)?(\d{1,3})\s?(?:页|頁|ページ)?$/iu

/** Where a run through an article's pages stands. */
export interface Progress {
  /** Where it began. */
  first: string
  /** The page just read, after redirects. */
  current: string
  /** How many have been read. */
  count: number
}

/** Addresses that may be the next page, the likeliest first, each once. Whether they are is seen when they are read. */
export function nextPages(facts: PageFacts, progress: Progress): string[] {
  const base = baseOf(facts, progress.current)
  const found: string[] = []
  for (const link of [...facts.links].sort((one, other) => rank(one) - rank(other))) {
    if (!isOnward(link, progress)) continue
    const url = URL.canParse(link.href, base) ? new URL(link.href, base) : undefined
    if (url === undefined || !/^https?:$/.test(url.protocol)) continue
    url.hash = ''
    if (url.host !== new URL(progress.current).host || found.includes(url.href)) continue
    if (follows(progress.first, progress.current, url.href)) found.push(url.href)
  }
  return found
}

const rank = ({ rel, text }: PageLink) => (rel.includes('next') ? 0 : NEXT.has(wordsOf(text)) ? 1 : 2)

function isOnward(link: PageLink, { current, count }: Progress): boolean {
  if (link.rel.includes('prev') || link.rel.includes('previous')) return false
  const words = wordsOf(link.text)
  if (link.rel.includes('next') || NEXT.has(words)) return true
  const number = NUMBERED.exec(words)?.[1]
  if (number === undefined) return false
  const here = readings(current).map((reading) => reading.number)
  // Links print numbers from 1 on, whatever the addresses count from.
  return Number(number) === count + 1 || here.some((at) => at !== undefined && Number(number) === at + 1)
}

const wordsOf = (text: string) => text.replace(AROUND, '').toLowerCase()

export function baseOf(facts: PageFacts, url: string): string {
  return facts.base !== undefined && URL.canParse(facts.base, url) ? new URL(facts.base, url).href : url
}

const PAGE_MARK =
  /[(（[]\s?\d{1,3}\s?(?:[/／]\s?\d{1,3}\s?)?[)）\]]|第\s?\d{1,3}\s?[页頁]|\d{1,3}\s?ページ目?|[-–—|,·:：]?\s?(?:page|seite|página|pagina|p\.)\s?\d{1,3}(?:\s?(?:of|von|de|sur|di|\/)\s?\d{1,3})?|[_-]\d{1,2}(?=$|[_\s-])/giu

/** Headlines, shared titles or titles that agree but for a page's number; pages without any are not told apart. */
export function isSameArticle(one: PageFacts, other: PageFacts): boolean {
  const pairs = [
    [one.headline, other.headline],
    [one.shared, other.shared],
    [one.title, other.title],
  ].map((pair) =>
    pair.map((text) =>
      text
        .replace(PAGE_MARK, ' ')
        .replace(/[\s_|–—-]+/g, ' ')
        .trim()
        .toLowerCase(),
    ),
  )
  const told = pairs.filter(([a, b]) => a !== '' && b !== '')
  return told.length === 0 || told.some(([a, b]) => a === b)
}
