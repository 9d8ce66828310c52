/** The text of content documents as a reader gets it, without what the publisher added around it. */
import type { EpubReading } from './reading.ts'

/** As htmlparser2 makes them; only what is asked for here. */
export interface XmlNode {
  type: string
  name?: string
  data?: string
  attribs?: Record<string, string>
  children?: XmlNode[]
  parent?: XmlNode | null
}

/** Labels, times, marks of notes, ways back, placeholders: in print, and not in the transcript's text. */
const APPARATUS = new Set(['speaker', 'time', 'mark', 'backlink', 'noteref', 'missing', 'half-title'])

const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 section aside figure figcaption ul ol li table tr td th blockquote pre hr div dl dt dd'.split(
    ' ',
  ),
)

export function textOfNodes(nodes: readonly XmlNode[]): string {
  const parts: string[] = []
  const stack = [...nodes].reverse()
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'text') parts.push(node.data ?? '')
    const { name, attribs = {}, children = [] } = node
    if (name !== undefined) {
      if (classesOf(node).some((each) => APPARATUS.has(each))) continue
      if (name === 'br' || BLOCKS.has(name)) parts.push('\n')
      // A figure's alternative text stands for the picture; an inline image's is part of the sentence.
      if (name === 'img' && node.parent?.name !== 'figure') parts.push(attribs.alt ?? '')
    }
    for (let index = children.length - 1; index >= 0; index -= 1) stack.push(children[index] as XmlNode)
  }
  return parts.join('')
}

function classesOf(node: XmlNode): string[] {
  return (node.attribs?.class ?? '').split(/\s+/)
}

export interface PrintedTurn {
  path: string
  label: string
  text: string
}

/** Documents between the front and the back matter. */
export function bodyDocuments(reading: EpubReading): EpubReading['spine'] {
  return reading.spine.filter(({ $ }) => ($('body').attr('epub:type') ?? '').split(/\s+/).includes('bodymatter'))
}

export function textOfBook(reading: EpubReading): string {
  return bodyDocuments(reading)
    .map(({ $ }) => textOfNodes($('body').toArray() as XmlNode[]))
    .join('\n')
}

/** Anchor → the turn as printed. */
export function printedTurns(reading: EpubReading): Map<string, PrintedTurn> {
  const turns = new Map<string, PrintedTurn>()
  for (const { path, $ } of bodyDocuments(reading))
    for (const section of $('section.turn').toArray()) {
      const label = $(section).find('.speaker').first().text()
      turns.set(section.attribs.id ?? '', { path, label, text: textOfNodes([section] as XmlNode[]) })
    }
  return turns
}
