/** What the elements of a page are, before anyone asks what they mean. */
import type { AnyNode, Element, ParentNode, Text } from 'domhandler'
import { classOf, SPACE } from '../transcript/letters.ts'

const names = (list: string) => new Set(list.split(' '))

/** Their text is never on the page. */
const UNSEEN = names(
  'script style noscript template svg textarea select datalist iframe noframes noembed object canvas audio video head title meta link map area param source track',
)
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul amp-sidebar amp-accordion amp-carousel',
)
/** Inline elements that mean something to a reader; every other one may be unwrapped. */
export const MEANINGFUL = names('a abbr b cite code del em i ins kbd mark q s samp small strike strong sub sup u var')
export const IMAGES = names('img amp-img')

export function isElement(node: AnyNode | ParentNode | null | undefined): node is Element {
  return node?.type === 'tag' || node?.type === 'script' || node?.type === 'style'
}

export function isText(node: AnyNode): node is Text {
  return node.type === 'text'
}

/** An anchor without an address is a place in the page, or a header that a script opens; old pages leave it open, and all text stands inside. */
export function isLink({ name, attribs }: Element): boolean {
  return name === 'a' && attribs.href !== undefined && attribs.href !== ''
}

export function isUnseen(element: Element): boolean {
  return UNSEEN.has(element.name)
}

export function isBlockElement(element: Element): boolean {
  if (BLOCKS.has(element.name)) return true
  const { style } = element.attribs
  return style !== undefined && /display\s{0,4}:\s{0,4}(block|flex|grid|table)\b/i.test(style)
}

/** No text, or white space alone: a zero-width space, too, which editors put where nothing has been written yet. */
export function isBlankText(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code !== 32 && classOf(code) !== SPACE && !isUnprinted(code)) return false
  }
  return true
}

/** Zero-width space and joiners, marks of direction, word joiner, soft hyphen. */
function isUnprinted(code: number): boolean {
  return (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xad
}

/** Letters and marks without white space; an ideograph, kana or hangul counts as two letters. */
export function weigh(text: string): number {
  let weight = 0
  for (let index = 0; index < text.length; index += 1) weight += (WORTH[text.charCodeAt(index)] as number) & WEIGHT
  return weight
}

/** `weigh`, and how many marks there are that end or part sentences, in any script. */
export function measure(text: string): { weight: number; marks: number } {
  let weight = 0
  let marks = 0
  const isCopied = text.length >= FEWEST && text.length <= scratch.length
  if (isCopied) scratchBytes.write(text, 0, 'utf16le')
  for (let index = 0; index < text.length; index += 1) {
    const worth = WORTH[isCopied ? (scratch[index] as number) : text.charCodeAt(index)] as number
    weight += worth & WEIGHT
    if (worth >= MARK) marks += 1
  }
  return { weight, marks }
}

/** Reading code units from a slice of the page's source costs three times as much as from a copy of them. */
const FEWEST = 48
const scratch = new Uint16Array(1 << 14)
const scratchBytes = Buffer.from(scratch.buffer)

const WEIGHT = 3
const MARK = 4
/** Code unit → its weight, and whether it is a mark of a sentence. */
const WORTH = new Uint8Array(0x10000).fill(1)
WORTH.fill(0, 0, 33)
WORTH.fill(2, 0x2e80, 0xd7b0)
WORTH.fill(0, 0x200b, 0x2010)
for (const space of [0xa0, 0x3000, 0xfeff]) WORTH[space] = 0
for (const mark of ',.;!?…，。；！？、،؛؟۔।') WORTH[mark.charCodeAt(0)] = (WORTH[mark.charCodeAt(0)] as number) | MARK

/** Text of a subtree as it stands in the source, what is never seen left out. */
export function rawText(node: AnyNode): string {
  if (isText(node)) return node.data
  if (!isElement(node) || isUnseen(node)) return ''
  let text = ''
  for (const child of node.children) text += rawText(child)
  return text
}

export function squeeze(text: string): string {
  return (SQUEEZABLE.test(text) ? text.replace(/\s+/g, ' ') : text).trim()
}
/** White space other than one space at a time. */
const SQUEEZABLE = /[^\S ]| {2}/

/** Words of an element's classes and id, lower case: `relatedPosts-box` → related posts box. */
export function wordsOf(element: Element): readonly string[] {
  const { class: classes = '', id = '' } = element.attribs
  if (classes === '' && id === '') return NO_WORDS
  const source = `${classes} ${id}`.slice(0, 400)
  const known = WORDS.get(source)
  if (known) return known
  const words = source
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  if (WORDS.size >= 2000) WORDS.clear()
  WORDS.set(source, words)
  return words
}
const NO_WORDS: readonly string[] = []
/** A page has few different classes and many elements with each. */
const WORDS = new Map<string, readonly string[]>()

export function classesOf(element: Element): string[] {
  return (element.attribs.class ?? '').split(/\s+/).filter((name) => name !== '')
}
