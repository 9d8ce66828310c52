/** Short forms of labels: what a page says they are short for, and how colleagues call each other. */
import type { Opening } from '../turns/reading.ts'
import { keyOf } from '../turns/words/parts.ts'
import { isChineseName } from './surnames.ts'

const FAMILIAR = /^(?:[老小阿](\p{Script=Han})|(\p{Script=Han})[博工总總董局])$/u
/** One of the two forms stands there once or twice: two people of one family are both called again and again. */
const RARE = 2
/** No conversation has more speakers; each is compared with all. */
const MOST = 60

/**
 * `老罗` for 罗大同, `孙博` (a doctor) or `张工` (an engineer) for 孙浩然, 张宁: familiar form → the one full name of that
 * family, by how often each is a label.
 */
export function familiarForms(counts: ReadonlyMap<string, number>): Map<string, string> {
  const names = [...counts.keys()].slice(0, MOST)
  const found = new Map<string, string>()
  for (const short of names) {
    const match = FAMILIAR.exec(short)
    const family = match?.[1] ?? match?.[2]
    if (family === undefined) continue
    const own = names.filter((name) => name !== short && name.startsWith(family) && isChineseName(name))
    const [full] = own
    if (!full || own.length > 1) continue
    if (Math.min(counts.get(short) ?? 0, counts.get(full) ?? 0) <= RARE) found.set(short, full)
  }
  return found
}

const DECLARED = /[（(](?:以下|下)(?:[简簡]?[称稱]|略称)?[、，:：]?\s?["“「『]?([\p{L}\p{N}·・]{1,12})["”」』]?[)）]$/u

/** `《遠島》問（以下簡稱問）`, `能見志保氏（以下、能見）`: key of the short form → the name before the bracket. */
export function declaredForms(openings: readonly Opening[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const { label, name } of openings) {
    const short = label.length > 4 ? DECLARED.exec(label)?.[1] : undefined
    if (short !== undefined && short !== name) found.set(keyOf(short), name)
  }
  return found
}
