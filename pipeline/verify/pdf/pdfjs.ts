/** The part of PDF.js that the reader uses; the declarations that unpdf ships cannot be resolved from a module. */
import { openPdf as openAnyPdf } from '../../pdfjs.ts'

export interface PdfDocument {
  numPages: number
  getMetadata(): Promise<{ info: Record<string, unknown>; metadata: PdfMetadata | null }>
  getMarkInfo(): Promise<{ Marked: boolean } | null>
  getViewerPreferences(): Promise<Map<string, unknown> | Record<string, unknown> | null>
  getOutline(): Promise<unknown[] | null>
  /** Name → `[page, /XYZ, left, top, zoom]`. */
  getDestinations(): Promise<Record<string, [PageReference, unknown, number | null, number, unknown]>>
  getPageIndex(page: PageReference): Promise<number>
  getAttachments(): Promise<Record<string, { content: Uint8Array }> | null>
  /** From 1. */
  getPage(number: number): Promise<PdfPage>
  destroy(): Promise<void>
}

export interface PdfMetadata {
  /** By prefixed name in lower case. */
  get(name: string): string | string[] | null
}

export interface PageReference {
  num: number
  gen: number
}

export interface PdfPage {
  /** Left, bottom, right, top. */
  view: number[]
  getTextContent(options: { includeMarkedContent: boolean }): Promise<{ items: TextItem[] }>
  getStructTree(): Promise<StructureNode | null>
  cleanup(): void
}

/** A run of text, or the beginning or end of marked content. */
export interface TextItem {
  str?: string
  /** Matrix from the run to the page: the last two are where it stands. */
  transform?: number[]
  hasEOL?: boolean
  type?: string
  id?: string | null
}

export interface StructureNode {
  role?: string
  alt?: string
  /** `content`: `id` is that of marked content; `object`: of an annotation. */
  type?: string
  id?: string
  children?: StructureNode[]
}

export { loadPdfJs } from '../../pdfjs.ts'

export const openPdf = async (bytes: Uint8Array): Promise<PdfDocument> =>
  (await openAnyPdf(bytes)) as unknown as PdfDocument
