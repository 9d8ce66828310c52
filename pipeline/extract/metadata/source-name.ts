/** A printed source that is a publication may stand for the publisher, where nothing else names one. */
import type { Found } from './evidence.ts'
import type { Harvest } from './harvest.ts'

const NOBODY =
  /^(?:互联网|互聯網|网络|網絡|網路|网上|本站|本网|原创|原創|转载|未知|不详|综合|整理|其他|佚名|internet|web|online|various|unknown|eigene|own)(?:综合|整理|转载)?$/
/** Lower case; without the flags for it, which take 2 ms to compile for so many Han words. */
const PUBLICATION =
  /(?:报|報|网|網|社|刊|周刊|杂志|雜誌|新闻|新聞|日报|晚报|电视台|电台|出版社|通讯|财经|观察|评论|公众号|公眾號|times|post|news|journal|zeitung|magazin|magazine|review|tribune|gazette|herald|guardian|radio|press|presse|blatt|anzeiger|kurier)$/

export const isPublication = (name: string): boolean => PUBLICATION.test(name.toLowerCase())

/** @param stated by the page for machines: an office may be a source too, where a system has a field for it. */
export function sourceName(stated: readonly Found[], printed: readonly Found[]): Found | undefined {
  const bare = ({ value, from }: Found): Found => ({ value: value.replace(/[《》「」"“”]/gu, '').trim(), from })
  const somebody = ({ value }: Found) => value.length > 1 && value.length <= 40 && !NOBODY.test(value.toLowerCase())
  return (
    stated.map(bare).find((found) => somebody(found) && !/^https?:/.test(found.value)) ??
    printed.map(bare).find((found) => somebody(found) && isPublication(found.value))
  )
}

const METAS = ['source', 'contentsource', 'article:source', 'newssource', 'og:article:source']

export function statedSources(harvest: Harvest | undefined): Found[] {
  return METAS.flatMap((name) => (harvest?.meta.get(name) ?? []).map((value) => ({ value, from: `meta[${name}]` })))
}
