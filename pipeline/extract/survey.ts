/**
 * One walk over the page: every piece of visible text becomes part of exactly one run, in page order.
 *
 * A run is a stretch of inline content in one block element, cut at `<br><br>`. What follows (finding the article,
 * leaving chrome out, making blocks) only ever decides what becomes of runs, so no text can fall between two rules.
 */
import type { AnyNode, Element, Text } from 'domhandler'
import { IMAGES, isBlankText, isBlockElement, isElement, isLink, isText, isUnseen, measure } from './dom.ts'
import { detachedBy } from './hidden.ts'
import { LineParagraphs } from './line-paragraphs.ts'

export interface Run {
  index: number
  /** Innermost block element around it. */
  container: Element
  /** Inline elements between the container and the nodes, outermost first: their text was split over several runs. */
  wrappers: Element[]
  nodes: AnyNode[]
  texts: Text[]
  /** Those of them that white space or a line break of its own parts from the text before. */
  parted: Set<Text> | undefined
  images: Element[]
  breaks: number
  /** Position of its first text or image in the page. */
  order: number
  /** `weigh` of its text. */
  weight: number
  /** Part of the weight inside links. */
  linked: number
  marks: number
  /** Why a reader does not see it as text: hidden, button… */
  detached: string | undefined
}

/** Runs that are in the article. */
export interface Kept {
  has(run: Run): boolean
}

export interface Span {
  element: Element
  /** Index of the first run in the element and of the first one after it. */
  from: number
  to: number
  order: number
}

export interface Survey {
  body: Element
  runs: Run[]
  /** Block elements, and inline ones that have blocks inside, in page order. */
  spans: Map<Element, Span>
  /** The same as a list. */
  blocks: Span[]
  /** Links to a place in a page, in page order. */
  anchors: Element[]
  paths: Paths
  /** Sums of the weights of the runs before each index. */
  prose: Float64Array
  weights: Float64Array
  linked: Float64Array
}

/** Elements in `shown` count as visible whatever their markup says. */
export function survey(body: Element, shown: ReadonlySet<Element> = new Set()): Survey {
  const surveyor = new Surveyor(shown)
  surveyor.block(body, [])
  const { runs, spans, blocks, anchors, paths } = surveyor
  const revealed = shown.size === 0 ? revealable(runs) : []
  if (revealed.length > 0) return survey(body, new Set(revealed))
  const prose = new Float64Array(runs.length + 1)
  const weights = new Float64Array(runs.length + 1)
  const linked = new Float64Array(runs.length + 1)
  runs.forEach((run, index) => {
    prose[index + 1] = (prose[index] ?? 0) + proseOf(run)
    weights[index + 1] = (weights[index] ?? 0) + run.weight
    linked[index + 1] = (linked[index] ?? 0) + run.linked
  })
  return { body, runs, spans, blocks, anchors, paths, prose, weights, linked }
}

/** A page that hides its only text until a script runs: what is hidden outweighs everything that is not. */
function revealable(runs: readonly Run[]): Element[] {
  const hidden = runs.filter(({ detached }) => detached?.startsWith('hidden'))
  const visible = runs.reduce((sum, run) => sum + proseOf(run), 0)
  const large = hidden.filter(({ weight }) => weight >= 600 && weight > visible)
  return large.map(({ nodes }) => nodes[0]).filter((node) => node !== undefined && isElement(node)) as Element[]
}

/** How much running text it holds: what is not linked, and counts in full only with the marks of sentences. */
function proseOf(run: Run): number {
  if (run.detached !== undefined) return 0
  const free = run.weight - run.linked
  return run.marks > 0 && run.weight >= 50 ? free : free * 0.3
}

export function sumOf(sums: Float64Array, span: Span): number {
  return (sums[span.to] ?? 0) - (sums[span.from] ?? 0)
}

/**
 * Position of a text node or an image among all that the survey found, from 1; undefined for what it did not find.
 * It is kept in the node, in the field that the DOM has for a position: a map of all nodes costs as much as the walk.
 */
export function orderOf(node: AnyNode): number | undefined {
  return node.startIndex ?? undefined
}

/** CSS paths, made when asked for; siblings are counted once per parent. */
export class Paths {
  private readonly paths = new Map<Element, string>()
  of(element: Element): string {
    const known = this.paths.get(element)
    if (known !== undefined) return known
    const id = element.attribs.id
    let path = element.name
    if (id !== undefined && /^[A-Za-z][\w-]{0,60}$/.test(id)) path = `#${id}`
    else if (isElement(element.parent) && element.name !== 'body') {
      path = `${this.of(element.parent)} > ${element.name}:nth-of-type(${positionOf(element)})`
    }
    this.paths.set(element, path)
    return path
  }
}

/** Its number among the siblings of its name, from 1; all of them are counted at once, and keep it. */
function positionOf(element: Element): number {
  if (element.endIndex !== null) return element.endIndex
  const counts = new Map<string, number>()
  for (const sibling of element.parent?.children ?? []) {
    if (!isElement(sibling)) continue
    const count = (counts.get(sibling.name) ?? 0) + 1
    counts.set(sibling.name, count)
    sibling.endIndex = count
  }
  return element.endIndex ?? 1
}

class Surveyor {
  readonly runs: Run[] = []
  /** White space or a line break since the last text. */
  private gap = false
  readonly spans = new Map<Element, Span>()
  readonly blocks: Span[] = []
  readonly anchors: Element[] = []
  readonly paths = new Paths()
  private readonly splits = new Map<Element, boolean>()
  private run: Run | undefined
  private container: Element | undefined
  private order = 0
  private lineEnds = 0
  private readonly lines = new LineParagraphs()

