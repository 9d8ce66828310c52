/**
 * Emphasis that closes. CommonMark (6.2) opens and closes `**` only where the characters on both sides allow it: not
 * between a mark and a letter, as in `**“好”**吗`, which is everyday Chinese. Where the marks would stay on the page,
 * the same emphasis is written as an HTML element; text and order stay as they are.
 */
import type { PandocInline } from '../pandoc/ast.ts'
import { html } from './text.ts'

const ELEMENTS = { Emph: 'em', Strong: 'strong', Strikeout: 'del' } as const
type Emphasis = { t: keyof typeof ELEMENTS; c: PandocInline[] }

const isEmphasis = (inline: PandocInline): inline is Emphasis => inline.t in ELEMENTS
const isSpace = (inline: PandocInline | undefined) =>
  inline?.t === 'Space' || inline?.t === 'SoftBreak' || inline?.t === 'LineBreak'

/** The inlines of one block, with every emphasis in a form that a parser reads back as such. */
export function settleEmphasis(inlines: PandocInline[], nested = false): PandocInline[] {
  const hoisted = inlines.flatMap((inline) => (isEmphasis(inline) ? hoistSpace(inline) : [inline]))
  return hoisted.flatMap((inline, index) => {
    if (inline.t === 'Link') return [{ ...inline, c: [inline.c[0], settleEmphasis(inline.c[1], true), inline.c[2]] }]
    if (!isEmphasis(inline)) return [inline]
    const children = settleEmphasis(inline.c, true)
    if (!nested && parses(children, edge(hoisted[index - 1], 'last'), edge(hoisted[index + 1], 'first')))
      return [{ ...inline, c: children }]
    const element = ELEMENTS[inline.t]
    return [html(`<${element}>`), ...children, html(`</${element}>`)]
  })
}

/** Space at the edges goes outside; an emphasis of nothing is nothing. */
function hoistSpace(emphasis: Emphasis): PandocInline[] {
  let from = 0
  let to = emphasis.c.length
  while (from < to && isSpace(emphasis.c[from])) from += 1
  while (to > from && isSpace(emphasis.c[to - 1])) to -= 1
  if (from === to) return emphasis.c
  return [...emphasis.c.slice(0, from), { ...emphasis, c: emphasis.c.slice(from, to) }, ...emphasis.c.slice(to)]
}

/**
 * Whether delimiters around `children` both open and close, whichever edition of CommonMark reads them: a symbol
 * (`+`, `€`) counts as punctuation since 0.31 and did not before, so it never helps.
 */
function parses(children: PandocInline[], before: string, after: string): boolean {
  const first = edge(children[0], 'first')
  const last = edge(children.at(-1), 'last')
  if ([first, last].some((character) => /^[\s*_~]?$/u.test(character))) return false
  if ([before, after].some((character) => /[*_~]/.test(character))) return false
  return (!isMark(first) || isOpen(before)) && (!isMark(last) || isOpen(after))
}

const isMark = (character: string) => /[\p{P}\p{S}]/u.test(character)
/** Line edge, white space or punctuation. */
const isOpen = (character: string) => character === '' || /[\s\p{P}!-/:-@[-`{-~]/u.test(character)

/** The character of the Markdown that stands at the edge of an inline; '' outside. */
function edge(inline: PandocInline | undefined, side: 'first' | 'last'): string {
  if (inline === undefined) return ''
  const characterOf = (text: string) => [...text].at(side === 'first' ? 0 : -1) ?? ''
  switch (inline.t) {
    case 'Str':
      return characterOf(inline.c)
    case 'RawInline':
      return characterOf(inline.c[1])
    case 'Code':
      return '`'
    case 'Note':
      return side === 'first' ? '[' : ']'
    case 'Link':
      return side === 'first' ? '[' : ')'
    case 'Image':
      return side === 'first' ? '!' : ')'
    case 'Space':
    case 'SoftBreak':
    case 'LineBreak':
      return ' '
    default:
      return '*'
  }
}
