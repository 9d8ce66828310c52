/** Where a label may stand on a page. */
import type { LabelCandidate } from '../label.ts'
import { COLON } from '../label.ts'
import type { PageView } from '../page.ts'
import type { Unit } from '../unit.ts'

interface Line {
  /** As much of it as a label may need. */
  text: string
  unit: Unit
  start: number
}

/** Where a label may stand, sorted by what a rule needs to see: most rules look at a few lines of a page. */
interface Lines {
  all: Line[]
  /** A colon of any width stands in it. */
  colons: Line[]
  /** In paragraphs of which a part is bold. */
  partlyBold: Line[]
  /** It begins with two capitals, or with one and no small letter behind it. */
  shouting: Line[]
  bracket: Line[]
  ideographicSpace: Line[]
  cornerQuote: Line[]
}

const OPENING_BRACKETS: ReadonlySet<string> = new Set('【[〔［<＜〈')

const sorted = new WeakMap<PageView, Lines>()

export function linesOf(page: PageView): Lines {
  const known = sorted.get(page)
  if (known) return known
  const lines: Lines = {
    all: [],
    colons: [],
    partlyBold: [],
    shouting: [],
    bracket: [],
    ideographicSpace: [],
    cornerQuote: [],
  }
  for (const unit of page.units) {
    if (unit.kind === 'aside' || unit.kind === 'rule' || unit.runs.length === 0) continue
    for (const start of unit.heads) sortLine({ text: unit.text.slice(start, start + 200), unit, start }, lines)
  }
  sorted.set(page, lines)
  return lines
}

function sortLine(line: Line, lines: Lines): void {
  const { text, unit } = line
  lines.all.push(line)
  if (COLON.test(text)) lines.colons.push(line)
  if (unit.runs.length > 1 && !unit.strong) lines.partlyBold.push(line)
  if (text.includes('\u3000')) lines.ideographicSpace.push(line)
  if (text.includes('「') || text.includes('『')) lines.cornerQuote.push(line)
  const head = text.trimStart().slice(0, 2)
  if (OPENING_BRACKETS.has(head.slice(0, 1))) lines.bracket.push(line)
  if (isUpper(head.slice(0, 1)) && !isLower(head.slice(1))) lines.shouting.push(line)
}

/** Cheaper than the patterns behind it, and false for every line of a Chinese page. */
export const isUpper = (character: string) => character.toLowerCase() !== character
const isLower = (character: string) => character.toUpperCase() !== character

export function eachLine(
  lines: readonly Line[],
  parse: (line: string, unit: Unit, start: number) => LabelCandidate | undefined,
): LabelCandidate[] {
  const found: LabelCandidate[] = []
  for (const { text, unit, start } of lines) {
    const last = found.at(-1)
    // `[00:12] **Ann:** …`: the bold is a head of its own, inside the label that its line opens.
    if (last?.unit === unit.index && start < last.end) continue
    const label = parse(text, unit, start)
    if (label !== undefined) found.push(label)
  }
  return found
}
