/** The dates of one line, each with whose date it is: the text's, or that of its last change. */
import { type DateReading, datesIn } from './date-text.ts'
import { MODIFIED, PUBLISHED } from './date-words.ts'
import { keyOf, labelBefore } from './phrase-index.ts'

export interface LineDate {
  iso: string
  /** `labelled`: the line says that it is the date of publication; `plain`: it says nothing. */
  kind: 'labelled' | 'plain' | 'modified'
}

/** A label stands at most this far before its date. */
const REACH = 40

const LABELS = new Map<string, LineDate['kind']>([
  ...PUBLISHED.map((word) => [keyOf(word), 'labelled'] as const),
  ...MODIFIED.map((word) => [keyOf(word), 'modified'] as const),
])

/** @param text after NFKC. @returns the dates and the line without them and their labels. */
export function lineDates(text: string, reading: DateReading): { dates: LineDate[]; rest: string } {
  const printed = datesIn(text, reading)
  const dates: LineDate[] = []
  let rest = ''
  let position = 0
  for (const [index, { iso, start, end }] of printed.entries()) {
    const label = before(text.slice(Math.max(position, start - REACH), start))
    const limit = printed[index + 1]?.start ?? text.length
    const suffix = label === undefined ? following(text.slice(end, Math.min(limit, end + 12))) : undefined
    dates.push({ iso, kind: label?.kind ?? suffix?.kind ?? 'plain' })
    rest += `${text.slice(position, start - (label?.length ?? 0))}  ${label?.between ?? ''}  `
    position = end + (suffix?.length ?? 0)
  }
  return { dates, rest: rest + text.slice(position) }
}

interface Label {
  kind: LineDate['kind']
  /** Characters from the label to the date. */
  length: number
  /** What stands between them: `by Ada on Monday,`. */
  between?: string
}

/** The label before a date; a weekday, a preposition or a name may stand between: `Published by Ada on Monday, 3 April`. */
function before(text: string): Label | undefined {
  let head = text
  for (let words = 0; words < 7; words += 1) {
    head = head.replace(/[\s:(,|/–—-]+$/, '')
    const found = labelBefore(head, LABELS)
    if (found !== undefined)
      return { kind: found.value, length: text.length - found.start, between: text.slice(head.length) }
    const word = /(?:^|[\s:,])[^\s\d:,]{1,10}[.]?$/.exec(head)
    if (word === null) return undefined
    head = head.slice(0, word.index)
  }
  return undefined
}

/** `2023.04.11 입력`, `2023年4月11日 更新`: in Chinese, Japanese and Korean the label may follow. */
function following(text: string): Label | undefined {
  const word = /^[\s(]{0,2}([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,6})\)?/.exec(text)
  const kind = word === null ? undefined : LABELS.get(word[1] as string)
  return word === null || kind === undefined ? undefined : { kind, length: word[0].length }
}
