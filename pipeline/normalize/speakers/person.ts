/** People under construction: every label form that means one person is gathered here. */
import type { RegisterEntry } from '../../transcript/settings.ts'
import { shortensTo } from '../turns/rules/abbreviated.ts'
import { keyOf } from '../turns/words/parts.ts'
import type { NameIndex } from './name-index.ts'
import { isPartOfName, isVietnameseFamily } from './surnames.ts'

export interface Person {
  name: string
  /** Printed forms and forms found on the page, the name itself included. */
  forms: Set<string>
  office?: string
  role?: RegisterEntry['role']
  unnamed: boolean
}

const HONORIFIC =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|sen|senator|rep|representative|gov|governor|president|chairman|chairwoman|secretary|minister|judge|justice|herr|frau|m|mme|mlle|madame|monsieur|maître|me|sr|sra|señor|señora|dott|dottor|dottoressa|ing|pan|pani|bay|ông|bà|thầy|chú|bác|the honorable|hon)\.?\s+/iu
const INITIALS_ONLY = /^(?:\p{Lu}\.[ -]?){2,4}$/u
const TITLE_AFTER =
  /(?:先生|女士|小姐|教授|博士|老师|老師|院士|主任|部长|部長|局长|院长|院長|所长|校长|总裁|總裁|总|董事长|总经理|经理|主席|议员|委员|律师|医生|导演|さん|氏|君|監督|社長|씨|님|\s?교수|\s?대표|\s?감독|\s?작가|\s?의원|\s?박사)$/u
const OFFICE_BEFORE =
  /^(?:\p{Script=Han}|[A-Za-z0-9&·\s]){2,30}(?:记者|主持人|总裁|董事长|总经理|主任|部长|教授|院长|所长|首席\p{Script=Han}{1,8}|创始人|负责人|主席|局长|专家|总监|代表|CEO|CTO)[\s:：]?(?=\p{Script=Han}{2,4}$)/u

/** `Dr. Lee` → Lee; `李教授` → 李; the title is kept as the office. */
export function withoutTitle(name: string): { name: string; office?: string } {
  const plain = withoutHonorific(name)
  if (plain !== name) return { name: plain }
  const office = OFFICE_BEFORE.exec(name)
  if (office) return { name: name.slice(office[0].length), office: office[0].trim() }
  const title = TITLE_AFTER.exec(name)
  if (title && title.index > 0) return { name: name.slice(0, title.index) }
  return { name }
}

/** `Bà Sáu Lành`: where no family name follows, the Vietnamese title is part of what somebody is called. */
function isCalledByTitle(title: string, rest: string): boolean {
  return (
    /^(?:ông|bà|chú|bác)\s/iu.test(title) && rest.includes(' ') && !isVietnameseFamily(rest.split(' ')[0] as string)
  )
}

/** The register's entry that a label means, by its name or one of its aliases. */
export function registered(register: readonly RegisterEntry[], name: string): RegisterEntry | undefined {
  const key = keyOf(name)
  return register.find((entry) => [entry.name, ...(entry.aliases ?? [])].some((form) => keyOf(form) === key))
}

/** The fullest name of a label: other labels first, then names in two scripts, then the page's text. */
export function fullest(label: string, labels: readonly string[], names: NameIndex): string {
  const { name } = withoutTitle(label)
  const letter = /^\p{Lu}\.?$/u.test(name) ? labels.filter((other) => shortensTo(keyOf(other), keyOf(name))) : []
  if (letter.length === 1) return letter[0] as string
  const words = name.split(/\s+/)
  const abbreviated = /^(?:\p{Lu}\.?[ -]?){2,4}$/u.test(name)
    ? labels.filter((other) => initialsOf(other) === initialsOf(name))
    : []
  const spelled = abbreviated.filter((other) => /\p{Ll}/u.test(other))
  if (spelled.length === 1) return spelled[0] as string
  const longer = new Set(labels.map(withoutHonorific).filter((other) => isLonger(other, words)))
  const [only] = longer
  if (only !== undefined) return longer.size === 1 ? only : label
  const title = TITLE_AFTER.test(label) && /^\p{Script=Han}{1,2}$/u.test(name)
  const family = title
    ? labels.filter(
        (other) => other !== label && other.startsWith(name) && other.length <= 4 && !TITLE_AFTER.test(other),
      )
    : []
  if (family.length === 1) return family[0] as string
  if (names.bilingual.has(name)) return name
  if (/^\p{Ll}/u.test(name)) return label
  // What begins and ends in a word is a full name already, initials between them or not.
  if (words.length >= 2 && !isInitial(words[0]) && !isInitial(words.at(-1))) return name
  const full = names.fullName(name)
  const untitled = full === undefined ? label : withoutHonorific(full)
  return untitled.includes(' ') ? untitled : (full ?? label)
}

/** `M. Marc Delorme` among the labels is the full name of `M. Delorme`; `M. C.` is two initials, not Monsieur C. */
function withoutHonorific(name: string): string {
  const honorific = INITIALS_ONLY.test(name) ? null : HONORIFIC.exec(name)
  const rest = honorific ? name.slice(honorific[0].length) : ''
  return honorific && rest !== '' && !isCalledByTitle(honorific[0], rest) ? rest : name
}

function isInitial(word: string | undefined): boolean {
  return word !== undefined && /^\p{L}{1,3}\.$/u.test(word)
}

function isLonger(other: string, words: readonly string[]): boolean {
  const own = other.split(/\s+/)
  if (own.length === 1 && words.length === 1) return !TITLE_AFTER.test(other) && isPartOfName(words[0] as string, other)
  if (own.length <= words.length) return false
  const lower = own.map((word) => word.toLowerCase())
  const starts = words.every((word, index) => lower[index] === word.toLowerCase())
  const ends = words.every((word, index) => lower[lower.length - words.length + index] === word.toLowerCase())
  return starts || ends
}

function initialsOf(name: string): string {
  return (/\p{Ll}/u.test(name) ? (name.match(/(?<!\p{L})\p{Lu}/gu) ?? []) : (name.match(/\p{Lu}/gu) ?? [])).join('')
}
