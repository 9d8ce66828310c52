/**
 * Whose page it is, by what the frame around the article prints: the link to the home page, the logo, the copyright
 * line. A segment of the title that stands there too is the site's name; nothing else of the frame is believed.
 */
import { fold } from '../../transcript/fold.ts'
import { textIn } from './elements.ts'
import { type Found, line } from './evidence.ts'
import type { Harvest } from './harvest.ts'
import { isCapital } from './letters.ts'
import { type SiteNames, siteKey } from './site.ts'
import { segmentsOf } from './site-suffix.ts'
import { isChineseName } from './surnames.ts'

/** A copyright line is one line; a page of terms is not. */
const COPYRIGHT_LENGTH = 200

export function withOwner(site: SiteNames, harvest: Harvest | undefined): SiteNames {
  if (harvest === undefined) return site
  const names = new Set(harvest.owners.map(siteKey).filter((name) => name.length > 1))
  const notices = harvest.copyrights.map((element) => siteKey(textIn(element, COPYRIGHT_LENGTH)))
  if (names.size === 0 && notices.length === 0) return site
  const found = titlesOf(harvest)
    .flatMap((title) => segmentsOf(title).toReversed())
    .flatMap((segment): Found[] => {
      const key = siteKey(segment)
      if (names.has(key)) return [{ value: segment, from: 'logo, title' }]
      return key.length > 1 && notices.some((notice) => notice.includes(key))
        ? [{ value: segment, from: 'copyright line, title' }]
        : []
    })
  const owner = site.site ?? found.find(({ from }) => from.startsWith('logo')) ?? found[0]
  const keys = found.map(({ value }) => siteKey(value))
  const offices = found.filter(({ value }) => !mayBePerson(value)).map(({ value }) => siteKey(value))
  return {
    ...site,
    site: owner,
    folded: new Set([...site.folded, ...keys]),
    notNames: new Set([...site.notNames, ...offices]),
  }
}

/** Many a site bears its owner's name, who is also its author. */
export function mayBePerson(name: string): boolean {
  return (isCapital(name.charAt(0)) && /^\S{2,21}(?:\s\S{1,20}){1,3}$/.test(name)) || isChineseName(name)
}

/** Titles of several segments: one that is whole may be its author's name, and so the owner's. */
function titlesOf({ documentTitle, meta }: Harvest): string[] {
  const titles = [documentTitle === undefined ? undefined : textIn(documentTitle, 500), meta.get('og:title')?.[0]]
  const lines = titles.map(line).filter((title) => title !== undefined)
  return [...new Map(lines.map((title) => [fold(title), title])).values()].filter(
    (title) => segmentsOf(title).length > 1,
  )
}
