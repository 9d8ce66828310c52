/** Round tables by section: a header names who answers, then the same questions are put to each in turn. */
import type { Group } from './form-reading.ts'
import { couldBeName, labelKey } from './label.ts'
import type { PageView } from './page.ts'
import { personLikeness } from './person-likeness.ts'
import type { Unit } from './unit.ts'

export interface Respondent {
  name: string
  key: string
  office?: string
}

export interface Respondents {
  /** By index of the group of questions. */
  byGroup: (Respondent | undefined)[]
  /** Units that are headers, section numbers or crossheads: no part of any answer. */
  outside: Set<number>
}

const LONGEST_HEADER = 80
const SENTENCE_END = /(?:[.!?…。！？;；,，][\s"'”’»）)]*|[」』])$/u

export function respondentsOf(page: PageView, groups: readonly Group[]): Respondents {
  const outside = new Set<number>()
  const headers = groups.map((group, index) => {
    const from = groups[index - 1]?.answer?.unit ?? -1
    const heads = headsBefore(page, group.units[0] as number, from)
    if (index > 0) for (const unit of heads) outside.add(unit.index)
    return heads.map((unit) => respondentIn(page, unit)).find((respondent) => respondent !== undefined)
  })
  const named = new Set(headers.map((header) => header?.key).filter((key) => key !== undefined))
  if (named.size < 2) return { byGroup: groups.map(() => undefined), outside }
  let current: Respondent | undefined
  return { byGroup: headers.map((header) => (current = header ?? current)), outside }
}

/** Short lines without an end of sentence that stand directly before a question, after the answer's first paragraph. */
function headsBefore(page: PageView, question: number, answer: number): Unit[] {
  const heads: Unit[] = []
  for (let index = question - 1; index > answer && index >= question - 4; index -= 1) {
    const unit = page.units[index]
    if (unit === undefined || unit.kind === 'aside') continue
    const text = unit.text.trim()
    const header =
      unit.kind === 'heading' || (unit.kind === 'speech' && unit.node.type === 'paragraph' && !SENTENCE_END.test(text))
    if (!header || text.length > LONGEST_HEADER) break
    heads.push(unit)
  }
  return heads
}

/** `PIMCO 首席投资官：Dan Ivascyn`, `Dan Ivascyn, PIMCO`, `Dan Ivascyn`. */
function respondentIn(page: PageView, unit: Unit): Respondent | undefined {
  const text = unit.text.trim()
  const parts = text.split(/\s*[:：|｜]\s*/u)
  const [office, last] = parts.length === 2 ? parts : [undefined, parts.length === 1 ? text : undefined]
  const [name, after] = (last ?? '').split(/\s*[,，]\s*/u, 2)
  if (!name || !couldBeName(name) || !looksFull(name)) return undefined
  const key = labelKey(name)
  const label = { unit: unit.index, start: 0, end: 0, text: name, name, key, colon: true, strong: false, alone: true }
  if (personLikeness(page, label) < 0.7) return undefined
  const description = office ?? after
  return { name, key, ...(description ? { office: description } : {}) }
}

function looksFull(name: string): boolean {
  return /^\p{Lu}\S*(?: \S+){1,3}$/u.test(name) || /^[\p{Script=Han}·]{2,6}$/u.test(name)
}
