import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { machineDate } from '../../../pipeline/extract/metadata/date-machine.ts'
import { daysIn } from '../../../pipeline/extract/metadata/date-parts.ts'
import { datesIn } from '../../../pipeline/extract/metadata/date-text.ts'
import { lineDates } from '../../../pipeline/extract/metadata/line-dates.ts'
import { DATE_PATTERN } from '../../../pipeline/transcript/schema.ts'

const reading = { language: '', order: 'dmy' } as const

const PRINTED: [string, string][] = [
  ['11 April 2023', '2023-04-11'],
  ['Apr. 11, 2023', '2023-04-11'],
  ['April 11th, 2023, 4:05 PM EDT', '2023-04-11T16:05-04:00'],
  ['the 3rd of May 1999', '1999-05-03'],
  ['11. April 2023, 14:05 Uhr', '2023-04-11T14:05'],
  ['3. Jänner 2019', '2019-01-03'],
  ['1er août 2022 à 18h30', '2022-08-01T18:30'],
  ['15 févr. 2020', '2020-02-15'],
  ['7 de marzo de 2020 a las 10:30', '2020-03-07T10:30'],
  ['22 abr. 2022', '2022-04-22'],
  ['3 agosto 2019 alle ore 9.45', '2019-08-03T09:45'],
  ['23 de setembro de 2018', '2018-09-23'],
  ['5 d’octubre de 2017', '2017-10-05'],
  ['1 december 2014 om 08.15 uur', '2014-12-01T08:15'],
  ['14 maj 2021 kl. 06.30', '2021-05-14T06:30'],
  ['3. marts 2016', '2016-03-03'],
  ['17. desember 2011', '2011-12-17'],
  ['6. toukokuuta 2015', '2015-05-06'],
  ['11 kwietnia 2023', '2023-04-11'],
  ['5. října 2016', '2016-10-05'],
  ['2023. április 11.', '2023-04-11'],
  ['9 мая 2022 г., 10:15 (МСК)', '2022-05-09T10:15+03:00'],
  ['12 вересня 2021', '2021-09-12'],
  ['4 Μαΐου 2020', '2020-05-04'],
  ['28 Ekim 2019 Pazartesi 09:20', '2019-10-28T09:20'],
  ['11 באפריל 2023', '2023-04-11'],
  ['ngày 11 tháng 4 năm 2023', '2023-04-11'],
  ['2023年4月11日 星期二 08:08', '2023-04-11T08:08'],
  ['2023年4月11日 19时45分10秒', '2023-04-11T19:45'],
  ['2023年4月', '2023-04'],
  ['二〇二三年四月十一日', '2023-04-11'],
  ['二〇二一年十二月三十日', '2021-12-30'],
  ['令和5年4月11日', '2023-04-11'],
  ['民國112年4月11日', '2023-04-11'],
  ['2023.04.11 (화) 오후 3:20', '2023-04-11T15:20'],
  ['2023년 4월 11일', '2023-04-11'],
  ['２０２３年４月１１日', '2023-04-11'],
  ['11.04.2023', '2023-04-11'],
  ['11/04/23', '2023-04-11'],
  ['04/11/2023 is the fourth of November here', '2023-11-04'],
  ['31/12/2020 23:59:30', '2020-12-31T23:59:30'],
  ['12/31/2020', '2020-12-31'],
  ['08:15 Uhr, 11.04.2023', '2023-04-11T08:15'],
  ['٣ مارس ٢٠٢١', '2021-03-03'],
  ['15 آذار 2019', '2019-03-15'],
  ['4 آذار/مارس 2019', '2019-03-04'],
  ['1 آب 2018', '2018-08-01'],
  ['5 جوان 2019', '2019-06-05'],
  ['9 كانون الثاني 2020', '2020-01-09'],
  ['११ अप्रैल २०२३', '2023-04-11'],
  ['2023-04-11T08:08:35+08:00', '2023-04-11T08:08:35+08:00'],
]

const NO_DATES = [
  'chapter 4 of 2023 pages',
  'the 30th of February 2021: 30 February 2021',
  'call 030.12.2023.99',
  'version 1.2.34',
  '2023-13-01',
  'May I ask 2 things',
  '99 Luftballons 1983',
]

