/** The tree that parse5 builds: htmlparser2's, with lighter attributes. */
import { Element } from 'domhandler'
import type { Token } from 'parse5'
import { adapter as original } from 'parse5-htmlparser2-tree-adapter'

/**
 * The adapter makes three objects without a prototype for each element. The engine keeps such as hash tables: on a page
 * of text they were a third of what parsing leaves in memory. Objects of this kind inherit nothing either, and are small.
 */
const Attributes = function Attributes() {} as unknown as new () => Record<string, string>
Attributes.prototype = Object.create(null)

const NONE: Record<string, string> = Object.freeze(new Attributes())

/** Names of attributes with a prefix (`xlink:href`) are the only ones that have a namespace. */
const hasNamespace = ({ namespace, prefix }: Token.Attribute) => namespace !== undefined || prefix !== undefined

export const adapter: typeof original = {
  ...original,
  createElement(tagName, namespaceURI, attrs) {
    const node = new Element(tagName, attribsOf(attrs), [])
    node.namespace = namespaceURI
    node['x-attribsNamespace'] = NONE
    node['x-attribsPrefix'] = NONE
    if (attrs.some(hasNamespace)) addNamespaces(node, attrs)
    return node
  },
  adoptAttributes(recipient, attrs) {
    const adopted = attrs.filter(({ name }) => recipient.attribs[name] === undefined)
    if (adopted.length > 0) recipient.attribs = attribsOf(adopted, recipient.attribs)
  },
}

function attribsOf(attrs: readonly Token.Attribute[], own: Record<string, string> = NONE): Record<string, string> {
  if (attrs.length === 0) return own
  const attribs = Object.assign(new Attributes(), own)
  for (const { name, value } of attrs) attribs[name] = value
  return attribs
}

function addNamespaces(node: Element, attrs: readonly Token.Attribute[]): void {
  const namespaces = new Attributes()
  const prefixes = new Attributes()
  for (const { name, namespace, prefix } of attrs) {
    if (namespace !== undefined) namespaces[name] = namespace
    if (prefix !== undefined) prefixes[name] = prefix
  }
  node['x-attribsNamespace'] = namespaces
  node['x-attribsPrefix'] = prefixes
}
