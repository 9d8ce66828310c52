/** White space: what came from the source's lines, what stands doubled, what stands at the edges. */
import { FULL_WIDTH, type Kind, kindBefore, kindOf, LINE } from './characters.ts'
import type { Edit, Run } from './run.ts'
import type { Style } from './style.ts'

const SPACES = /[ \t\n\r\f\v\u00a0]{2,}|[\t\n\r\f\v]|(?<=\u2028)[ \u00a0]|[ \u00a0](?=\u2028)/g

/** No space at the beginning and end; one between words; none where a source line broke between Chinese characters. */
export function collapseSpaces(run: Run, style: Style): Edit[] {
  const { text } = run
  if (!/[\t\n\r\f\v]|[ \u00a0]{2}|^[\s\u200b]|[\s\u200b]$| \u2028|\u2028 /.test(text)) return []
  const edges = edgesOf(text)
  const edits: Edit[] = []
  if (edges.start > 0) edits.push({ start: 0, end: edges.start, after: '', rule: 'spaces-at-edge' })
  for (const match of text.slice(0, edges.end).matchAll(SPACES)) {
    const end = match.index + match[0].length
    if (match.index < edges.start) continue
    const after = spaceFor(text, match.index, end, style)
    if (after !== match[0]) {
      edits.push({
        start: match.index,
        end,
        after,
        rule: /[\n\r]/.test(match[0]) ? 'source-line-break' : 'doubled-spaces',
      })
    }
  }
  if (edges.end < text.length) edits.push({ start: edges.end, end: text.length, after: '', rule: 'spaces-at-edge' })
  return edits
}

/** Where the text without the white space around it begins and ends. A forced line break is not white space. */
function edgesOf(text: string): { start: number; end: number } {
  let start = 0
  while (start < text.length && isSpace(text[start] as string)) start += 1
  let end = text.length
  while (end > start && isSpace(text[end - 1] as string)) end -= 1
  return { start, end }
}

function isSpace(character: string): boolean {
  return character !== LINE && (character === '\u200b' || EDGE.test(character))
}
const EDGE = /\s/

/** What one run of spaces comes to. A no-break space alone is meant; a space between Chinese words may be, too. */
function spaceFor(text: string, start: number, end: number, style: Style): string {
  const spaces = text.slice(start, end)
  if (text[start - 1] === LINE || text[end] === LINE) return ''
  if (style.cjk && /[\n\r]/.test(spaces) && isBetweenCjk(kindBefore(text, start), kindOf(text[end]))) return ''
  return /[ \t\n\r\f\v]/.test(spaces) ? ' ' : '\u00a0'
}

const JOINING: ReadonlySet<Kind> = new Set(['cjk', 'quote', 'opener', 'closer', 'dash'])

function isBetweenCjk(before: Kind, after: Kind): boolean {
  return (before === 'cjk' || after === 'cjk') && JOINING.has(before) && JOINING.has(after)
}

/** Full-width punctuation brings its own white space: none is set beside it. */
export function spacesBesideFullWidth({ text }: Run, style: Style): Edit[] {
  const edits: Edit[] = []
  if (!style.cjk) return edits
  for (let index = text.indexOf(' '); index >= 0; index = text.indexOf(' ', index + 1))
    if (isFullWidth(text[index - 1]) || isFullWidth(text[index + 1]))
      edits.push({ start: index, end: index + 1, after: '', rule: 'space-beside-full-width' })
  return edits
}

function isFullWidth(character: string | undefined): boolean {
  return character !== undefined && FULL_WIDTH.has(character)
}
