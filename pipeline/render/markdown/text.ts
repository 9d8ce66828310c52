/**
 * Text → pandoc's inlines. Pandoc escapes it for Markdown; what its writer (3.10) is known to leave as it is and a
 * GFM parser would read as markup is set here as a backslash and that one mark, never more than a mark.
 */
import type { PandocInline } from '../pandoc/ast.ts'

export const space: PandocInline = { t: 'Space' }
export const html = (markup: string): PandocInline => ({ t: 'RawInline', c: ['html', markup] })
export const escaped = (mark: string): PandocInline => ({ t: 'RawInline', c: ['markdown', `\\${mark}`] })

/** A half of a surrogate pair has no UTF-8. */
export const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\uFFFD')

/** Any text as words and spaces; line ends count as spaces. */
export function textInlines(value: string): PandocInline[] {
  const out: PandocInline[] = []
  for (const [index, word] of wellFormed(value)
    .split(/[ \t\r\n\f\v\0]+/)
    .entries()) {
    if (index > 0) out.push(space)
    // Of a word that nobody sees pandoc takes the space away.
    if (!/^[\s\p{Cf}\p{Cc}]*$/u.test(word)) out.push(...wordInlines(word))
  }
  return out
}

/** `~`, which strikes out even single; `\\`, whose next mark pandoc drops; `!` before `[`, which pandoc then
 * leaves bare; a `#` that could close a heading. */
function wordInlines(word: string): PandocInline[] {
  return word
    .split(/([~\\]|^#+$|(?<=!)(?=\[))/)
    .filter((part) => part !== undefined && part !== '')
    .flatMap((part) => (/^([~\\]|#+)$/.test(part) ? [...part].map(escaped) : [{ t: 'Str' as const, c: part }]))
}

/** What cannot stand in a link's target, or ends it, as its percent-encoding. */
export function targetOf(url: string): string {
  return wellFormed(url).replace(/[\s\p{Cc}<>"\\^`{|}]/gu, (character) => encodeURIComponent(character))
}
