/** What stands beside a date and is nobody's full name: a blogger's pseudonym, the number of a paper. */
import type { LineReading } from './credit-line.ts'

/** `3. Mai 2009 von klaus`, `Issue 12/2018 | 1 June 2018`: whose date it is, and which number of a paper. */
export function takePseudonym(result: LineReading, text: string): void {
  if (result.rest === '' || result.dates.length !== 1 || text.length > LONGEST_DATELINE) return
  const [word] = BY_PSEUDONYM.exec(text) ?? []
  if (word === undefined ? !ISSUE.test(result.rest) : !word.endsWith(result.rest)) return
  result.counts += 1
  result.rest = ''
}

const LONGEST_DATELINE = 80
/** After the year. */
const BY_PSEUDONYM = /\d{4},? (?:by|von|par|por|di|da|door|av|af) [\p{L}\d_.-]{2,20}$/iu
const ISSUE =
  /^(?:ausgabe|heft|nr|nummer|issue|no|number|numéro|número|numero|numer|nº|n°|номер|№|vydání|číslo|szám|vol|volume)\.? ?\d{0,4}(?:[/.-]\d{2,4})?$/iu
