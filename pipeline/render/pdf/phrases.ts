/**
 * Where a title may break. Chinese and Japanese have no spaces to say it, and the dictionaries of `Intl.Segmenter` are
 * others in another version of Node: so by marks, by a list of words that are no part of another, and in Japanese
 * where kana end.
 */

/** A title's clauses, each in phrases. Joined (by spaces where words are parted by them) they are the title. */
export type Clauses = string[][]

export function clausesOf(words: string, eastAsian: boolean): Clauses {
  if (eastAsian) return cut(words, EASTERN_CLAUSE).map((clause) => cut(clause, EASTERN_PHRASE))
  return cut(words, WESTERN_CLAUSE).map((clause) => clause.trim().split(/\s+/))
}

/** Each match ends a part, or stands where one ends. */
function cut(words: string, ends: RegExp): string[] {
  const parts: string[] = []
  let start = 0
  for (const { index, 0: end } of words.matchAll(ends)) {
    const at = index + end.length
    if (at <= start || at >= words.length) continue
    parts.push(words.slice(start, at))
    start = at
  }
  return start < words.length ? [...parts, words.slice(start)] : parts
}

const WESTERN_CLAUSE = /[:;?!–—] /gu

/** A space between two ideographs parts them; one beside Latin is typography. */
const EASTERN_CLAUSE =
  /[，。：；？！…—｜|]+[”’」』》）]*\s*|:\s*(?=[\p{Script=Han}“《「『])|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu

const WORDS = [
  '我们|我們|你们|你們|他们|他們|如何|怎样|怎樣|怎么|怎麼|为什么|為什麼|为何|為何|是否|能否|应当|應當|应该|應該|需要',
  '能够|能夠|不能|不会|不會|没有|沒有|不再|成为|成為|关于|關於|对于|對於|通过|通過|面对|面對|重新|正在|已经|已經',
  '以及|或者|还是|還是|究竟|到底|因为|因為|如果|但是|而是|不是|什么|什麼|专访|專訪|访谈|訪談',
].join('|')

/** What joins two names begins a line, where it is no part of a word: 参与, 和平, 涉及. */
const JOINTS =
  '(?<![参參给給赋賦])[与與](?![会會])|(?<![共总總饱飽温溫缓緩])和(?![平谐諧解睦尚气氣])|(?<![以涉普波危顾顧])及(?![时時格早其])'

const EASTERN_PHRASE = new RegExp(
  [
    // After a particle, a list's comma, a closing mark; before an opening one.
    '的(?![确確士])|、|[”’」』》）]+|(?=[“「『《（])',
    `(?=${WORDS})|(?<=${WORDS})`,
    `(?=${JOINTS})`,
    // Where kana end and a word begins that is written otherwise.
    '(?<=[\\p{Script=Hiragana}]{1})(?<![おご])(?=[\\p{Script=Han}\\p{Script=Katakana}])',
  ].join('|'),
  'gu',
)
