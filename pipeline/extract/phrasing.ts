/**
 * Inline content of a run → the model's inlines.
 *
 * hast-util-to-mdast does this too, and does it for lists, tables and quotations (structure.ts); for the one or two
 * marks in each of 10,000 paragraphs its clone and its white-space pass cost eight times the parsing of the page.
 */
import type { AnyNode, Element } from 'domhandler'
import type { Inline } from '../transcript/model.ts'
import { IMAGES, isBlankText, isElement, isText, isUnseen } from './dom.ts'
import type { HastContext } from './hast.ts'
import { formatOf } from './hast.ts'
import { imageOf } from './image.ts'
import { tidy } from './model-nodes.ts'
import type { Run } from './survey.ts'

export interface PhrasingContext extends HastContext {
  /** Whether an image stays between the words; others became figures. */
  keeps(image: Element): boolean
}

type Mark = 'strong' | 'emphasis' | 'delete'
const MARKS: Record<string, Mark> = {
  b: 'strong',
  strong: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  del: 'delete',
  s: 'delete',
  strike: 'delete',
}

export function phrasingOf(runs: readonly Run[], context: PhrasingContext, outer?: Element): Inline[] {
  const writer = new Writer(context)
  runs.forEach((run, index) => {
    if (index > 0) writer.lineBreak()
    writer.inside(outer ? [outer, ...run.wrappers] : run.wrappers, run.nodes)
  })
  return tidy(writer.inlines)
}

class Writer {
  inlines: Inline[] = []
  private readonly active: Mark[] = []
  /** Whether a space would follow a space, a line break or nothing. */
  private atSpace = true

  constructor(private readonly context: PhrasingContext) {}

  /** The nodes as if they stood inside the wrappers, outermost first. */
  inside(wrappers: readonly Element[], nodes: readonly AnyNode[]): void {
    const [wrapper] = wrappers
    if (wrapper) this.wrap(wrapper, () => this.inside(wrappers.slice(1), nodes))
    else this.nodes(nodes)
  }

  private nodes(nodes: readonly AnyNode[]): void {
    for (let index = 0; index < nodes.length; index += 1) this.node(nodes[index] as AnyNode)
  }

  lineBreak(): void {
    const last = this.inlines[this.inlines.length - 1]
    if (last?.type === 'text') last.value = last.value.trimEnd()
    this.inlines.push({ type: 'break' })
    this.atSpace = true
  }

  private node(node: AnyNode): void {
    if (isText(node)) this.text(node.data, isBlankText(node.data) || this.context.owns(node))
    else if (isElement(node) && !isUnseen(node)) this.element(node)
  }

  private element(element: Element): void {
    if (element.name === 'br') this.lineBreak()
    else if (IMAGES.has(element.name)) this.image(element)
    else if (element.name === 'code' || element.name === 'tt') this.code(element)
    else this.wrap(element, () => this.nodes(element.children))
  }

  private text(data: string, isOwn: boolean): void {
    if (!isOwn) return
    let value = collapse(data)
    if (this.atSpace && value.startsWith(' ')) value = value.slice(1)
    if (value === '') return
    this.atSpace = value.endsWith(' ')
    const last = this.inlines[this.inlines.length - 1]
    if (last?.type === 'text') last.value += value
    else this.inlines.push({ type: 'text', value })
  }

  private image(element: Element): void {
    const image = this.context.keeps(element) ? imageOf(element) : undefined
    if (image) this.inlines.push({ type: 'image', ...image })
    if (image) this.atSpace = false
  }

  private code(element: Element): void {
    const children = this.collect(() => this.nodes(element.children))
    if (children.every((child) => child.type === 'text')) {
      const value = children.map((child) => (child.type === 'text' ? child.value : '')).join('')
      if (value.trim() !== '') this.inlines.push({ type: 'inlineCode', value })
    } else this.add(children)
  }

  /** What an element makes of its content: a mark, a link, a footnote's reference, or nothing. */
  private wrap(element: Element, content: () => void): void {
    const mark = MARKS[formatOf(element) ?? '']
    if (element.name === 'a') this.link(element, content)
    else if (mark === undefined || this.active.includes(mark)) content()
    else this.mark(mark, content)
  }

  private mark(mark: Mark, content: () => void): void {
    this.active.push(mark)
    const children = this.collect(content)
    this.active.pop()
    if (isBlank(children)) this.add(children)
    else this.inlines.push({ type: mark, children })
  }

  private link(element: Element, content: () => void): void {
    const note = this.context.footnote(element)
    if (note) {
      this.inlines.push({ type: 'footnoteReference', ...note })
      this.atSpace = false
      return
    }
    const children = this.collect(content)
    const url = this.context.link(element.attribs.href ?? '')
    if (url === undefined || isBlank(children)) this.add(children)
    else this.inlines.push({ type: 'link', url, children })
  }

  /** One by one: an element may have more children than a call takes arguments. */
  private add(children: readonly Inline[]): void {
    for (const child of children) this.inlines.push(child)
  }

  private collect(content: () => void): Inline[] {
    const outer = this.inlines
    const children: Inline[] = []
    this.inlines = children
    content()
    this.inlines = outer
    return children
  }
}

/** White space of the source's lines, as one space. */
export function collapse(data: string): string {
  return /[\t\n\f\r]| {2}/.test(data) ? data.replace(/[\t\n\f\r ]+/g, ' ') : data
}

function isBlank(children: readonly Inline[]): boolean {
  return children.every((child) => child.type === 'break' || (child.type === 'text' && child.value.trim() === ''))
}