  constructor(private readonly shown: ReadonlySet<Element>) {}

  block(element: Element, wrappers: Element[]): void {
    const outer = this.container
    const isBlock = isBlockElement(element) || outer === undefined
    if (isBlock) this.container = element
    this.close()
    const span: Span = { element, from: this.runs.length, to: 0, order: this.order }
    this.spans.set(element, span)
    this.blocks.push(span)
    const inner = isBlock ? wrappers : [...wrappers, element]
    for (const child of element.children) this.node(child, inner)
    this.close()
    span.to = this.runs.length
    this.container = outer
  }

  private node(node: AnyNode, wrappers: Element[]): void {
    if (isText(node)) this.text(node, wrappers)
    else if (isElement(node) && !isUnseen(node)) this.element(node, wrappers)
  }

  private element(node: Element, wrappers: Element[]): void {
    const detached = this.shown.has(node) ? undefined : detachedBy(node)
    if (detached !== undefined) this.detach(node, detached)
    else if (node.name === 'br') this.lineBreak(node)
    else if (this.isSplit(node)) this.block(node, wrappers)
    else if (hasContent(node)) {
      const run = this.open(wrappers)
      run.nodes.push(node)
      this.collect(node, run, isLink(node) || wrappers.some(isLink))
    }
  }

  private text(node: Text, wrappers: Element[]): void {
    if (isBlankText(node.data)) {
      this.gap = true
      this.run?.nodes.push(node)
      return
    }
    const run = this.open(wrappers)
    run.nodes.push(node)
    this.add(node, run, wrappers.some(isLink))
  }

  /** Two line breaks with nothing between them end a paragraph. */
  private lineBreak(node: Element): void {
    if (!this.run) return
    this.lineEnds += 1
    if (this.lineEnds > 1 || (this.container && this.lines.of(this.container))) this.close()
    else {
      this.run.nodes.push(node)
      this.run.breaks += 1
      this.gap = true
    }
  }

  private open(wrappers: Element[]): Run {
    this.lineEnds = 0
    if (!this.run) {
      this.run = this.create(wrappers, undefined)
      this.runs.push(this.run)
    }
    return this.run
  }

  private create(wrappers: Element[], detached: string | undefined): Run {
    return {
      index: this.runs.length,
      container: this.container as Element,
      wrappers,
      nodes: [],
      texts: [],
      parted: undefined,
      images: [],
      breaks: 0,
      order: this.order + 1,
      weight: 0,
      linked: 0,
      marks: 0,
      detached,
    }
  }

  private close(): void {
    const { run } = this
    this.run = undefined
    this.lineEnds = 0
    while (run && run.nodes.length > 0 && isBlank(run.nodes[run.nodes.length - 1] as AnyNode)) run.nodes.pop()
  }

  private detach(element: Element, rule: string): void {
    const run = this.create([], rule)
    run.nodes.push(element)
    this.collect(element, run, false)
    if (run.texts.length > 0) this.runs.push(run)
  }

  private collect(element: Element, run: Run, linked: boolean): void {
    if (element.name === 'a' && element.attribs.href?.includes('#')) this.anchors.push(element)
    if (IMAGES.has(element.name)) {
      run.images.push(element)
      element.startIndex = ++this.order
    }
    for (const child of element.children) {
      if (isText(child)) {
        if (isBlankText(child.data)) this.gap = true
        else this.add(child, run, linked)
      } else if (isElement(child) && !isUnseen(child)) {
        const detached = run.detached === undefined ? detachedBy(child) : undefined
        if (child.name === 'br') {
          run.breaks += 1
          this.gap = true
        }
        if (detached !== undefined) this.detach(child, detached)
        else this.collect(child, run, linked || isLink(child))
      }
    }
  }

  private add(node: Text, run: Run, linked: boolean): void {
    node.startIndex = ++this.order
    if (this.gap && run.texts.length > 0) {
      run.parted ??= new Set()
      run.parted.add(node)
    }
    this.gap = false
    const { weight, marks } = measure(node.data)
    run.texts.push(node)
    run.weight += weight
    if (linked) run.linked += weight
    run.marks += marks
  }

  /** Whether the element parts runs: a block, or an inline element with a block or an empty line inside. */
  private isSplit(element: Element): boolean {
    if (isBlockElement(element)) return true
    const known = this.splits.get(element)
    if (known !== undefined) return known
    let breaks = 0
    let split = false
    for (const child of element.children) {
      if (isElement(child) && !isUnseen(child)) {
        if (child.name === 'br') breaks += 1
        else {
          breaks = 0
          split = this.isSplit(child)
        }
      } else if (isText(child) && !isBlankText(child.data)) breaks = 0
      if (split || breaks > 1) break
    }
    split ||= breaks > 1
    this.splits.set(element, split)
    return split
  }
}

function isBlank(node: AnyNode): boolean {
  return isText(node) ? isBlankText(node.data) : isElement(node) && node.name === 'br'
}

/** Whether anything in it can be seen: text or an image. */
function hasContent(element: Element): boolean {
  if (IMAGES.has(element.name)) return true
  for (const child of element.children) {
    if (isText(child) ? !isBlankText(child.data) : isElement(child) && !isUnseen(child) && hasContent(child))
      return true
  }
  return false
}
