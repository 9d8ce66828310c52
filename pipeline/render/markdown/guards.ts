/** Marks that are text where they stand, and that pandoc's writer (3.10) leaves bare there. */
import type { PandocInline } from '../pandoc/ast.ts'
import { escaped } from './text.ts'

/**
 * Sets a backslash before a mark that would open a block at the start of a line: pandoc does so at the start of a
 * paragraph only, and not for `---`, `===` and after a hard break.
 */
export function guardLineStarts(inlines: PandocInline[], state = { start: true, reference: false }): PandocInline[] {
  return inlines.flatMap((inline): PandocInline[] => {
    const { start, reference } = state
    if (inline.t === 'Emph' || inline.t === 'Strong' || inline.t === 'Strikeout') {
      state.start = false
      return [{ ...inline, c: guardLineStarts(inline.c, state) }]
    }
    if (inline.t === 'Link') {
      state.start = false
      return [{ ...inline, c: [inline.c[0], guardLineStarts(inline.c[1], state), inline.c[2]] }]
    }
    state.start = inline.t === 'LineBreak' || (start && inline.t === 'Space')
    state.reference = inline.t === 'RawInline' && inline.c[1].startsWith('[^')
    if (inline.t !== 'Str') return [inline]
    // `[^1]:` would define the footnote.
    if (reference && inline.c.startsWith(':')) return withMark('', inline.c)
    // Pandoc strips an ideographic space at the start of a line, and what follows then stands there.
    return start ? guarded(inline.c.replace(/^\s+/, '')) : [inline]
  })
}

/** Markers of lists, underlines of headings and tables, rules: each is a word of its own. */
function guarded(word: string): PandocInline[] {
  const [, digits, mark] = /^(\d{1,9})([.)])$/.exec(word) ?? []
  if (digits !== undefined && mark !== undefined) return withMark(digits, mark)
  return /^[-+=:#]+$/.test(word) ? withMark('', word) : [{ t: 'Str', c: word }]
}

/** The first character of `word` is a mark. */
function withMark(before: string, word: string): PandocInline[] {
  const parts: PandocInline[] = [{ t: 'Str', c: before }, escaped(word.slice(0, 1)), { t: 'Str', c: word.slice(1) }]
  return parts.filter((part) => part.t !== 'Str' || part.c !== '')
}

/**
 * GFM makes links of bare addresses and reads on to the next space, over the marks of an emphasis and over Chinese.
 * One that does not stand free between spaces gets a backslash in its scheme, which keeps it text.
 */
export function guardAddresses(inlines: PandocInline[], nested = false): PandocInline[] {
  return inlines.flatMap((inline, index): PandocInline[] => {
    if (inline.t === 'Emph' || inline.t === 'Strong' || inline.t === 'Strikeout')
      return [{ ...inline, c: guardAddresses(inline.c, true) }]
    if (inline.t === 'Link') {
      const [attributes, text, target] = inline.c
      // Pandoc writes `<address>` for a link whose text is its address.
      const bare = text.length === 1 && text[0]?.t === 'Str' && text[0].c === target[0]
      return [bare ? inline : { ...inline, c: [attributes, guardAddresses(text, true), target] }]
    }
    if (inline.t !== 'Str' || !ADDRESS.test(inline.c)) return [inline]
    const free = !nested && isEdge(inlines[index - 1]) && isEdge(inlines[index + 1]) && FREE.test(inline.c)
    return free ? [inline] : withoutScheme(inline.c)
  })
}

const ADDRESS = /(?:https?|ftp):\/\/|www\./i
/** Of characters that pandoc leaves alone, so that the address is what the reader follows. */
const FREE = /^[a-z]+:\/\/[A-Za-z0-9./?=&%#:-]+$|^www\.[A-Za-z0-9./-]+$/i
const isEdge = (inline: PandocInline | undefined) => inline === undefined || inline.t === 'Space'

function withoutScheme(word: string): PandocInline[] {
  return word
    .split(/((?<=https?|ftp):(?=\/\/)|(?<=www)\.)/i)
    .filter((part) => part !== '')
    .map((part, index) => (index > 0 && /^[:.]$/.test(part) ? escaped(part) : { t: 'Str', c: part }))
}
