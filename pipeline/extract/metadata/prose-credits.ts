/** Credits that stand in the article's own text: `Das Gespräch führte …` ends many an interview. */
import { leadOf, readLine } from './credit-line.ts'
import type { DateReading } from './date-text.ts'
import type { Found } from './evidence.ts'
import { isCapital } from './letters.ts'
import type { NotNames } from './names.ts'
import type { PlacedCredit } from './people.ts'
import { labelOf, spokenLabels } from './visible.ts'

/** Lines looked at from either end. */
const REACH = 12

/** Only roles that a phrase states beyond doubt; a line that people speak under is never a credit. */
const ROLES = new Set(['interviewer', 'translator'])

export function proseCredits(text: string, reading: DateReading, notNames: NotNames): PlacedCredit[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const spoken = spokenLabels(text)
  const ends = lines.length <= REACH * 2 ? lines : [...lines.slice(0, REACH), ...lines.slice(-REACH)]
  return ends.flatMap((line) => {
    const label = labelOf(line)
    if (label !== undefined && spoken.has(label)) return []
    return sentences(line).flatMap((sentence) =>
      readLine(sentence, reading, notNames)
        .credits.filter(({ role }) => ROLES.has(role))
        .map((credit) => ({ ...credit, from: 'text' })),
    )
  })
}

/** First and last sentence of a paragraph, or the whole of a short one. */
function sentences(line: string): string[] {
  const whole = line.trim()
  if (whole.length <= 120) return [whole]
  const tail = whole.slice(-240)
  const ends = [...tail.matchAll(/[.!?。！？”"]\s{0,2}[([（]?(?=\S)/g)].filter((match) => {
    const next = tail.charAt(match.index + match[0].length)
    return isCapital(next) || (next >= '\u3400' && next <= '\u9fff')
  })
  const last = ends.at(-1)
  return last === undefined
    ? []
    : [
        whole
          .slice(-240)
          .slice(last.index + 1)
          .replace(/^[\s([（]+|[)\]）]+$/gu, ''),
      ]
}

/** A 导读 that stands in the article itself. */
export function proseLead(text: string): Found | undefined {
  for (const line of text.slice(0, 5000).split('\n').slice(0, 6)) {
    const lead = leadOf(line.slice(0, 2000).trim())
    if (lead !== undefined && lead.length > 10) return { value: lead, from: 'text' }
  }
  return undefined
}
