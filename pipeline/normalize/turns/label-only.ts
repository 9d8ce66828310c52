/** What stands in the form of a question and is a label: it says who answers. */
import { labelKey, parseColonLabel } from './label.ts'
import { Memo } from './memo.ts'
import type { PageView } from './page.ts'
import { personLikeness } from './person-likeness.ts'
import type { QuestionSpan } from './rules/forms.ts'
import type { Unit } from './unit.ts'

/** `**Ann Lee:** …` in the form of questions: the bold says who answers. */
export function isLabelOnly(page: PageView, unit: Unit, { start, end }: QuestionSpan): boolean {
  if (end - start > LONGEST_LABEL) return false
  const text = unit.text.slice(start, end).trim()
  if (!text.endsWith(':') && !text.endsWith('：')) return false
  if (unit.text.length > end && restIsLink(unit, end)) return true
  return labels.get(text) ?? labels.keep(text, isPersonLabel(page, unit, text))
}

/** `**More on bread:** <a>…</a>`: what stands behind the colon is the title of another page. */
function restIsLink({ runs, text }: Unit, end: number): boolean {
  return runs.every(
    (run) => run.link || run.end <= end || !/[\p{L}\p{N}]/u.test(text.slice(Math.max(run.start, end), run.end)),
  )
}

const labels = new Memo<boolean>(20_000)

function isPersonLabel(page: PageView, unit: Unit, text: string): boolean {
  const label = parseColonLabel(text)
  if (label === undefined || label.length < text.length) return false
  const { length: _length, ...rest } = label
  const place = { unit: unit.index, start: 0, end: text.length, colon: true, strong: true, alone: true }
  return personLikeness(page, { ...place, ...rest, key: labelKey(label.name) }) >= 0.85
}

const LONGEST_LABEL = 80
