/** The selectors of source.yaml. */
import type { CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'
import { ColloquyError } from '../errors.ts'
import type { Page } from '../transcript/page.ts'
import type { Verdicts } from './chrome.ts'
import { isElement } from './dom.ts'
import type { Region } from './region.ts'
import type { Span, Survey } from './survey.ts'

export interface Selected {
  body: Element[]
  drop: Element[]
  warnings: string[]
}

/** What the selectors find. A `body` that finds nothing is an error: the article would be another one. */
export function selectElements($: CheerioAPI, page: Page): Selected {
  const { select = {} } = page.settings
  const warnings: string[] = []
  const find = (key: string, selector: string): Element[] => {
    const found = query($, selector, `select.${key}`, page).filter((node): node is Element => isElement(node))
    if (found.length === 0 && key !== 'body')
      warnings.push(`select.${key}: expected '${selector}' to match, found nothing; correct it in source.yaml`)
    return found
  }
  if (select.title !== undefined) find('title', select.title)
  if (select.date !== undefined) find('date', select.date)
  const body = listOf(select.body).flatMap((selector) => find('body', selector))
  if (select.body !== undefined && body.length === 0)
    throw settingsError('select.body', `'${listOf(select.body).join(', ')}' to match the article, found nothing`, page)
  return { body, drop: listOf(select.drop).flatMap((selector) => find('drop', selector)), warnings }
}

function listOf(value: string | string[] | undefined): string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

function query($: CheerioAPI, selector: string, place: string, page: Page) {
  try {
    return $(selector).toArray()
  } catch (cause) {
    throw settingsError(place, `a CSS selector, found '${selector}' (${(cause as Error).message})`, page, cause)
  }
}

function settingsError(place: string, message: string, page: Page, cause?: unknown): ColloquyError {
  return new ColloquyError('settings', `expected ${message}; correct it`, {
    file: page.settingsFile ?? page.name,
    place,
    cause,
  })
}

/** Every run in a dropped element is left out; inline elements are returned, their texts are parts of runs. */
export function applyDrops(drop: readonly Element[], survey: Survey, verdicts: Verdicts): Element[] {
  for (const element of drop) {
    const verdict = { reason: 'dropped' as const, rule: 'select.drop', element }
    for (const index of indexesOf(element, survey)) verdicts.set(index, verdict)
  }
  return drop.filter((element) => !survey.spans.has(element))
}

/** The region that the selectors name; what stands between several of them is left out. */
export function selectedRegion(body: readonly Element[], survey: Survey, verdicts: Verdicts): Region | undefined {
  const chosen = body.filter((element) => survey.spans.has(element))
  const root = commonAncestor(chosen, survey)
  if (!root) return undefined
  const inside = new Set(chosen.flatMap((element) => indexesOf(element, survey)))
  const span = survey.spans.get(root) as Span
  const verdict = { reason: 'dropped' as const, rule: 'select.body', element: root }
  for (let index = span.from; index < span.to; index += 1) {
    if (!inside.has(index)) verdicts.set(index, verdict)
    else if (!/^select|^hidden|^button/.test(verdicts.get(index)?.rule ?? '')) verdicts.delete(index)
  }
  return { root, span, rule: 'select.body' }
}

function commonAncestor(elements: readonly Element[], survey: Survey): Element | undefined {
  let common = elements[0]
  for (const element of elements.slice(1)) {
    const chain = new Set<unknown>()
    for (let at: Element | null = element; at; at = at.parent as Element | null) chain.add(at)
    while (common && !chain.has(common)) common = common.parent as Element
  }
  while (common && !survey.spans.has(common)) common = common.parent as Element
  return common
}

function indexesOf(element: Element, survey: Survey): number[] {
  const span = survey.spans.get(element)
  return span ? Array.from({ length: span.to - span.from }, (_, offset) => span.from + offset) : []
}
