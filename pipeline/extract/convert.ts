/** Units → blocks of the transcript's model, all in one pass through hast-util-to-mdast. */
import type { Element, Text } from 'domhandler'
import type { ElementContent, Element as HastElement, Root } from 'hast'
import type { Handle } from 'hast-util-to-mdast'
import type { Nodes } from 'mdast'
import type { Block, Inline } from '../transcript/model.ts'
import { isText } from './dom.ts'
import type { Footnotes } from './footnote.ts'
import { element, formatOf, type HastContext, hastOf } from './hast.ts'
import { imageOf } from './image.ts'
import { loadToMdast } from './lazy.ts'
import { blocksOf, inlinesOf, tidy } from './model-nodes.ts'
import type { Run } from './survey.ts'
import type { Unit } from './unit.ts'

type Content = Exclude<Block, { type: 'turn' }>

export interface Conversion {
  link: HastContext['link']
  footnotes: Footnotes
}

/** The blocks of each unit, in the units' order. Nearly always one; none for a unit that shows nothing. */
export function convertUnits(units: readonly Unit[], conversion: Conversion): Content[][] {
  const parts: HastElement[] = []
  const places = units.map((unit) => {
    const plain = plainBlock(unit, conversion)
    if (plain) return plain
    parts.push(...hastParts(unit, conversion))
    return parts.length
  })
  const trees = toTrees(parts)
  return units.map((unit, index) => {
    const place = places[index]
    if (typeof place !== 'number') return place === undefined ? [] : [place]
    if (unit.kind === 'figure') return [figureOf(unit, trees[place - 2] ?? [], trees[place - 1] ?? [])]
    return finish(unit, blocksOf(trees[place - 1] ?? []), conversion)
  })
}

/** Text alone needs no conversion; most paragraphs are, and it costs a fifth. */
function plainBlock(unit: Unit, { footnotes }: Conversion): Content | undefined {
  const { element } = unit
  if (unit.kind === 'element' || formatOf(element) !== undefined || footnotes.definitionOf(unit)) return undefined
  const texts = unit.runs.filter((run) => run.texts.length > 0).map(plainText)
  const value = texts[0]
  if (texts.length > 1 || texts.includes(undefined)) return undefined
  const children: Inline[] = value === undefined ? [] : [{ type: 'text', value }]
  if (unit.kind === 'figure') {
    if (unit.credit && children.length > 0) return undefined
    const image = unit.image ? imageOf(unit.image) : undefined
    return { type: 'figure', ...(image ? { image } : {}), ...(children.length > 0 ? { caption: children } : {}) }
  }
  if (SECTION_NUMBER.test(value ?? '')) return { type: 'heading', depth: 3, children }
  const depth = /^h[1-6]$/.test(element.name) ? (Number(element.name.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6) : undefined
  return depth === undefined ? { type: 'paragraph', children } : { type: 'heading', depth, children }
}

/** A number alone on its line heads a section. */
const SECTION_NUMBER = /^(\d{1,2}|[IVX]{1,5}|[一二三四五六七八九十]{1,3})[.、．]?$/u

/** The run's text, unless there is more to it than text. */
function plainText(run: Run): string | undefined {
  if (run.wrappers.length > 0) return undefined
  let text = ''
  for (const node of run.nodes) {
    if (!isText(node)) return undefined
    text += node.data
  }
  return text.replace(/[\t\n\v\f\r ]+/g, ' ').trim()
}

function hastParts(unit: Unit, conversion: Conversion): HastElement[] {
  const context = contextOf(unit, conversion)
  if (unit.kind === 'element') return [part(hastOf([unit.element], context))]
  if (unit.kind === 'run') return [part([...unit.runs.map((run) => runElement(unit.element, run, context))])]
  const caption = unit.runs.filter((run) => !unit.credit?.includes(run))
  return [part(joined(caption, context)), part(joined(unit.credit ?? [], context))]
}

function part(children: ElementContent[]): HastElement {
  return element('article', children)
}

/** Text runs of a caption, one paragraph. */
function joined(runs: readonly Run[], context: HastContext): ElementContent[] {
  const texts = runs.filter((run) => run.texts.length > 0)
  return texts.map((run) => element('p', withoutImages(wrapped(run, context))))
}

function withoutImages(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node]
    return node.tagName === 'img' ? [] : [{ ...node, children: withoutImages(node.children) }]
  })
}

