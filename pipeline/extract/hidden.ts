/** What a reader does not see, or sees as a control and not as text. */
import type { AnyNode, Element } from 'domhandler'
import { classesOf, isElement, rawText } from './dom.ts'

interface DetachRule {
  rule: string
  matches(element: Element): boolean
}

const HIDDEN_CLASSES = new Set(
  'hidden hide sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only sr-text d-none is-hidden u-hidden invisible element-invisible'.split(
    ' ',
  ),
)

/** Every one of them has one of these in it: most elements are let pass without splitting their classes. */
const SUSPECT = /hid|sr-|none|screen|visib/

const DETACH_RULES: readonly DetachRule[] = [
  {
    rule: 'hidden-attribute',
    matches: ({ attribs }) => attribs.hidden !== undefined && attribs.hidden !== 'until-found',
  },
  {
    rule: 'hidden-style',
    matches: ({ attribs: { style } }) =>
      style !== undefined && /(^|[;\s])(display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i.test(style),
  },
  {
    rule: 'hidden-class',
    matches: (element) =>
      SUSPECT.test(element.attribs.class ?? '') && classesOf(element).some((name) => HIDDEN_CLASSES.has(name)),
  },
  { rule: 'closed-dialog', matches: ({ name, attribs }) => name === 'dialog' && attribs.open === undefined },
  {
    rule: 'button',
    matches: (element) => (element.name === 'button' || element.attribs.role === 'button') && !isHeader(element),
  },
]

/** `<button>How did you begin?</button>`, `<h3><button>…</button></h3>`: the header of a part that opens and closes. */
function isHeader(element: Element): boolean {
  return asks(element) || (isElement(element.parent) && /^h[2-6]$/.test(element.parent.name))
}

const asks = (element: Element) => /[?？؟][\s"”»]{0,20}$/u.test(rawText(element).slice(-40))

/** What stands folded up below a question is its answer: a reader opens it. */
function isFoldedAnswer({ prev, parent }: Element): boolean {
  let before = prev
  while (before && !isElement(before)) before = before.prev
  if (!before) return false
  const { name, attribs } = before
  const opens = attribs.role === 'button' || attribs.role === 'tab' || attribs['aria-controls'] !== undefined
  const heads = opens || /^(?:h[2-6]|button|dt)$/.test(name) || before.children.some(isButton)
  return heads && isElement(parent) && asks(before)
}

const isButton = (node: AnyNode) => isElement(node) && (node.name === 'button' || node.attribs.role === 'button')

/** The rule that takes an element out of the text, or nothing. */
export function detachedBy(element: Element): string | undefined {
  const { attribs } = element
  if (
    attribs.class === undefined &&
    attribs.style === undefined &&
    attribs.hidden === undefined &&
    attribs.role === undefined &&
    element.name !== 'button' &&
    element.name !== 'dialog'
  )
    return undefined
  const rule = DETACH_RULES.find(({ matches }) => matches(element))?.rule
  return rule?.startsWith('hidden') && isFoldedAnswer(element) ? undefined : rule
}
