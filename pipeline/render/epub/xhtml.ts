import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'

/** Well-formed XHTML of one element. */
export function serializeElement(element: Element): string {
  const html = toHtml(element, {
    closeSelfClosing: true,
    characterReferences: { useNamedReferences: false },
  })
  // An HTML serialiser leaves this bare; in XML it may stand nowhere but at the end of a CDATA section (XML 1.0, 2.4).
  return html.replaceAll(']]>', ']]&gt;')
}
