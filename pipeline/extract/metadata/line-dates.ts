/** The dates of one line, each with whose date it is: the text's, or that of its last change. */

import { type DateReading, datesIn } from './date-text.ts'
import { MODIFIED, PUBLISHED } from './date-words.ts'

export interface LineDate {
  iso: string
  /** `labelled`: the line says that it is the date of publication; `plain`: it says nothing. */
  kind: 'labelled' | 'plain' | 'modified'
}

/** A label stands at most this far before its date. */
const REACH = 40

/** @param text after NFKC. @returns the dates and the line without them and their labels. */
export function lineDates(text: string, reading: DateReading): { dates: LineDate[]; rest: string } {
  const printed = datesIn(text, reading)
  const dates: LineDate[] = []
  let rest = ''
  let position = 0
  for (const [index, { iso, start, end }] of printed.entries()) {
    const before = text.slice(Math.max(position, start - REACH), start)
    const label = LABEL_BEFORE.exec(before)
    const following = text.slice(end, Math.min(printed[index + 1]?.start ?? text.length, end + 12))
    const suffix = label === null ? LABEL_AFTER.exec(following) : null
    const word = (label?.[1] ?? suffix?.[1] ?? '').toLowerCase().replace(/\s+/g, ' ')
    dates.push({ iso, kind: word === '' ? 'plain' : MODIFIED_SET.has(word) ? 'modified' : 'labelled' })
    rest += `${text.slice(position, label === null ? start : start - label[0].length)}  `
    position = end + (suffix?.[0].length ?? 0)
  }
  return { dates, rest: rest + text.slice(position) }
}

const MODIFIED_SET = new Set(MODIFIED.map((word) => word.normalize('NFKC')))
const words = (list: readonly string[]) =>
  [...list]
    .map((word) => word.normalize('NFKC'))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '\\s{1,2}'))
    .join('|')

const CJK = /[\p{Script=Han}\p{Script=Hangul}]/u
const LABELS = [...MODIFIED, ...PUBLISHED]
/** Han and Hangul labels grow together with the words before them (本文更新时间); the others are words of their own. */
const LABEL_BEFORE = new RegExp(
  `(${words(LABELS.filter((word) => CJK.test(word)))}|(?<![\\p{L}\\p{M}])(?:${words(LABELS.filter((word) => !CJK.test(word)))}))(?:\\s?(?:am|on|le|el|il|em|op|den|der|at|by|于|於|vom|in|:|-|–|\\||/|,|\\p{L}{2,10}[,.]?)){0,3}[\\s:(（]{0,4}$`,
  'iu',
)
const LABEL_AFTER = new RegExp(`^[\\s(]{0,2}(${words(LABELS.filter((word) => CJK.test(word)))})(?![\\p{L}])\\)?`, 'iu')
