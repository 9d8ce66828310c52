/** What a headline says of the guest by its letters alone. */
import type { PageView } from '../turns/page.ts'
import { isGivenName } from './given-names.ts'
import { isFunctionWord, linksWords, mayBeOccupation } from './not-names.ts'

const LONGEST_NAME = 4

/** In Title Case a run of capitals would go on behind the name. */
const asInSentence = (word: string) => (linksWords(word) ? word.toLowerCase() : word)

/** Of a headline in capitals, the words after a given name as a name would be printed. */
export function titleForm(title: string): string {
  if (/\p{Ll}/u.test(title)) return isTitleCase(title) ? title.replace(/\p{Lu}\p{Ll}+/gu, asInSentence) : title
  let named = 0
  return title.replace(/\p{Lu}[\p{Lu}\p{M}]+/gu, (word) => {
    named = isGivenName(word) && named === 0 ? LONGEST_NAME : Math.max(0, named - 1)
    return (named > 0 ? word.slice(0, 1) : word.slice(0, 1).toLowerCase()) + word.slice(1).toLowerCase()
  })
}

/** Where every word of the headline has a capital, two of them are no name for that. */
export function isTitleCase(title: string): boolean {
  const words = title.match(/\p{L}{4,}/gu) ?? []
  return words.length >= 4 && words.every((word) => /^\p{Lu}/u.test(word) || linksWords(word))
}

/** `Rope Maker Ysolde Tern` in a headline of capitals: what somebody does is no part of their name. */
export function tradeIn(title: string, name: string): number {
  if (!isTitleCase(title)) return 0
  const words = name.split(' ')
  if (words.slice(1, -1).some(mayBeOccupation)) return 2
  const at = title.indexOf(name)
  const [, before = ''] = /(\p{Lu}\p{L}+) $/u.exec(title.slice(Math.max(0, at - 30), at)) ?? []
  if (before !== '' && mayBeOccupation(before)) return -1
  const [next = ''] = /^ \p{Lu}\p{L}+/u.exec(title.slice(at + name.length)) ?? []
  return next !== '' && !linksWords(next.trim()) && mayBeOccupation(words.at(-1) as string) ? 2 : 0
}

/** `Zephyr : « … »`: one word before a quotation, which the lead has too. */
const QUOTED = /^(\p{Lu}[\p{L}\p{M}'’-]+)(?:\s?[:：—–])?\s{0,2}[«“„"]/u

/** Who sings or raps often has one name; as a headline prints it, it may be no more than the page's own word. */
export function stageName({ article, lead }: PageView): string | undefined {
  const name = QUOTED.exec(article.metadata.title)?.[1]
  if (name === undefined || name.length < 3 || isFunctionWord(name) || isGenre(name)) return undefined
  const at = lead.indexOf(name)
  const edges = `${lead[at - 1] ?? ' '}${lead[at + name.length] ?? ' '}`
  return at >= 0 && !/\p{L}/u.test(edges) && !lead.includes(name.toLowerCase()) ? name : undefined
}

/** Whatever a headline may begin with before a quotation without meaning a person. */
const isGenre = (word: string) =>
  /^(?:interview|entretien|entrevista|intervista|gespräch|wywiad|intervju|интервью|беседа|exklusiv|exclusif|exclusive|exclusivo|esclusiva|video|podcast|opinion|debatte|portrait|porträt|kommentar)/iu.test(
    word,
  )
