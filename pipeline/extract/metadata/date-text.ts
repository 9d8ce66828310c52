/** Dates as people write them, in any language → ISO 8601, no more precise than they were printed. */
import { FORMS, type Parts } from './date-forms.ts'
import { daysIn, isoTime } from './date-parts.ts'

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
/** All dates printed in `text`, in order, none overlapping another. */
export function datesIn(text: string, reading: DateReading): PrintedDate[] {
  const source = westernDigits(lowered(text.normalize('NFKC').slice(0, LENGTH)))
  if (!DATED.test(source)) return []
  const found: PrintedDate[] = []
  for (const { sign, pattern, read } of FORMS) {
    if (sign.length > 0 && !sign.some((word) => source.includes(word))) continue
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

/** What a text with a date in it has; most lines have not. */
const DATED = /\d{4}|\d[./]\s?\d{1,2}[./]\s?\d{2}|\d\d-\d\d-\d\d|[〇零○一二三四五六七八九]{4}年|令和|平成|民[國国]/

/** Lower case without moving a character: İ grows in lower case. */
function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text.replace(/İ/g, 'I').toLowerCase().padEnd(text.length)
}

/** First digits of the decimal systems dates are printed in beside the European one: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]

/** Digits of any script as European ones, and the two-word months of the Levant as one word; no character moves. */
function westernDigits(text: string): string {
  if (!/[\u0600-\u0eff]/.test(text)) return text
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59]/g, (digit) => {
      const code = digit.charCodeAt(0)
      return String(code - (ZEROS.findLast((zero) => code >= zero) ?? code))
    })
    .replace(/(تشرين|كانون)\s(?=ال)/g, '$1ـ')
}

function isoDay({ year, month, day }: Parts): string | undefined {
  if (month === undefined || month < 1 || month > 12 || year < 1800 || year > 2100) return undefined
  const start = `${year}-${String(month).padStart(2, '0')}`
  if (day === undefined) return start
  return day >= 1 && day <= daysIn(year, month) ? `${start}-${String(day).padStart(2, '0')}` : undefined
}

const ZONE =
  '(?:\\s?\\(?((?:gmt|utc)?\\s?[+-]\\d{1,2}(?::?\\d{2})?|utc|gmt|wet|bst|cest|cet|mesz|mez|eest|eet|msk|мск|trt|hkt|jst|kst|ist|[ecmp][sd]?t|z)(?![^\\s\\d.,;:|/()-])\\)?)?'
/** Most dates have no time, and the pattern for one is slow to compile. */
const CLOCK = /\d\s?[:h.点點時时시]\s?\d\d/
const TIME_AFTER = new RegExp(
  `^(?:t|[\\s,.;|·—–-]{0,4}(?:\\([^()\\d]{1,12}\\)|星期[一二三四五六日天]|[周週][一二三四五六日]|[月火水木金土日]曜日?|[월화수목금토일]요일|[^\\s\\d.,:;|()]{2,14}(?=[\\s,]{1,3}\\d{1,2}:))?[\\s,|·]{0,3})` +
    `(?:(um|at|à|às|a las|alle ore|alle|ore|kl\\.?|klo|saat|в|o|om|om\\s|godz\\.?|@|上午|下午|午前|午後|오전|오후)\\s{0,2})?` +
    `(\\d{1,2})\\s?([:h.点點時时시]|점)\\s?(\\d{2})(?:\\s?[分분](?:\\s?\\d{1,2}\\s?[秒초])?|:(\\d{2}))?(?!\\d)\\s?(a\\.?m\\.?(?![a-z])|p\\.?m\\.?(?![a-z])|uhr)?${ZONE}`,
)
const TIME_BEFORE = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([ap]\.?m\.?|uhr)?[\s,|·-]{1,4}$/

function withTime(source: string, start: number, end: number, day: string): PrintedDate {
  if (day.length < 10) return { iso: day, start, end }
  const rest = source.slice(end, end + 60)
  const next = CLOCK.test(rest) ? TIME_AFTER.exec(rest) : null
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
