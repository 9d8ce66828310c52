/** The marks of the page that a block carries with it: names, classes and attributes of what surrounds it. */
import type { AnyNode, Element } from 'domhandler'
import type { ArticleBlock } from '../transcript/article.ts'
import { classesOf, isBlankText, isElement, isText } from './dom.ts'
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
  names: string[]
  /** The wrapper itself; nothing at the article's root. */
  element: Element | undefined
  /** How many names stand before that of a cell; -1 outside of cells. */
  cell: number
  around: Surroundings | undefined
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
    const here = this.around(element)
    const isRun = unit.kind === 'run'
    const span = spans.get(element)
    const isShared = isRun && span !== undefined && span.to - span.from > 1
    const group = isShared ? here.element : here.around?.element
    return {
      path: paths.of(element),
      tag: here.names[isRun && here.cell > 0 ? here.cell : 0] ?? 'div',
      classes: here.classes,
      attributes: withLead(here.attributes, unit),
      ancestors: isRun && here.cell > 0 ? here.names.slice(here.cell + 1) : (here.around?.names ?? NOTHING.names),
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
    const found = element === root || element.name === 'body' ? NOTHING : within(outer, element)
    this.known.set(element, found)
    return found
  }
}

const NOTHING: Surroundings = {
  classes: [],
  attributes: {},
  names: [],
  element: undefined,
  cell: -1,
  around: undefined,
}

function within(around: Surroundings, element: Element): Surroundings {
  return {
    classes: element.attribs.class === undefined ? around.classes : [...classesOf(element), ...around.classes],
    attributes: withOwn(around.attributes, element),
    names: [element.name, ...around.names],
    element,
    cell: CELLS.has(element.name) ? 0 : around.cell < 0 ? -1 : around.cell + 1,
    around,
  }
}

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
  let tags = ''
  let classes = ''
  let colour: string | undefined
  for (const lead of leads) {
    tags += tags === '' ? lead.name : ` ${lead.name}`
    colour = colourOf(lead) ?? colour
    if (lead.attribs.class !== undefined)
      for (const name of classesOf(lead)) classes += classes === '' ? name : ` ${name}`
  }
  const own: Record<string, string> = { ...attributes, 'lead-tag': tags }
  if (classes !== '') own['lead-class'] = classes
  if (colour !== undefined) own['lead-colour'] = colour
  return own
}

/** The ink an inline element sets, where it sets one. */
function colourOf({ attribs }: Element): string | undefined {
  if (attribs.color !== undefined) return attribs.color
  const { style } = attribs
  if (style === undefined || !style.includes('color')) return undefined
  return /(?:^|[;\s])color\s?:\s?([^;]{1,40})/.exec(style)?.[1]?.trim()
}

/** The inline elements at the very start of a run, outermost first. */
function leadingElements(unit: Unit): Element[] {
  const run = unit.runs[0]
  if (unit.kind !== 'run' || !run) return NO_ELEMENTS
  const first = leadOf(run.nodes)
  if (!first && run.wrappers.length === 0) return NO_ELEMENTS
  const leads: Element[] = [...run.wrappers]
  for (let lead = first; lead; lead = leadOf(lead.children)) leads.push(lead)
  return leads
}

const NO_ELEMENTS: Element[] = []

/** The element that stands before any text. */
function leadOf(nodes: readonly AnyNode[]): Element | undefined {
  for (const node of nodes) {
    if (isText(node) && isBlankText(node.data)) continue
    return isElement(node) && node.name !== 'br' ? node : undefined
  }
  return undefined
}
