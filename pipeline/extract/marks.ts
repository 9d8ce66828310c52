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

export function marksOf(unit: Unit, region: Region, survey: Survey): Marks {
  const { element } = unit
  const isRoot = element === region.root
  const wrappers = isRoot ? [] : ancestorsUntil(element, region.root).slice(1)
  const chain = isRoot ? [] : [element, ...wrappers]
  const span = survey.spans.get(element)
  const isShared = unit.kind === 'run' && span !== undefined && span.to - span.from > 1
  const groupElement = isShared && !isRoot ? element : wrappers[0]
  return {
    path: survey.paths.of(element),
    tag: isRoot || element.name === 'body' ? 'div' : element.name,
    classes: chain.flatMap(classesOf),
    attributes: attributesOf(chain, unit),
    ancestors: wrappers.map(({ name }) => name),
    group: groupElement ? survey.paths.of(groupElement) : '',
  }
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
