/** What normalize hands back: the transcript, and why each block became what it is. */
import type { Transcript } from './model.ts'

export interface Normalized {
  transcript: Transcript
  /** One entry a block of the page, in page order, omissions included; made when asked for. */
  trace(): TraceEntry[]
  /** What the typography step changed, in page order within each of its rules. */
  typography: TypographyChange[]
  warnings: string[]
}

/** One change of typography; no word is ever changed. */
export interface TypographyChange {
  rule: string
  before: string
  after: string
  /** The change with a few characters on both sides, before it. */
  excerpt: string
}

export interface TraceEntry {
  /** Where it stood in the page. */
  path: string
  /** The block's text, whole. */
  text: string
  /** What it became: `turn t3`, `turn t3, continued`, `note`, `figure`, `heading`, `omitted: related`… */
  became: string
  /** The rule that decided. */
  rule: string
  /** 0 to 1. */
  confidence: number
  /** The next best reading, where there was one. */
  runnerUp?: { became: string; rule: string; confidence: number }
}
