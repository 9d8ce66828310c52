/** Footnotes: short links to a place further down in the article, and what stands there. */
import type { CheerioAPI } from 'cheerio/slim'
import type { Element } from 'domhandler'
import { isElement, rawText, squeeze } from './dom.ts'
import type { Region } from './region.ts'
import { orderOf, type Survey } from './survey.ts'
import type { Unit } from './unit.ts'

/** `1`, `[12]`, `*`, `(a)`: what a reference looks like. */
const MARK = /^[[(（〔]?(\d{1,3}|[*†‡§¶]{1,3}|[a-z]|[ivx]{1,5}|注\d{0,2})[\])）〕]?$/i
const BACK = /^[[(]?(↩︎?|↑|\^|⏎|zurück|back|\d{1,3}|[*†‡§a-z])[\])]?\.?$/iu
/** No page has more; a hostile one may. */
const MOST = 2000

export interface Footnotes {
  referenceOf(anchor: Element): { identifier: string; label: string } | undefined
  definitionOf(unit: Unit): { identifier: string; label: string } | undefined
  /** Elements that hold one note each: they stay whole. */
  elements: ReadonlySet<Element>
  /** Links that lead back up, to be left out. */
  backlinks: readonly Element[]
  /** Forgets the notes whose definitions are not among the article's units after all. */
  settle(units: readonly Unit[]): void
}

interface Note {
  identifier: string
  label: string
}

export function findFootnotes($: CheerioAPI, region: Region, survey: Survey): Footnotes {
  const references = new Map<Element, Element>()
  const notes = new Map<Element, Note>()
  const anchors = survey.anchors.slice(0, MOST)
  const targets = anchors.length === 0 ? new Map<string, Element>() : targetsOf($)
  const spot = (element: Element) => placeOf(element, survey)
  const inside = (order: number) => order >= region.span.order
  for (const anchor of anchors) {
    const label = squeeze(rawText(anchor))
    if (!MARK.test(label)) continue
    const target = targets.get(fragmentOf(anchor))
    if (!target || spot(target) <= spot(anchor) || !inside(spot(target))) continue
    const holder = holderOf(target, region, survey)
    if (!holder || contains(holder, anchor)) continue
    if (!notes.has(holder)) notes.set(holder, { identifier: `fn${notes.size + 1}`, label })
    references.set(anchor, holder)
  }
  const backlinks = anchors.filter((anchor) => isBacklink(anchor, targets, notes, spot))
  return {
    referenceOf: (anchor) => {
      const note = notes.get(references.get(anchor) as Element)
      return note && { identifier: note.identifier, label: squeeze(rawText(anchor)) }
    },
    definitionOf: (unit) => (unit.kind === 'element' ? notes.get(unit.element) : undefined),
    elements: new Set(notes.keys()),
    backlinks,
    settle: (units) => {
      const kept = new Set(units.map(({ element }) => element))
      for (const element of [...notes.keys()]) if (!kept.has(element)) notes.delete(element)
    },
  }
}

function targetsOf($: CheerioAPI): Map<string, Element> {
  const targets = new Map<string, Element>()
  $('[id], a[name]').each((_, element) => {
    for (const key of [element.attribs.id, element.attribs.name])
      if (key !== undefined && key !== '' && !targets.has(key)) targets.set(key, element)
  })
  return targets
}

function fragmentOf(anchor: Element): string {
  const href = anchor.attribs.href ?? ''
  const fragment = href.slice(href.indexOf('#') + 1)
  try {
    return decodeURIComponent(fragment)
  } catch {
    // Not percent-encoded after all: the fragment is the name itself.
    return fragment
  }
}

/** Position of the first text at or after an element's start; -1 when it has none. */
function placeOf(element: Element, survey: Survey): number {
  const stack: Element['children'] = [element]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const order = orderOf(node)
    if (order !== undefined) return order
    if (isElement(node)) for (const child of [...node.children].reverse()) stack.push(child)
  }
  return isElement(element.parent) && survey.spans.has(element.parent)
    ? (survey.spans.get(element.parent)?.order ?? -1)
    : -1
}

/** The block with the note: the item or paragraph in which the target stands. */
function holderOf(target: Element, region: Region, survey: Survey): Element | undefined {
  for (let at: Element | null = target; isElement(at) && at !== region.root; at = at.parent as Element | null) {
    const span = survey.spans.get(at)
    if (span && span.to > span.from && /^(li|p|div|dd|aside)$/.test(at.name))
      return span.to - span.from <= 12 ? at : undefined
  }
  return undefined
}

function contains(outer: Element, inner: Element): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === outer) return true
  return false
}

function isBacklink(
  anchor: Element,
  targets: ReadonlyMap<string, Element>,
  notes: ReadonlyMap<Element, Note>,
  spot: (element: Element) => number,
): boolean {
  if (!BACK.test(squeeze(rawText(anchor)))) return false
  const target = targets.get(fragmentOf(anchor))
  if (!target || spot(target) >= spot(anchor)) return false
  for (let at = anchor.parent; isElement(at); at = at.parent) if (notes.has(at)) return true
  return false
}
