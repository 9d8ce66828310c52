import type { Element, ElementContent, Properties } from 'hast'

/** One element; undefined properties are left out. */
export function element(tagName: string, properties: Properties, children: (ElementContent | string)[] = []): Element {
  return {
    type: 'element',
    tagName,
    properties: Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)),
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  }
}
