/**
 * Text → pandoc's inlines. Pandoc escapes it for Markdown; what its writer (3.10) is known to leave as it is and a
 * GFM parser would read as markup is set here as a backslash and that one mark, never more than a mark.
 */
import type { PandocInline } from '../pandoc/ast.ts'

export const space: PandocInline = { t: 'Space' }
export const html = (markup: string): PandocInline => ({ t: 'RawInline', c: ['html', markup] })
const escaped = (mark: string): PandocInline => ({ t: 'RawInline', c: ['markdown', `\\${mark}`] })

/** A half of a surrogate pair has no UTF-8. */
export const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\uFFFD')

/** Any text as words and spaces; line ends count as spaces. */
export function textInlines(value: string): PandocInline[] {
  const out: PandocInline[] = []
  for (const [index, word] of wellFormed(value)
    .split(/[ \t\r\n\f\v\0]+/)
    .entries()) {
    if (index > 0) out.push(space)
    if (word !== '') out.push(...wordInlines(word))
  }
  return out
}

/** `~`, which strikes out even when it stands single, and a `#` that could close a heading. */
function wordInlines(word: string): PandocInline[] {
  return word
    .split(/(~|^#+$)/)
    .filter((part) => part !== '')
    .flatMap((part) => (part === '~' || /^#+$/.test(part) ? [...part].map(escaped) : [{ t: 'Str' as const, c: part }]))
}

/**
 * Sets a backslash before a mark that would open a block at the start of a line: pandoc does so at the start of a
 * paragraph only, and not for `---`, `===` and after a hard break.
 */
export function guardLineStarts(inlines: PandocInline[]): PandocInline[] {
  const out: PandocInline[] = []
  let start = true
  for (const inline of inlines) {
    if (start && inline.t === 'Str') out.push(...guarded(inline.c))
    else out.push(inline)
    start = inline.t === 'LineBreak' || (start && inline.t === 'Space')
  }
  return out
}

function guarded(word: string): PandocInline[] {
  const number = /^(\d{1,9})([.)])(.*)$/su.exec(word)
  const [before, mark, after] = number
    ? [number[1], number[2], number[3]]
    : /^[-+=*_#>|:]/.test(word)
      ? ['', word.slice(0, 1), word.slice(1)]
      : [word, '', '']
  const parts: PandocInline[] = []
  if (before) parts.push({ t: 'Str', c: before })
  if (mark) parts.push(escaped(mark))
  if (after) parts.push({ t: 'Str', c: after })
  return parts
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
    const free = !nested && isEdge(inlines[index - 1]) && isEdge(inlines[index + 1]) && /^[!-~]+$/.test(inline.c)
    return free ? [inline] : withoutScheme(inline.c)
  })
}

const ADDRESS = /(?:https?|ftp):\/\/|www\./i
const isEdge = (inline: PandocInline | undefined) => inline === undefined || inline.t === 'Space'

function withoutScheme(word: string): PandocInline[] {
  return word
    .split(/((?<=https?|ftp):(?=\/\/)|(?<=www)\.)/i)
    .filter((part) => part !== '')
    .map((part, index) => (index > 0 && /^[:.]$/.test(part) ? escaped(part) : { t: 'Str', c: part }))
}
