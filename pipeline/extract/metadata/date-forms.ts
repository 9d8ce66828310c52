/** The forms in which dates are printed, each a pattern over lower-case text and how its parts are read. */
import type { DateReading } from './date-text.ts'
import { monthOf } from './months.ts'

/** A month's name; letters by what they are not, since classes of letters are slow to compile. */
const WORD = `[^\\s\\d.,;:|/()'\u2019\u2013\u2014-]{2,14}`

export type Parts = { year: number; month: number | undefined; day?: number | undefined }
type Read = (match: RegExpExecArray, reading: DateReading) => Parts

/**
 * Forms of a date, each a pattern and how it is read; a text without one of its signs has none of the form. Where two match at one place the longer wins.
 */
export const FORMS: readonly { form: string; sign: readonly string[]; pattern: RegExp; read: Read }[] = [
  {
    form: '2023年4月11日',
    sign: ['年', '년'],
    pattern: /(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日号號일])?/g,
    read: ([, year, month, day]) => ({ year: Number(year), month: Number(month), day: maybe(day) }),
  },
  {
    form: '令和5年4月11日',
    sign: ['年'],
    pattern: /(令和|平成|民國|民国)\s?(\d{1,3}|元)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?/g,
    read: ([, era, year, month, day]) => ({
      year: (year === '元' ? 1 : Number(year)) + (ERAS[era ?? ''] ?? 0),
      month: Number(month),
      day: maybe(day),
    }),
  },
  {
    form: '二〇二三年四月十一日',
    sign: ['年'],
    pattern: /([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号])?/g,
    read: ([, year, month, day]) => ({
      year: Number([...(year as string)].map((digit) => numeral(digit)).join('')),
      month: numeral(month as string),
      day: day === undefined ? undefined : numeral(day),
    }),
  },
  {
    form: '2023-04-11',
    sign: [],
    pattern: /(?<![\d.])(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/g,
    read: ([, year, , month, day]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    form: '11.04.2023, 11/4/23',
    sign: [],
    pattern: /(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d.]\d|\d)/g,
    read: numeric,
  },
  {
    form: '11. April 2023',
    sign: [],
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|re|[.ºª°]|-го)?[\\s-]{0,2}(?:of\\s|de\\s|di\\s|d['’]\\s?|den\\s)?(${WORD})(?:/${WORD})?\\.?(?:,|\\s(?:de|del|of|do))?[\\s-]{0,2}(\\d{4})(?!\\d)(?:\\s?г(?:ода|\\.))?`,
      'g',
    ),
    read: ([, day, month, year], { language }) => ({
      year: Number(year),
      month: monthOf(month as string, language),
      day: Number(day),
    }),
  },
  {
    form: 'April 11, 2023',
    sign: [],
    pattern: new RegExp(
      `(?<![^\\s\\d.,;:|/()'\u2019\u2013\u2014-])(${WORD})\\.?\\s{1,2}(\\d{1,2})(?:st|nd|rd|th|\\.)?,?\\s{1,2}(\\d{4})(?!\\d)`,
      'g',
    ),
    read: ([, month, day, year], { language }) => ({
      year: Number(year),
      month: monthOf(month as string, language),
      day: Number(day),
    }),
  },
  {
    form: '2023. április 11.',
    sign: [],
    pattern: new RegExp(`(?<!\\d)(\\d{4})[.,]?\\s{0,2}(${WORD})\\.?\\s{0,2}(\\d{1,2})(?!\\d)`, 'g'),
    read: ([, year, month, day], { language }) => ({
      year: Number(year),
      month: monthOf(month as string, language),
      day: Number(day),
    }),
  },
  {
    form: '11 tháng 4 năm 2023',
    sign: ['tháng'],
    pattern: /(?<!\d)(\d{1,2})\s{1,2}tháng\s{1,2}(\d{1,2}),?\s{1,2}(?:năm\s{1,2})?(\d{4})(?!\d)/g,
    read: ([, day, month, year]) => ({ year: Number(year), month: Number(month), day: Number(day) }),
  },
  {
    form: 'April 2023',
    sign: [],
    pattern: new RegExp(
      `(?<![^\\s\\d.,;:|/()'\u2019\u2013\u2014-])(${WORD})\\.?,?\\s{1,2}(?:de\\s|del\\s|of\\s)?(\\d{4})(?!\\d)`,
      'g',
    ),
    read: (match, { language }) => {
      // "30 February 2021" is no day, and so no month either.
      const day = /\d(?:st|nd|rd|th|\.)?\s{0,2}(?:of\s|de\s)?$/.test(
        match.input.slice(Math.max(0, match.index - 9), match.index),
      )
      return { year: Number(match[2]), month: day ? undefined : monthOf(match[1] as string, language) }
    },
  },
]

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 民國: 1911, 民国: 1911 }

/** Where the year comes first, it does so in two digits too: 21-03-04. */
const YEAR_FIRST = new Set(['zh', 'ja', 'ko'])

function numeric([, one, separator, two, year]: RegExpExecArray, { order, language }: DateReading): Parts {
  const [a, b] = [Number(one), Number(two)]
  const short = (year as string).length === 2
  if (short && YEAR_FIRST.has(language) && (one as string).length === 2)
    return { year: 2000 + a, month: b, day: Number(year) }
  // 1-2-23 is a score, 1.2.34 a version.
  if (short && (separator === '-' || (two as string).length + (one as string).length < 3))
    return { year: 0, month: undefined }
  const monthFirst = b > 12 || (a <= 12 && separator !== '.' && order === 'mdy')
  const century = Number(year) < 70 ? 2000 : 1900
  return { year: short ? century + Number(year) : Number(year), month: monthFirst ? a : b, day: monthFirst ? b : a }
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
