/** The YAML between the fences of a Markdown file → its fields. The file may come from anywhere. */

/** The parser, loaded by whoever reads a front matter. */
export type Yaml = Pick<typeof import('yaml'), 'parseDocument'>

/** In characters. Ours has every speaker and subject of a talk in it; what is longer is no front matter. */
const LONGEST = 200_000
/** Enough for a name that is stated once and referred to, too little for a bomb. */
const MOST_ALIASES = 100

/**
 * Fields by key, or a sentence that says what is wrong with them.
 *
 * Keys are words: a mapping as a key is written out as text by the parser, and mappings inside each other as keys take
 * it longer than anyone waits. Of a key that stands twice the last value counts.
 */
export function readFrontMatter(text: string, { parseDocument }: Yaml): Record<string, unknown> | string {
  if (text.length > LONGEST) return `${text.length} characters`
  try {
    const document = parseDocument(text, { stringKeys: true, uniqueKeys: false })
    const [error] = document.errors
    if (error) return error.message.split('\n')[0] ?? 'a fault'
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES })
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : 'something else'
  } catch (error) {
    // Of lists thousands of levels deep, or too many aliases.
    return (error as Error).message
  }
}
