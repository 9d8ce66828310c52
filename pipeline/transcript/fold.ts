/**
 * The declared normalisation: what may differ between a page, its transcript and an artefact without text being lost.
 *
 * White space, control and format characters; character width (NFKC); the form of quotation marks, dashes and
 * ellipses; the ideographic full stop against the full stop. Everything else must be there, in order.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Z}\p{Cc}\p{Cf}]+/gu, '')
    .replace(/["'`´‘’‚‛“”„‟«»‹›「」『』]/g, '"')
    .replace(/[-‐‑‒–—―−─⸺⸻]+/g, '-')
    .replace(/[.。・·]+/g, '.')
}

/** Excerpt of at most `length` characters for a message, on one line. */
export function excerpt(text: string, length = 40): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= length ? line : `${characters.slice(0, length).join('')}…`
}
