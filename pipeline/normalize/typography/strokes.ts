/** Ellipses and dashes that were typed with the keys of a typewriter. */
import { type Kind, kindBefore, kindOf, LINE } from './characters.ts'
import type { Edit, Run } from './run.ts'
import type { Style } from './style.ts'

/** More than six points are leaders, as in a table of contents. */
const POINTS = /\.{3,}|。{3,}/g

/** Three points → …; in Chinese and Japanese beside a character of theirs ……, from three to six of either kind. */
export function ellipses({ text }: Run, style: Style): Edit[] {
  if (!/\.{3}|。{3}/.test(text)) return []
  const edits: Edit[] = []
  const isBesideCjk = cjkAround(text)
  for (const { 0: points, index } of text.matchAll(POINTS)) {
    const end = index + points.length
    const after = style.cjk && isBesideCjk(index, end) ? '……' : points === '...' ? '…' : points
    const isPath = /[/\\]/.test(`${text[index - 1] ?? ''}${text[end] ?? ''}`)
    if (points.length <= 6 && after !== points && !isPath) edits.push({ start: index, end, after, rule: 'ellipsis' })
  }
  return edits
}

const HYPHENS = /(?<![-<!])-{2,3}(?![->])/g

const OPTION_AFTER: ReadonlySet<Kind> = new Set(['space', 'edge', 'opener', 'quote'])

/** `--` and `---` → a dash, between words or with spaces on both sides; not an option of a command (` --force`). */
export function dashes({ text }: Run, style: Style): Edit[] {
  if (!text.includes('--')) return []
  const edits: Edit[] = []
  const isBesideCjk = cjkAround(text)
  for (const { 0: hyphens, index } of text.matchAll(HYPHENS)) {
    const end = index + hyphens.length
    const before = kindBefore(text, index)
    const after = kindOf(text[end])
    const isOption = OPTION_AFTER.has(before) && after !== 'space'
    const isNumber = before === 'digit' && after === 'digit'
    const isAlone = (before === 'edge' || before === 'space') && after === 'edge'
    const beside = style.cjk && isBesideCjk(index, end)
    // `a--b` among Chinese is a name of code rather than a dash.
    const isName = style.cjk && !beside && before === 'other' && after === 'other'
    if (isNumber || isAlone || isName || (isOption && after !== 'cjk')) continue
    edits.push({ start: index, end, after: beside ? '——' : style.cjk ? '—' : style.dash, rule: 'dash' })
  }
  return edits
}

/**
 * Whether the nearest letter on either side of a stretch is Chinese or Japanese, or there is no letter on the line;
 * marks, brackets and quotation marks are passed over. To be asked in ascending order: the whole text is read once.
 */
function cjkAround(text: string): (start: number, end: number) => boolean {
  let read = 0
  let before: Kind = 'edge'
  let next = 0
  const isLetter = (kind: Kind) => kind === 'cjk' || kind === 'digit' || kind === 'other' || kind === 'object'
  return (start, end) => {
    for (; read < start; read += 1) {
      const kind = kindOf(text[read])
      if (text[read] === LINE || isLetter(kind)) before = kind
    }
    next = Math.max(next, end)
    while (next < text.length && text[next] !== LINE && !isLetter(kindOf(text[next]))) next += 1
    const after = kindOf(text[next])
    return before === 'cjk' || after === 'cjk' || (before === 'edge' && after === 'edge')
  }
}
