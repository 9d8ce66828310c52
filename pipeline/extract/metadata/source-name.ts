/** A printed source that is a publication may stand for the publisher, where nothing else names one. */
import type { Found } from './evidence.ts'

const NOBODY =
  /^(?:互联网|互聯網|网络|網絡|網路|网上|本站|本网|原创|原創|转载|未知|不详|综合|整理|其他|佚名|internet|web|online|various|unknown|eigene|own)(?:综合|整理|转载)?$/iu
const PUBLICATION =
  /(?:报|報|网|網|社|刊|周刊|杂志|雜誌|新闻|新聞|日报|晚报|电视台|电台|出版社|通讯|财经|观察|评论|公众号|公眾號|times|post|news|journal|zeitung|magazin|magazine|review|tribune|gazette|herald|guardian|radio|press|presse|blatt|anzeiger|kurier)$/iu

export function sourceName(sources: readonly Found[]): Found | undefined {
  return sources.find(({ value }) => {
    const name = value.replace(/[《》「」"“”]/gu, '')
    return !NOBODY.test(name) && PUBLICATION.test(name)
  })
}
