/** Which label is short for which: a surname, initials, one letter of a full label that stood above. */
import { familiarForms } from '../speakers/familiar.ts'
import { wordsOf } from '../speakers/name-index.ts'
import { isPartOfName } from '../speakers/surnames.ts'
import { shortensTo } from './rules/abbreviated.ts'
import { answersByName, askingRole, isTogether } from './words/parts.ts'

/** Key → the one longer key it is short for: `fischer` or `k f` → `karin fischer`; none where two are possible. */
export function longerKeys(byKey: ReadonlyMap<string, readonly unknown[]>): Map<string, string> {
  const keys = [...byKey.keys()]
  const byShort = lettersOf(byKey)
  for (const key of keys) {
    const words = wordsOf(key)
    if (words.length < 2 || words.length > 6 || JOINT.test(key)) continue
    const initials = words.filter((word) => word.length > 3).map((word) => word[0])
    const shorts = new Set([words.map((word) => word[0]).join(' '), initials.join(' ')])
    for (let size = 1; size < words.length; size += 1)
      shorts.add(words.slice(0, size).join(' ')).add(words.slice(-size).join(' '))
    for (const short of shorts) if (short !== key) byShort.set(short, (byShort.get(short) ?? new Set()).add(key))
  }
  for (const key of keys.slice(0, MOST_JOINED)) {
    const isRole = askingRole(key) !== undefined || answersByName(key) || isTogether(key)
    const homes = isRole || key.length > 4 ? [] : keys.slice(0, MOST_JOINED).filter((full) => isPartOfName(key, full))
    for (const home of homes) byShort.set(key, (byShort.get(key) ?? new Set()).add(home))
  }
  const longer = familiarForms(new Map(keys.slice(0, MOST_JOINED).map((key) => [key, byKey.get(key)?.length ?? 0])))
  for (const key of keys) {
    const homes = byShort.get(key)
    if (homes?.size === 1) longer.set(key, [...homes][0] as string)
  }
  return longer
}

/** No conversation has more speakers; each is compared with all. */
const MOST_JOINED = 60

/** `Mia and Noor` is no longer form of `Mia`. */
export const JOINT = / (?:and|und|et|y|e|и|en|och|i) /u

/** `k` → `kurier`, whose label stood there in full once or twice; a letter with a meaning of its own is short for none. */
function lettersOf(byKey: ReadonlyMap<string, readonly unknown[]>): Map<string, Set<string>> {
  const count = (key: string) => byKey.get(key)?.length ?? 0
  const keys = [...byKey.keys()].slice(0, MOST_JOINED)
  const letters = keys.filter(
    (key) => key.length === 1 && count(key) >= 2 && askingRole(key) === undefined && !answersByName(key),
  )
  const found = new Map<string, Set<string>>()
  for (const letter of letters) {
    const homes = keys.filter((full) => shortensTo(full, letter) && count(full) <= 2)
    if (homes.length > 0) found.set(letter, new Set(homes))
  }
  return found
}
