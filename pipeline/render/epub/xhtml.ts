/**
 * Well-formed XHTML of a tree.
 *
 * Not hast-util-to-html, which leaves `<` in attribute values, nor xast-util-to-xml, which leaves `]]>` in text: both
 * are right for their formats' usual input, and both make a document that no XML parser reads.
 */
import type { Element, ElementContent, Properties } from 'hast'

/** Elements without an end tag in HTML; everything else keeps one, for those who read XHTML as HTML. */
const VOID = new Set(['br', 'hr', 'img', 'col', 'wbr'])

/** One element with all below it. The tree must be shallow and its text legible. */
export function serializeElement({ tagName, properties, children }: Element): string {
  const attributes = attributesOf(properties)
  if (VOID.has(tagName)) return `<${tagName}${attributes}/>`
  return `<${tagName}${attributes}>${children.map(serializeContent).join('')}</${tagName}>`
}

function serializeContent(node: ElementContent): string {
  if (node.type === 'element') return serializeElement(node)
  // Comments are never made: their text could end them.
  return node.type === 'text' ? escapeText(node.value) : ''
}

function attributesOf(properties: Properties): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(
      ([name, value]) =>
        ` ${attributeName(name)}="${escapeAttribute(Array.isArray(value) ? value.join(' ') : String(value))}"`,
    )
    .join('')
}

/** hast's property names: `className`, `ariaLabel`; `epub:type` is itself. */
function attributeName(property: string): string {
  if (property === 'className') return 'class'
  return property.startsWith('aria') ? `aria-${property.slice(4).toLowerCase()}` : property.toLowerCase()
}

/** `>` too: `]]>` may stand nowhere in text (XML 1.0, 2.4). */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** White space too: a parser would turn it into spaces (XML 1.0, 3.3.3). */
function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
}
