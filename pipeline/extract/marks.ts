/** The marks of the page that a block carries with it: names, classes and attributes of what surrounds it. */
import type { AnyNode, Element } from 'domhandler'
import type { ArticleBlock } from '../transcript/article.ts'
import { classesOf, isElement, isText } from './dom.ts'
import type { Region } from './region.ts'
import type { Survey } from './survey.ts'
import type { Unit } from './unit.ts'

/** What addresses or styles something says nothing of who speaks. */
const UNTOLD =
  /^(class|id|href|src|srcset|sizes|width|height|target|rel|on.*|data-src.*|tabindex|xmlns.*|itemid|aria-labelledby|aria-describedby)$/
const LONGEST_VALUE = 120

export type Marks = Pick<ArticleBlock, 'path' | 'tag' | 'classes' | 'attributes' | 'ancestors' | 'group'>

/** Cells of dialogue in lists and tables: what stands in them is what the cell is. */
const CELLS = new Set(['dt', 'dd', 'td', 'th'])

/** What a wrapper and all wrappers around it say, for every block inside. */
interface Surroundings {
  classes: string[]
  attributes: Record<string, string>
  /** Innermost first, the wrapper itself included. */
  elements: Element[]
}

export class Marker {
  private readonly known = new Map<Element, Surroundings>()

  constructor(
    private readonly region: Region,
    private readonly survey: Survey,
  ) {}

  marksOf(unit: Unit): Marks {
    const { paths, spans } = this.survey
    const { element } = unit
    const { classes, attributes, elements } = this.around(element)
    const cell = unit.kind === 'run' ? elements.findIndex(({ name }) => CELLS.has(name)) : -1
    const own = Math.max(0, cell)
    const span = spans.get(element)
    const isShared = unit.kind === 'run' && span !== undefined && span.to - span.from > 1
    const group = isShared ? elements[0] : elements[1]
    return {
      path: paths.of(element),
      tag: elements[own]?.name ?? 'div',
      classes,
      attributes: withLead(attributes, unit),
      ancestors: elements.slice(own + 1).map(({ name }) => name),
      group: group ? paths.of(group) : '',
    }
  }

  /** The element and its wrappers below the article's root; before the article, the element alone. */
  private around(element: Element): Surroundings {
    const known = this.known.get(element)
    if (known) return known
    const { root, span } = this.region
    const own = this.survey.spans.get(element)
    const isOutside = own !== undefined && (own.from < span.from || own.from >= span.to)
    const parent = isElement(element.parent) && !isOutside ? element.parent : undefined
    const outer = element === root || parent === undefined || parent === root ? NOTHING : this.around(parent)
    const found =
      element === root || element.name === 'body'
        ? NOTHING
        : {
            classes: element.attribs.class === undefined ? outer.classes : [...classesOf(element), ...outer.classes],
            attributes: withOwn(outer.attributes, element),
            elements: [element, ...outer.elements],
          }
    this.known.set(element, found)
    return found
  }
}

const NOTHING: Surroundings = { classes: [], attributes: {}, elements: [] }

/** Most elements tell nothing of their own: they share what those around them tell. */
function withOwn(outer: Record<string, string>, { attribs }: Element): Record<string, string> {
  let attributes = outer
  for (const name in attribs) {
    const value = attribs[name] as string
    if (value.length > LONGEST_VALUE || UNTOLD.test(name)) continue
    if (attributes === outer) attributes = { ...outer }
    attributes[name] = value
  }
  return attributes
}

/** With classes and names of the inline elements a block begins with. */
function withLead(attributes: Record<string, string>, unit: Unit): Record<string, string> {
  const leads = leadingElements(unit)
  if (leads.length === 0) return attributes
  const classes = leads.flatMap(classesOf).join(' ')
  const tags = leads.map(({ name }) => name).join(' ')
  return { ...attributes, 'lead-tag': tags, ...(classes === '' ? {} : { 'lead-class': classes }) }
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
