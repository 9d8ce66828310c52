/** A PDF as PDF.js reads it, by its structure tree: artifacts (running heads, rules) are not in it. */
import { asColloquyError } from '../../errors.ts'
import type { Artefact } from '../door.ts'
import { type Passage, PassageCollector } from './passages.ts'
import { openPdf, type PdfDocument } from './pdfjs.ts'

export interface Reading {
  pages: number
  /** The document information dictionary: Title, Author, Subject, Keywords, ModDate… and Language of the catalog. */
  info: Record<string, unknown>
  /** A property of the XMP packet by its prefixed name; several values as a list where the packet marks them so. */
  xmp(name: string): string | string[] | undefined
  /** The catalog's MarkInfo says that the document is tagged. */
  marked: boolean
  displaysTitle: boolean
  bookmarks: number
  /** Name → page (from 1) and height (points from the foot of the page), of the named destinations. */
  destinations: ReadonlyMap<string, Place>
  attachments: ReadonlyMap<string, Uint8Array>
  /** Leaf elements of the structure tree in reading order, without footnotes. */
  passages: Passage[]
  footnotes: string
  /** Alternative texts of the figures, in reading order. */
  alternatives: string[]
}

export interface Place {
  page: number
  top: number
}

const readings = new WeakMap<Uint8Array, Promise<Reading>>()

/** Read once, however many checks ask. */
export function read({ bytes, name }: Artefact): Promise<Reading> {
  const known = readings.get(bytes)
  if (known) return known
  const reading = open(bytes).catch((error: unknown) => {
    throw asColloquyError(error, 'verify', { file: name })
  })
  readings.set(bytes, reading)
  return reading
}

async function open(bytes: Uint8Array): Promise<Reading> {
  const document = await openPdf(bytes)
  try {
    const { info, metadata } = await document.getMetadata()
    const preferences = await document.getViewerPreferences()
    const text = await textOf(document)
    return {
      pages: document.numPages,
      info,
      xmp: (name) => metadata?.get(name.toLowerCase()) ?? undefined,
      marked: (await document.getMarkInfo())?.Marked === true,
      displaysTitle: preference(preferences, 'DisplayDocTitle') === true,
      bookmarks: ((await document.getOutline()) ?? []).length,
      destinations: await destinationsOf(document),
      attachments: await attachmentsOf(document),
      ...text,
    }
  } finally {
    await document.destroy()
  }
}

function preference(preferences: Map<string, unknown> | Record<string, unknown> | null, key: string): unknown {
  return preferences instanceof Map ? preferences.get(key) : preferences?.[key]
}

async function textOf(document: PdfDocument): Promise<Pick<Reading, 'passages' | 'footnotes' | 'alternatives'>> {
  const collector = new PassageCollector()
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const content = await page.getTextContent({ includeMarkedContent: true })
    collector.page(number, await page.getStructTree(), content.items)
    page.cleanup()
  }
  return collector
}

async function destinationsOf(document: PdfDocument): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  const pages = new Map<string, number>()
  for (const [name, destination] of Object.entries(await document.getDestinations())) {
    const [target, , , top] = destination
    const key = `${target.num} ${target.gen}`
    if (!pages.has(key)) pages.set(key, (await document.getPageIndex(target)) + 1)
    places.set(name, { page: pages.get(key) as number, top })
  }
  return places
}

async function attachmentsOf(document: PdfDocument): Promise<Map<string, Uint8Array>> {
  const attachments = (await document.getAttachments()) ?? {}
  return new Map(Object.entries(attachments).map(([name, { content }]) => [name, content]))
}