function runElement(container: Element, run: Run, context: HastContext): HastElement {
  const tag = /^h[1-6]$/.test(container.name) ? container.name : 'p'
  const format = formatOf(container)
  const texts = run.texts
  const inner = wrapped(run, context)
  const children = texts.length > 0 && looseOnly(run) ? withoutImages(inner) : inner
  return element(tag, format === undefined ? children : [element(format, children)])
}

/** Whether every image of the run stands before or after its text: those became figures. */
function looseOnly(run: Run): boolean {
  if (run.images.length === 0) return false
  const nodes = flatten(run)
  const first = nodes.findIndex(isText)
  let last = nodes.length - 1
  while (last > first && !isText(nodes[last] as Element | Text)) last -= 1
  return nodes.slice(first, last).every(isText)
}

function flatten(run: Run): (Element | Text)[] {
  const found: (Element | Text)[] = []
  const images = new Set<unknown>(run.images)
  const texts = new Set<unknown>(run.texts)
  const stack = [...run.nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (images.has(node) || texts.has(node)) found.push(node as Element | Text)
    else if ('children' in node) for (const child of [...node.children].reverse()) stack.push(child)
  }
  return found
}

/** The run's content inside what formats it and was split over several runs. */
function wrapped(run: Run, context: HastContext): ElementContent[] {
  let children = hastOf(run.nodes, context)
  for (const wrapper of [...run.wrappers].reverse()) {
    const href = wrapper.name === 'a' ? context.link(wrapper.attribs.href ?? '') : undefined
    const format = wrapper.name === 'a' ? undefined : formatOf(wrapper)
    if (href !== undefined) children = [element('a', children, { href })]
    else if (format !== undefined) children = [element(format, children)]
  }
  return children
}

function contextOf(unit: Unit, { link, footnotes }: Conversion): HastContext {
  const texts = new Set(unit.runs.flatMap((run) => run.texts))
  return { owns: (text) => texts.has(text), link, footnote: (anchor) => footnotes.referenceOf(anchor) }
}

const handlers: Record<string, Handle> = {
  'footnote-reference': (_, node) => ({
    type: 'footnoteReference',
    identifier: String(node.properties.identifier),
    label: String(node.properties.label),
  }),
}

/** One conversion for all parts: its set-up costs more than a paragraph does. */
function toTrees(parts: readonly HastElement[]): Nodes[][] {
  const trees: Nodes[][] = []
  if (parts.length === 0) return trees
  const collect: Handle = (state, node) => {
    trees.push(state.toFlow(state.all(node)))
    return undefined
  }
  const root: Root = { type: 'root', children: [...parts] }
  loadToMdast().toMdast(root, { handlers: { ...handlers, article: collect } })
  return trees
}

function figureOf(unit: Unit, caption: readonly Nodes[], credit: readonly Nodes[]): Content {
  const image = unit.image ? imageOf(unit.image) : undefined
  const inlines = tidy(inlinesOf(caption))
  const source = textIn(inlinesOf(credit))
  return {
    type: 'figure',
    ...(image ? { image } : {}),
    ...(inlines.length > 0 ? { caption: inlines } : {}),
    ...(source === '' ? {} : { credit: source }),
  }
}

function textIn(inlines: readonly Inline[]): string {
  const text = inlines.map((inline): string => {
    if (inline.type === 'text' || inline.type === 'inlineCode') return inline.value
    if (inline.type === 'footnoteReference') return inline.label ?? ''
    return 'children' in inline ? textIn(inline.children as Inline[]) : inline.type === 'break' ? ' ' : ''
  })
  return text.join('').trim()
}

function finish(unit: Unit, blocks: Content[], { footnotes }: Conversion): Content[] {
  const definition = footnotes.definitionOf(unit)
  if (definition === undefined || blocks.length === 0) return blocks
  return [{ type: 'footnoteDefinition', ...definition, children: blocks }]
}
