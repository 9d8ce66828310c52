/** Content → files: a chapter a heading of the first rank, and no file much above 200 KB. */
import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import type { Outline } from '../semantic/outline.ts'
import { isPageMarker } from '../semantic/page-break.ts'
import { serializeElement } from './xhtml.ts'

export interface Chapter {
  filename: string
  /** Its heading's text; the book's title before the first heading. */
  title: string
  /** Whether it has no heading of its own and opens with the book's title. */
  untitled: boolean
  /** Anchors in it. */
  ids: ReadonlySet<string>
  xhtml: string
}

/** Bytes of markup in one file. Old reading systems choke on more than about 300 KB. */
export const MAX_CHAPTER_SIZE = 200_000

export function chaptersOf(
  tree: readonly Element[],
  outline: Outline,
  bookTitle: string,
  maxSize = MAX_CHAPTER_SIZE,
): Chapter[] {
  const titles = new Map(outline.entries.map(({ id, text }) => [id, text]))
  const files = splitAtHeadings(tree).flatMap((elements) => {
    const first = elements.find((each) => !isPageMarker(each))
    const heading = isChapterHeading(first) ? titles.get(String(first.properties.id)) : undefined
    return splitBySize(elements, maxSize).map((part, index) => ({
      elements: part,
      title: heading ?? bookTitle,
      untitled: heading === undefined && index === 0,
      ids: idsOf(part),
    }))
  })
  const homes = new Map<string, string>()
  for (const [index, { ids }] of files.entries()) for (const id of ids) homes.set(id, filenameOf(index))
  return files.map(({ elements, ...rest }, index) => {
    const filename = filenameOf(index)
    for (const element of elements) redirectLinks(element, filename, homes)
    return { ...rest, filename, xhtml: elements.map(serializeElement).join('\n') }
  })
}

function filenameOf(index: number): string {
  return `text-${index + 1}.xhtml`
}

function isChapterHeading(element: Element | undefined): element is Element {
  return element?.tagName === 'h1'
}

/** At least one chapter, be it empty. */
function splitAtHeadings(tree: readonly Element[]): Element[][] {
  const chapters: Element[][] = []
  for (const elements of withTheirMarkers(tree)) {
    const current = chapters.at(-1)
    if (current === undefined || isChapterHeading(elements.at(-1))) chapters.push([...elements])
    else current.push(...elements)
  }
  return chapters.length > 0 ? chapters : [[]]
}

/** A page that begins with an element stays with it. */
function withTheirMarkers(elements: readonly Element[]): Element[][] {
  const groups: Element[][] = []
  for (const [index, element] of elements.entries()) {
    if (isPageMarker(elements[index - 1])) groups.at(-1)?.push(element)
    else groups.push([element])
  }
  return groups
}

/** Even parts, cut between turns (or other blocks that stand by themselves). */
function splitBySize(elements: Element[], maxSize: number): Element[][] {
  const groups = withTheirMarkers(elements)
  const sizes = groups.map((group) => group.reduce((sum, element) => sum + sizeOf(element), 0))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total <= maxSize) return [elements]
  const target = total / Math.ceil(total / maxSize)
  const parts: Element[][] = [[]]
  let size = 0
  for (const [index, group] of groups.entries()) {
    const next = sizes[index] ?? 0
    const part = parts.at(-1) as Element[]
    // Half of the next block beyond the target: then the cut before it is the nearer one.
    if (part.length > 0 && size + next / 2 > target * parts.length) parts.push([...group])
    else part.push(...group)
    size += next
  }
  return parts
}

/** Bytes of markup, to a tenth: exact sizes would need everything to be serialised twice. */
function sizeOf(element: Element): number {
  let size = 0
  visit(element, (node) => {
    if (node.type === 'text') size += Buffer.byteLength(node.value)
    else if (node.type === 'element') size += 2 * node.tagName.length + 5 + 20 * Object.keys(node.properties).length
  })
  return size
}

function idsOf(elements: readonly Element[]): Set<string> {
  const ids = new Set<string>()
  for (const element of elements)
    visit(element, 'element', ({ properties }) => {
      if (typeof properties.id === 'string') ids.add(properties.id)
    })
  return ids
}

/** `#t12` → `text-3.xhtml#t12` where turn 12 stands in another file. */
function redirectLinks(element: Element, filename: string, homes: ReadonlyMap<string, string>): void {
  visit(element, 'element', ({ properties }) => {
    const { href } = properties
    if (typeof href !== 'string' || !href.startsWith('#')) return
    const home = homes.get(href.slice(1))
    if (home !== undefined && home !== filename) properties.href = `${home}${href}`
  })
}
