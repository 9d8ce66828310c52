/** The list of pages: those of the PDF, so that "page 12" means the same in both. */
import type { Handout } from '../door.ts'
import { pageMarker } from '../semantic/page-break.ts'
import type { Chapter } from './chapters.ts'
import { serializeElement } from './xhtml.ts'

export interface PageTarget {
  number: number
  href: string
}

export interface Pages {
  list: PageTarget[]
  /** Markers of pages that begin outside the text. */
  titlePage: string
  colophon: string
}

/** The first page opens with the title; the one after the last of the text is the colophon's. */
export function pagesOf({ pages }: Handout, chapters: readonly Chapter[]): Pages {
  const list: PageTarget[] = [{ number: 1, href: 'titlepage.xhtml#page1' }]
  for (const { ids, filename } of chapters)
    for (const id of ids) {
      const number = Number(/^page(\d+)$/.exec(id)?.[1])
      if (number > (list.at(-1)?.number ?? 0)) list.push({ number, href: `${filename}#${id}` })
    }
  const next = (list.at(-1)?.number ?? 0) + 1
  const titlePage = serializeElement(pageMarker(1))
  if (next > pages) return { list, titlePage, colophon: '' }
  list.push({ number: next, href: `colophon.xhtml#page${next}` })
  return { list, titlePage, colophon: serializeElement(pageMarker(next)) }
}
