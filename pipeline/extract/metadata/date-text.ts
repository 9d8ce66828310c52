/** Dates as people write them, in any language → ISO 8601, no more precise than they were printed. */
import { daysIn, isoTime } from './date-parts.ts'
import { monthOf } from './months.ts'

export interface DateReading {
  /** Primary language of the page, for month names that two languages share. */
  language: string
  /** What 03/04/2023 means here: third of April, or fourth of March. */
  order: 'dmy' | 'mdy'
}

export interface PrintedDate {
  iso: string
  /** In the text after NFKC. */
  start: number
  end: number
}

/** A line of metadata is short; what is longer is prose. */
const LENGTH = 400
const WORD = '[\\p{L}\\p{M}]{3,14}'

type Parts = { year: number; month: number | undefined; day?: number | undefined }
type Read = (match: RegExpExecArray, reading: DateReading) => Parts

/** Forms of a date, each a pattern and how it is read. Where two match at one place the longer wins. */
const FORMS: readonly { form: string; pattern: RegExp; read: Read }[] = [
  {
    form: '2023年4月11日',
    pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?/gu,
    read: ([, year, month, day]) => ({ year: Number(year), month: Number(month), day: maybe(day) }),
  },
  {
    form: '令和5年4月11日',
    pattern: /(令和|平成|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?/gu,
    read: ([, era, year, month, day]) => ({
      year: (year === '元' ? 1 : Number(year)) + (ERAS[era ?? ''] ?? 0),
      month: Number(month),
      day: maybe(day),
    }),
  },
  {
    form: '二〇二三年四月十一日',
    pattern:
      /([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?/gu,
    read: ([, year, month, day]) => ({
      year: Number([...(year as string)].map((digit) => numeral(digit)).join('')),
      month: numeral(month as string),
      day: day === undefined ? undefined : numeral(day),
    }),
  },
  {
    form: '2023-04-11',
    pattern: /(?<![\d.])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/gu,
    read: ([, year, , month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    form: '11.04.2023, 11/4/23',
    pattern: /(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d.]\d|\d)/gu,
    read: numeric,
  },
  {
    form: '11. April 2023',
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|re|[.ºª°]|-го)?[\\s-]{0,2}(?:of\\s|de\\s|di\\s|d['’]\\s?|den\\s)?(${WORD})\\.?(?:,|\\s(?:de|del|of|do))?[\\s-]{0,2}(\\d{4})(?!\\d)`,
      'giu',
    ),
    read: ([, day, month, year], { language }) => ({
      year: Number(year),
      month: monthOf(month as string, language),
      day: Number(day),
    }),
  },
  {
    form: 'April 11, 2023',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{M}])(${WORD})\\.?\\s{1,2}(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s{1,2}(\\d{4})(?!\\d)`,
      'giu',
    ),
    read: ([, month, day, year], { language }) => ({
      year: Number(year),
      month: monthOf(month as string, language),
      day: Number(day),
    }),
  },
  {
    form: '2023. április 11.',
    pattern: new RegExp(`(?<!\\d)(\\d{4})[.,]?\\s{0,2}(${WORD})\\.?\\s{0,2}(\\d{1,2})(?!\\d)`, 'giu'),
    read: ([, year, month, day], { language }) => ({
      year: Number(year),
      month: monthOf(month as string, language),
      day: Number(day),
    }),
  },
  {
    form: '11 tháng 4 năm 2023',
    pattern: /(?<!\d)(\d{1,2})\s{1,2}tháng\s{1,2}(\d{1,2}),?\s{1,2}(?:năm\s{1,2})?(\d{4})(?!\d)/giu,
    read: ([, day, month, year]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    form: 'April 2023',
    pattern: new RegExp(`(?<![\\p{L}\\p{M}])(${WORD})\\.?,?\\s{1,2}(?:de\\s|del\\s|of\\s)?(\\d{4})(?!\\d)`, 'giu'),
    read: ([, month, year], { language }) => ({ year: Number(year), month: monthOf(month as string, language) }),
  },
]

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 }

/** All dates printed in `text`, in order, none overlapping another. */
export function datesIn(text: string, reading: DateReading): PrintedDate[] {
  const source = text.normalize('NFKC').slice(0, LENGTH)
  if (!/\d|[〇零○一二三四五六七八九]{4}年/.test(source)) return []
  const found: PrintedDate[] = []
  for (const { pattern, read } of FORMS) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
      const day = isoDay(read(match, reading))
      if (day !== undefined) found.push(withTime(source, match.index, match.index + match[0].length, day))
    }
  }
  found.sort((a, b) => a.start - b.start || b.iso.length - a.iso.length || b.end - a.end)
  const kept: PrintedDate[] = []
  for (const date of found) {
    const last = kept.at(-1)
    if (last === undefined || date.start >= last.end) kept.push(date)
    else if (last.iso.length < 10 && date.iso.length >= 10) kept[kept.length - 1] = date
  }
  return kept
}

function numeric([, one, separator, two, year]: RegExpExecArray, { order }: DateReading): Parts {
  const [a, b] = [Number(one), Number(two)]
  const short = (year as string).length === 2
  // 1-2-23 is a score or a section; 12.30.15 a time.
  if (short && separator === '-') return { year: 0, month: undefined }
  const monthFirst = b > 12 || (a <= 12 && separator !== '.' && order === 'mdy')
  const century = Number(year) < 70 ? 2000 : 1900
  return { year: short ? century + Number(year) : Number(year), month: monthFirst ? a : b, day: monthFirst ? b : a }
}

function isoDay({ year, month, day }: Parts): string | undefined {
  if (month === undefined || month < 1 || month > 12 || year < 1800 || year > 2100) return undefined
  const start = `${year}-${String(month).padStart(2, '0')}`
  if (day === undefined) return start
  return day >= 1 && day <= daysIn(year, month) ? `${start}-${String(day).padStart(2, '0')}` : undefined
}

const ZONE =
  '(?:\\s?\\(?((?:gmt|utc)?\\s?[+-]\\d{1,2}(?::?\\d{2})?|utc|gmt|wet|bst|cest|cet|mesz|mez|eest|eet|msk|мск|trt|hkt|jst|kst|ist|[ecmp][sd]?t|z)(?![\\p{L}\\p{M}])\\)?)?'
const TIME_AFTER = new RegExp(
  `^(?:T|[\\s,.;|·—–-]{0,4}(?:\\([^()\\d]{1,12}\\)|星期[一二三四五六日天]|[周週][一二三四五六日]|[月火水木金土日]曜日?|[월화수목금토일]요일)?[\\s,|·]{0,3})` +
    `(?:(um|at|à|às|a las|alle|ore|kl\\.?|klo|saat|в|o|om|om\\s|godz\\.?|@|上午|下午|午前|午後|오전|오후)\\s{0,2})?` +
    `(\\d{1,2})\\s?([:h.点點時时시]|점)\\s?(\\d{2})(?::(\\d{2}))?(?!\\d)\\s?(a\\.?m\\.?(?!\\p{L})|p\\.?m\\.?(?!\\p{L})|uhr)?${ZONE}`,
  'iu',
)
const TIME_BEFORE = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap]\.?m\.?|uhr)?[\s,|·-]{1,4}$/iu

function withTime(source: string, start: number, end: number, day: string): PrintedDate {
  if (day.length < 10) return { iso: day, start, end }
  const next = TIME_AFTER.exec(source.slice(end, end + 60))
  if (next !== null) {
    const [whole, lead, hour, mark, minute, second, half, zone] = next
    // A full stop parts hours from minutes only where a word says that it is a time.
    const time =
      mark === '.' && lead === undefined && half === undefined
        ? ''
        : isoTime(clock(hour as string, half ?? lead), minute, second, zone)
    if (time !== '') return { iso: day + time, start, end: end + whole.trimEnd().length }
  }
  const before = TIME_BEFORE.exec(source.slice(Math.max(0, start - 24), start))
  if (before === null) return { iso: day, start, end }
  const [whole, hour, minute, second, half] = before
  return { iso: day + isoTime(clock(hour as string, half), minute, second), start: start - whole.length, end }
}

/** Hours on the 24-hour clock. */
function clock(hour: string, half: string | undefined): string {
  const value = Number(hour)
  if (/^p|下午|午後|오후/i.test(half ?? '') && value < 12) return String(value + 12)
  if (/^a\.?m|上午|午前|오전/i.test(half ?? '') && value === 12) return '0'
  return hour
}

const maybe = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))

/** Chinese numerals to 31, and single digits. */
function numeral(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const digit = (value: string | undefined) =>
    Math.max(0, '〇一二三四五六七八九'.indexOf((value || '〇').replace(/[零○]/, '〇')))
  if (!text.includes('十')) return digit(ones)
  return (tens === '' ? 1 : digit(tens)) * 10 + digit(ones)
}
