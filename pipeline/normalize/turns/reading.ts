/** What recognition decides: where each turn opens, and where the conversation ends. */

export interface Opening {
  unit: number
  /** Character of the unit's text at which the turn opens, its label included. */
  start: number
  /** Character at which the speech begins; `alone` labels: the end of the unit. */
  body: number
  /** As printed, without its colon; '' where the page prints none. */
  label: string
  /** The label without office and time. */
  name: string
  office?: string
  time?: string
  /** Label key; '' where nothing names the speaker. */
  key: string
  /** Known from form or from the label's word. */
  part?: 'asks' | 'answers'
  confidence: number
  rule: string
}

export interface Reading {
  rule: string
  /** 0 to 1: how well this convention explains the whole page. */
  confidence: number
  /** Document order. */
  openings: Opening[]
  /** Units between turns that belong to no turn: section numbers, a heading that names who answers. */
  outside: Set<number>
}

/** Order of two places on the page. */
export function before(a: { unit: number; start: number }, b: { unit: number; start: number }): number {
  return a.unit - b.unit || a.start - b.start
}
