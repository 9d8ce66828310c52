/** Personal names read from bylines. */

import { isCapital, isLetter } from './letters.ts'
import { NOT_PERSONS, NOT_PERSONS_HAN, PARTICLES } from './person-words.ts'
import { siteKey } from './site.ts'

/** What no person of this page may be called: the site, its host, its publisher. Folded, lower case. */
export type NotNames = ReadonlySet<string>

const AND = /^(?:,|;|&|\/|\+|、|，|和|与|與|及|und|and|et|y|e|i|en|och|og|ja|a|и|й|та|és|és|ve|και)$/u
// Scripts by their ranges: classes of Unicode take milliseconds to compile.
const EASTERN =
  /^[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9dー]/u

/** Names in a value that is nothing but names: `By Ada Lin and Bo Ek, Staff Writer`. */
export function peopleIn(value: string, notNames: NotNames): string[] {
  const text = value
    .normalize('NFKC')
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/\([^()]{0,80}\)|[^\s@]{1,80}@[^\s@]{1,80}|https?:\S{1,300}/g, ' ')
    .replace(/^\s*(?:by|von|par|por|di|door|av|af|text|author|autor(?:in)?)\s*:?\s(?=[^\s\d])/i, '')
    .trim()
  if (text.length > 300) return []
  const { names } = readNames(text)
  return names.filter((name) => isPerson(name, notNames))
}

export interface NamesRead {
  names: string[]
  /** Where in the text the names end. */
  end: number
}

/** Reads names from the beginning of `text` as far as they go. */
export function readNames(text: string, language = ''): NamesRead {
  if (EASTERN.test(text)) return easternNames(text, language)
  if (/^[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb]/u.test(text)) return koreanNames(text)
  return westernNames(text)
}

/** Words with capitals and particles between them, joined by commas and the ands of many languages. */
function westernNames(text: string): NamesRead {
  const names: string[] = []
  let words: string[] = []
  let end = 0
  for (const match of text.matchAll(/[,;&/+、，]|[^\s,;&/+、，]+/gu)) {
    const token = match[0]
    if (AND.test(token)) {
      if (words.length === 0) break
      names.push(words.join(' '))
      words = []
      continue
    }
    const word = token.replace(/[.:!?]+$/u, (marks) => (isAbbreviation(token.slice(0, -marks.length)) ? '.' : ''))
    if (words.length >= 6 || !isNameWord(word, words.length)) break
    words.push(word)
    end = match.index + token.length
    if (word !== token && !word.endsWith('.')) break
  }
  while (words.length > 0 && PARTICLES.has((words.at(-1) as string).toLowerCase())) words.pop()
  if (words.length > 0) names.push(words.join(' '))
  return { names, end }
}

/** An initial, or what stands before a name with a full stop. */
function isAbbreviation(word: string): boolean {
  return [...word].length === 1 ? isLetter(word) : ['Jr', 'Sr', 'Dr', 'St', 'Prof'].includes(word)
}

function isNameWord(word: string, place: number): boolean {
  if (word === '' || /[\d@<>{}[\]|_=()#*"„“”«»]/u.test(word)) return false
  if (
    isCapital(String.fromCodePoint(word.codePointAt(0) as number)) ||
    (/^[dlom]['’]./.test(word) && isCapital(word[2] as string)) ||
    /^[\u0591-\u05f4\u0610-\u061a\u0620-\u06ff\u0750-\u077f]/.test(word)
  )
    return true
  return PARTICLES.has(word.toLowerCase()) && place < 5
}

/** `市広報課 堀川ユウ`: what stands before a Japanese name may be where the person works. */
const OFFICE = /.(?:課|部|室|局|係|社|庁|省|院|大学|学部|協会|委員会|センター|編集長|記者|ライター|代表)$/

/** Two to four characters, or parts joined by a dot; in Japanese a space stands inside a name, not between two. */
function easternNames(text: string, language: string): NamesRead {
  const names: string[] = []
  let end = 0
  for (const match of text.matchAll(
    /[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9dー·・•.]+|[^\s]/gu,
  )) {
    const token = match[0]
    if (/^[,、，和与與及;/&]$/u.test(token)) continue
    const gap = text.slice(end, match.index)
    if (gap.length > 3 || !EASTERN.test(token)) break
    const parts = token
      .split(/[和与與及](?=[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]{2,4}$)/u)
      .filter((part) => part !== '')
    const whole = parts.every((part) => part.length >= 2) ? parts : [token]
    if (whole.some((part) => part.length > (/[·・•.\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff]/.test(part) ? 24 : 6)))
      break
    const spaced = gap !== '' && /^\s+$/.test(gap)
    const single = token.length === 1 && names.at(-1)?.length === 1
    if (spaced && (language === 'ja' || single) && names.length > 0) {
      const before = names.pop() as string
      names.push(OFFICE.test(before) ? token : `${before}${language === 'ja' ? ' ' : ''}${token}`)
    } else names.push(...whole)
    end = match.index + token.length
  }
  return { names: names.filter((name) => name.length >= 2), end }
}

function koreanNames(text: string): NamesRead {
  const names: string[] = []
  let end = 0
  for (const match of text.matchAll(/[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb]+|[^\s]/gu)) {
    const token = match[0]
    if (/^[,、·;/&]$/u.test(token) || /^(?:기자|특파원|인턴기자|선임기자|님|씨|에디터|전문기자)$/u.test(token)) {
      end = match.index + token.length
      continue
    }
    if (!/^[\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7fb]{2,4}$/u.test(token)) break
    names.push(token)
    end = match.index + token.length
  }
  return { names, end }
}

export function isPerson(name: string, notNames: NotNames): boolean {
  const key = siteKey(name)
  if (key.length < 2 || name.length > 60 || notNames.has(key) || /\.(?:com|org|net|de|cn|tv|io)$/i.test(name))
    return false
  if (EASTERN.test(name))
    return name.length >= 2 && !NOT_PERSONS_HAN.test(name) && (name.length <= 4 || !/^[\u3400-\u9fff]+$/.test(name))
  const words = name.toLowerCase().split(/[\s-]+/)
  return !words.some((word) => NOT_PERSONS.has(word.replace(/[.,]+$/, '')))
}

/** `Lin, Ada` as catalogues write it → `Ada Lin`. */
export function uninverted(value: string): string {
  const parts = value.split(',').map((part) => part.trim())
  const [family, given] = parts
  if (parts.length !== 2 || !family || !given || family.split(/\s+/).length > 2 || /\band\b/i.test(given)) return value
  return `${given} ${family}`
}
