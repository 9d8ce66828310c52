/** What a line of a page saved as plain text is, when nothing but its words and its place can tell. */
import type { OmissionReason } from '../transcript/model.ts'
import { weigh } from './dom.ts'
import { CREDIT, isCaptionLine } from './figure.ts'
import { type LineFacts, TEXT_RULES } from './text-rules.ts'
import { unitOf } from './unit.ts'

export interface TextLine {
  /** From 1. */
  number: number
  text: string
  weight: number
}

/** Shorter lines without the mark of a sentence's end are headings, menus and names. */
const SHORT = 60
const ENDS_SENTENCE = /[.!?…。！？)"”’」』）》»*\]]\s*$/u
const LABELLED = /^[^:：]{1,40}[:：]\s{0,2}\S|^[—–-]\s{0,2}\S/u
const MENU = /(\S{1,12}\s*[|·•»>›]\s*){3,}\S{1,12}/u

export function isProseLine(line: TextLine): boolean {
  return (line.weight > SHORT || ENDS_SENTENCE.test(line.text)) && !MENU.test(line.text)
}

export function isSpokenLine(line: TextLine): boolean {
  return LABELLED.test(line.text) && ENDS_SENTENCE.test(line.text)
}

export function isFigureLine(line: TextLine): boolean {
  return line.weight <= 260 && (isCaptionLine(line.text) || CREDIT.test(line.text))
}

/** The rule of the table of lines that names it. */
export function chromeOf(
  line: TextLine,
  head: boolean,
  tail: boolean,
): { reason: OmissionReason; rule: string } | undefined {
  const unit = { ...unitOf('run', NOWHERE, [], 'line'), weight: line.weight }
  const facts: LineFacts = { unit, text: line.text.toLowerCase(), linked: 0, head, tail, ended: tail }
  const row = TEXT_RULES.find((candidate) => candidate.matches(facts))
  if (row) return { reason: row.reason, rule: row.rule }
  return MENU.test(line.text) && line.weight < 400 ? { reason: 'navigation', rule: 'menu-line' } : undefined
}
const NOWHERE = { name: 'p', attribs: {} } as LineFacts['unit']['element']

export function lineOf(text: string, number: number): TextLine {
  return { number, text, weight: weigh(text) }
}
