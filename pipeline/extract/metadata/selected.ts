/** Title and date where source.yaml says they stand. */
import type { CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import { ColloquyError } from '../../errors.ts'
import { excerpt } from '../../transcript/fold.ts'
import type { Page } from '../../transcript/page.ts'
import { machineDate } from './date-machine.ts'
import type { DateReading } from './date-text.ts'
import { isElement, textIn } from './elements.ts'
import { type Found, line } from './evidence.ts'
import { lineDates } from './line-dates.ts'

export function selectedTitle($: CheerioAPI | undefined, page: Page): Found | undefined {
  const element = selected($, page, 'title')
  if (element === undefined) return undefined
  const value = line(element.attribs.content) ?? line(textIn(element, 1000))
  if (value === undefined) throw settingsError(page, 'title', 'an element with text', 'an empty one')
  return { value, from: 'source.yaml select.title' }
}

export function selectedDate($: CheerioAPI | undefined, page: Page, reading: DateReading): Found | undefined {
  const element = selected($, page, 'date')
  if (element === undefined) return undefined
  const texts = [element.attribs.datetime, element.attribs.content, textIn(element, 300)].filter(
    (text) => text !== undefined,
  )
  for (const text of texts) {
    const iso =
      machineDate(text, reading) ??
      lineDates(text.normalize('NFKC'), reading).dates.find(({ kind }) => kind !== 'modified')?.iso
    if (iso !== undefined) return { value: iso, from: 'source.yaml select.date' }
  }
  throw settingsError(page, 'date', 'an element with a date', `'${excerpt(texts.at(-1) ?? '')}'`)
}

function selected($: CheerioAPI | undefined, page: Page, field: 'title' | 'date'): Element | undefined {
  const selector = page.settings.select?.[field]
  if (selector === undefined || $ === undefined) return undefined
  let element: Element | undefined
  try {
    const node = $(selector)[0]
    element = node !== undefined && isElement(node) ? node : undefined
  } catch (cause) {
    throw new ColloquyError(
      'settings',
      `expected a CSS selector in select.${field}, found '${excerpt(selector)}'; correct it`,
      {
        file: page.settingsFile,
        place: `select.${field}`,
        cause,
      },
    )
  }
  if (element === undefined)
    throw settingsError(page, field, 'an element of the page', `none that matches '${excerpt(selector)}'`)
  return element
}

function settingsError(page: Page, field: string, expected: string, found: string): ColloquyError {
  return new ColloquyError(
    'settings',
    `expected select.${field} to point at ${expected}, found ${found}; correct or remove it`,
    {
      file: page.settingsFile,
      place: `select.${field}`,
    },
  )
}
