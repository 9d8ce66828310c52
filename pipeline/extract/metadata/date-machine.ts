/** Dates as machines write them → ISO 8601, no more precise than they were written. */
import { daysIn, isoTime } from './date-parts.ts'
import { type DateReading, datesIn } from './date-text.ts'

const ISO =
  /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:(?:T|\s{1,3})(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s{0,2}(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?)?)?(?![\d])/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?$/

/** @returns ISO 8601, or undefined when `value` is no date. */
export function machineDate(value: string, reading: DateReading): string | undefined {
  const text = value.normalize('NFKC').trim().slice(0, 80)
  if (/^\d{10}$/.test(text)) return epoch(Number(text) * 1000)
  if (/^\d{13}$/.test(text)) return epoch(Number(text))
  const parts = COMPACT.exec(text) ?? ISO.exec(text)
  if (parts === null) return datesIn(text, reading)[0]?.iso
  const [whole, year, month, day, hour, minute, second, zone] = parts
  // "2023-2024" is a span and "2023 Honda" a name; a bare year stands alone.
  if (month === undefined && whole === text) return plausible(Number(year))
  if (month === undefined || (day === undefined && whole !== text)) return datesIn(text, reading)[0]?.iso
  return composed(
    Number(year),
    Number(month),
    day === undefined ? undefined : Number(day),
    isoTime(hour, minute, second, zone),
  )
}

function composed(year: number, month: number, day: number | undefined, time: string): string | undefined {
  if (plausible(year) === undefined || month < 1 || month > 12) return undefined
  const start = `${year}-${String(month).padStart(2, '0')}`
  if (day === undefined) return start
  if (day < 1 || day > daysIn(year, month)) return undefined
  return `${start}-${String(day).padStart(2, '0')}${time}`
}

function plausible(year: number): string | undefined {
  return year >= 1800 && year <= 2100 ? String(year) : undefined
}

/** Seconds since 1970 have no zone but UTC. */
function epoch(milliseconds: number): string | undefined {
  const iso = new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
  return milliseconds > 0 && iso.length === 20 ? iso : undefined
}
