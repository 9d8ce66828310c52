import { expect, test } from 'vitest'
import { safeAddress } from '../../../pipeline/render/semantic/address.ts'
import { dateInWords, directionOf, wordsFor } from '../../../pipeline/render/semantic/words.ts'

test.each([
  ['zh-Hans', 'zh-Hans'],
  ['zh-Hant', 'zh-Hant'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hans-HK', 'zh-Hans'],
  ['zh', 'zh-Hans'],
  ['de-AT', 'de'],
  ['sw', 'en'],
])('words for %s are in %s', (language, expected) => {
  expect(wordsFor(language).language).toBe(expected)
})

test.each([
  ['zh-Hans', '2022-10-09T08:00:00+08:00', '2022年10月9日'],
  ['ko', '2022-10', '2022년 10월'],
  ['en', '2022-10-09', '9 October 2022'],
  ['en', '2022', '2022'],
  ['es', '2022-03-01', '1 de marzo de 2022'],
  ['ar', '2022-10-09T08:00:00Z', '2022-10-09'],
])('in %s %s is %s', (language, iso, expected) => {
  expect(dateInWords(iso, wordsFor(language))).toBe(expected)
})

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['fa', 'rtl'],
  ['az-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['zh-Hans', 'ltr'],
])('%s runs %s', (language, expected) => {
  expect(directionOf(language)).toBe(expected)
})

test.each([
  ['https://example.com/a|b', 'https://example.com/a%7Cb'],
  ['https://example.com/100%', 'https://example.com/100%25'],
  ['https://example.com/a#b#c', 'https://example.com/a#b%23c'],
  ['http://[::1]/x', 'http://[::1]/x'],
  ['HTTPS://EXAMPLE.com', 'https://example.com/'],
  ['javascript:alert(1)', undefined],
  ['//example.com', undefined],
  ['relative', undefined],
])('the address %s is written %s', (url, expected) => {
  expect(safeAddress(url)).toBe(expected)
})
