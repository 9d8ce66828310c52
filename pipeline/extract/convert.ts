/** Units → blocks of the transcript's model. */
import type { Element, Text } from 'domhandler'
import type { Block, Inline } from '../transcript/model.ts'
import type { Footnotes } from './footnote.ts'
import { formatOf } from './hast.ts'
import { imageOf } from './image.ts'
import { collapse, type PhrasingContext, phrasingOf } from './phrasing.ts'
import { convertStructures } from './structure.ts'
import { orderOf, type Run } from './survey.ts'
import type { Unit } from './unit.ts'

type Content = Exclude<Block, { type: 'turn' }>

export interface Conversion {
  link: PhrasingContext['link']
  footnotes: Footnotes
}

/** The blocks of each unit, in the units' order. Nearly always one; none for a unit that shows nothing. */
export function convertUnits(units: readonly Unit[], conversion: Conversion): Content[][] {
  const structures = units.filter((unit) => unit.kind === 'element')
  const parts = structures.map((unit) => ({ element: unit.element, context: contextOf(unit, conversion) }))
  const converted = new Map(convertStructures(parts).map((blocks, index) => [structures[index], blocks]))
  return units.map((unit) => {
    if (unit.kind === 'figure') return [figureOf(unit, conversion)]
    if (unit.kind === 'run') return runBlocks(unit, conversion)
    return noteBlocks(unit, converted.get(unit) ?? [], conversion)
  })
}

function contextOf(unit: Unit, { link, footnotes }: Conversion): PhrasingContext {
  const footnote = (anchor: Element) => footnotes.referenceOf(anchor)
  const [only] = unit.runs
  // One run of a few texts is the rule: a set and a list for each would be most of what a page allocates.
  const few = unit.runs.length === 1 && only && only.texts.length <= 8 ? only.texts : undefined
  const all = few ? undefined : new Set(unit.runs.flatMap(({ texts }) => texts))
  const owns = (text: Text) => (few ? few.includes(text) : all?.has(text) === true)
  return { owns, keeps: (image) => isBetweenTexts(image, unit), link, footnote }
}

function isBetweenTexts(image: Element, unit: Unit): boolean {
  const texts = unit.runs.flatMap((run) => run.texts)
  const order = orderOf(image) ?? 0
  const [first, last] = [texts[0], texts[texts.length - 1]].map((text) => (text ? (orderOf(text) ?? 0) : 0))
  return order > (first ?? 0) && order < (last ?? 0)
}

/** A number alone on its line heads a section. */
const SECTION_NUMBER = /^(\d{1,2}|[IVX]{1,5}|[一二三四五六七八九十]{1,3})[.、．]?$/u

function runBlocks(unit: Unit, conversion: Conversion): Content[] {
  const { element, runs } = unit
  const format = formatOf(element) === undefined ? undefined : element
  const children = phrasing(runs, unit, conversion, format)
  if (children.length === 0) return []
  if (SECTION_NUMBER.test(unit.text)) return [{ type: 'heading', depth: 3, children }]
  if (!/^h[1-6]$/.test(element.name)) return [{ type: 'paragraph', children }]
  return [{ type: 'heading', depth: Number(element.name.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6, children }]
}

function phrasing(runs: readonly Run[], unit: Unit, conversion: Conversion, format?: Element): Inline[] {
  const [only, ...rest] = runs
  const node = only?.nodes[0]
  const isPlain = rest.length === 0 && only?.nodes.length === 1 && only.wrappers.length === 0 && !format
  // Most paragraphs are one text: nothing to convert.
  if (isPlain && node?.type === 'text' && only.texts.length === 1)
    return [{ type: 'text', value: collapse(node.data).trim() }]
  return phrasingOf(runs, contextOf(unit, conversion), format)
}

function figureOf(unit: Unit, conversion: Conversion): Content {
  const image = unit.image ? imageOf(unit.image) : undefined
  const captionRuns = unit.runs.filter((run) => run.texts.length > 0 && !unit.credit?.includes(run))
  const caption = withoutImages(captionRuns.length === 0 ? [] : phrasing(captionRuns, unit, conversion))
  const credit = unit.credit ? textIn(phrasing(unit.credit, unit, conversion)) : ''
  return {
    type: 'figure',
    ...(image ? { image } : {}),
    ...(caption.length > 0 ? { caption } : {}),
    ...(credit === '' ? {} : { credit }),
  }
}

function withoutImages(inlines: readonly Inline[]): Inline[] {
  return inlines.filter(({ type }) => type !== 'image')
}

function textIn(inlines: readonly Inline[]): string {
  const text = inlines.map((inline): string => {
    if (inline.type === 'text' || inline.type === 'inlineCode') return inline.value
    if (inline.type === 'footnoteReference') return inline.label ?? ''
    return 'children' in inline ? textIn(inline.children as Inline[]) : inline.type === 'break' ? ' ' : ''
  })
  return text.join('').trim()
}

function noteBlocks(unit: Unit, blocks: Content[], { footnotes }: Conversion): Content[] {
  const definition = footnotes.definitionOf(unit)
  if (definition === undefined || blocks.length === 0) return blocks
  return [{ type: 'footnoteDefinition', ...definition, children: blocks }]
}
