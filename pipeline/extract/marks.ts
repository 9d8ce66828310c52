/** The marks of the page that a block carries with it: names, classes and attributes of what surrounds it. */
import type { AnyNode, Element } from 'domhandler'
import type { ArticleBlock } from '../transcript/article.ts'
import { classesOf, isElement, isText } from './dom.ts'
import type { Region } from './region.ts'
import { ancestorsUntil } from './repeat.ts'
import type { Survey } from './survey.ts'
import type { Unit } from './unit.ts'

/** What addresses or styles something says nothing of who speaks. */
const UNTOLD =
  /^(class|id|href|src|srcset|sizes|width|height|target|rel|on.*|data-src.*|tabindex|xmlns.*|itemid|aria-labelledby|aria-describedby)$/
const LONGEST_VALUE = 120

export type Marks = Pick<ArticleBlock, 'path' | 'tag' | 'classes' | 'attributes' | 'ancestors' | 'group'>

/** Cells of dialogue in lists and tables: what stands in them is what the cell is. */
const CELLS = new Set(['dt', 'dd', 'td', 'th'])

export function marksOf(unit: Unit, region: Region, survey: Survey): Marks {
  const { element } = unit
  const chain = chainOf(element, region)
  const cell = unit.kind === 'run' ? chain.findIndex(({ name }) => CELLS.has(name)) : -1
  const own = Math.max(0, cell)
  const wrappers = chain.slice(1)
  const span = survey.spans.get(element)
  const isShared = unit.kind === 'run' && span !== undefined && span.to - span.from > 1
  const groupElement = isShared ? chain[0] : wrappers[0]
  return {
    path: survey.paths.of(element),
    tag: chain[own]?.name ?? 'div',
    classes: chain.flatMap(classesOf),
    attributes: attributesOf(chain, unit),
    ancestors: chain.slice(own + 1).map(({ name }) => name),
    group: groupElement ? survey.paths.of(groupElement) : '',
  }
}

/** The block's element and its wrappers below the article's root; before the article, the element alone. */
function chainOf(element: Element, region: Region): Element[] {
  if (element === region.root || element.name === 'body') return []
  const chain = ancestorsUntil(element, region.root)
  return chain[chain.length - 1]?.parent === region.root ? chain : [element]
}

function attributesOf(chain: readonly Element[], unit: Unit): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const element of [...chain].reverse()) {
    for (const [name, value] of Object.entries(element.attribs)) {
      if (!UNTOLD.test(name) && value.length <= LONGEST_VALUE) attributes[name] = value
    }
  }
  const leads = leadingElements(unit)
  const classes = leads.flatMap(classesOf)
  if (classes.length > 0) attributes['lead-class'] = classes.join(' ')
  if (leads.length > 0) attributes['lead-tag'] = leads.map(({ name }) => name).join(' ')
  return attributes
}

/** The inline elements at the very start of a run, outermost first. */
function leadingElements(unit: Unit): Element[] {
  const run = unit.runs[0]
  if (unit.kind !== 'run' || !run) return []
  const leads: Element[] = [...run.wrappers]
  let nodes: readonly AnyNode[] = run.nodes
  for (;;) {
    const first = nodes.find((node) => !isText(node) || node.data.trim() !== '')
    if (!first || !isElement(first) || first.name === 'br') return leads
    leads.push(first)
    nodes = first.children
  }
}