describe('dates as people print them', () => {
  test.each(PRINTED)('%s', (text, iso) => {
    expect(datesIn(text, reading)[0]?.iso).toBe(iso)
  })
  test.each(NO_DATES)('no date in: %s', (text) => {
    expect(datesIn(text, reading)).toEqual([])
  })
  test('October in Croatian is November in Czech', () => {
    expect(datesIn('3. listopada 2020.', { ...reading, language: 'hr' })[0]?.iso).toBe('2020-10-03')
    expect(datesIn('3. listopadu 2020', { ...reading, language: 'cs' })[0]?.iso).toBe('2020-11-03')
  })
  test('two digits are the year first where years come first', () => {
    expect(datesIn('21-03-04 09:15', { ...reading, language: 'zh' })[0]?.iso).toBe('2021-03-04T09:15')
    expect(datesIn('a score of 21-03-04', reading)).toEqual([])
  })
  test('the order of day and month is the page’s', () => {
    expect(datesIn('03/04/2017', { language: 'en', order: 'mdy' })[0]?.iso).toBe('2017-03-04')
    expect(datesIn('03.04.2017', { language: 'en', order: 'mdy' })[0]?.iso).toBe('2017-04-03')
  })
})

const MACHINE: [string, string | undefined][] = [
  ['2017-05-01T17:05:00+0200', '2017-05-01T17:05:00+02:00'],
  ['2022-04-22T00:01:00.000Z', '2022-04-22T00:01:00Z'],
  ['2019-09-09 20:52:39', '2019-09-09T20:52:39'],
  ['2019-09-09T00:00:00Z', '2019-09-09'],
  ['20170501', '2017-05-01'],
  ['2017/5/1', '2017-05-01'],
  ['2011-11', '2011-11'],
  ['2011', '2011'],
  ['1493596800', '2017-05-01T00:00:00Z'],
  ['1493596800123', '2017-05-01T00:00:00Z'],
  ['Mon, 01 May 2017 17:05:00 GMT', '2017-05-01T17:05:00Z'],
  ['2017-02-30', undefined],
  ['2023-2024', undefined],
  ['yesterday', undefined],
  ['', undefined],
]

describe('dates as machines write them', () => {
  test.each(MACHINE)('%s', (text, iso) => {
    expect(machineDate(text, reading)).toBe(iso)
  })
})

test('whose date it is', () => {
  const kinds = (text: string) => lineDates(text.normalize('NFKC'), reading).dates.map(({ kind }) => kind)
  expect(kinds('Published by Ada Lin on Monday, 3 April 2020. Updated 4 April 2020')).toEqual(['labelled', 'modified'])
  expect(kinds('本文更新时间：2020-04-03 发布时间：2020-04-01')).toEqual(['modified', 'labelled'])
  expect(kinds('2020.04.03 입력 2020.04.04 수정')).toEqual(['labelled', 'modified'])
  expect(kinds('3 April 2020 · 4 min read')).toEqual(['plain'])
})

test('every day comes back from every form it is printed in', () => {
  const months = [
    'января',
    'février',
    'März',
    'abril',
    'maggio',
    'czerwca',
    'července',
    'ağustos',
    'eylül',
    'października',
    'nóvember',
    'december',
  ]
  const day = fc.record({
    year: fc.integer({ min: 1900, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  })
  fc.assert(
    fc.property(day, ({ year, month, day }) => {
      fc.pre(day <= daysIn(year, month))
      const [mm, dd] = [String(month).padStart(2, '0'), String(day).padStart(2, '0')]
      const iso = `${year}-${mm}-${dd}`
      for (const text of [
        iso,
        `${dd}.${mm}.${year}`,
        `${dd}/${mm}/${year}`,
        `${year}年${month}月${day}日`,
        `${day}. ${months[month - 1]} ${year}`,
        `${year}${mm}${dd}`,
      ]) {
        const read = machineDate(text, reading)
        expect(read).toBe(iso)
        expect(read).toMatch(DATE_PATTERN)
      }
    }),
  )
})

test('any text gives dates of the schema’s form, or none', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\d\-/.:年月日T apmZ+,]{0,40}$/), (text) => {
      for (const { iso, start, end } of datesIn(text, reading)) {
        expect(iso).toMatch(DATE_PATTERN)
        expect(start).toBeLessThan(end)
      }
    }),
    { numRuns: 2000 },
  )
})
