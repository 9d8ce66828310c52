/** Quotations that the page prints again under the name of whoever speaks in the conversation. */
import type { Block } from '../../transcript/model.ts'
import { interviewee } from '../speakers/interviewee.ts'
import type { PageView } from './page.ts'
import type { Reading } from './reading.ts'
import type { Unit } from './unit.ts'

/** No conversation has more full names worth looking for. */
const MOST_NAMES = 40
const LONGEST_LINE = 90
const LONGEST_QUOTE = 500

/**
 * `<blockquote>“…” Ann Lee, gardener</blockquote>`, or her name alone below a quotation: nobody quotes herself with her
 * own name under it, so the page does.
 */
export function attributedQuotes(page: PageView, reading: Reading): number[] {
  const opened = new Set(reading.openings.map(({ unit }) => unit))
  const candidates = page.units.filter((unit) => !opened.has(unit.index) && (isQuotation(unit) || isNameLine(unit)))
  if (candidates.length === 0) return []
  const names = namesOf(page, reading)
  const signed = candidates.filter((unit) =>
    names.some((name) => (isQuotation(unit) ? isSigned(unit, name) : isNamed(unit, name))),
  )
  return signed.flatMap((unit) => (isQuotedAbove(page, unit, opened) ? [unit.index - 1, unit.index] : [unit.index]))
}

/** The line above a name, all of it between quotation marks. */
function isQuotedAbove(page: PageView, unit: Unit, opened: ReadonlySet<number>): boolean {
  const above = isQuotation(unit) || opened.has(unit.index - 1) ? undefined : page.units[unit.index - 1]
  return above?.kind === 'speech' && above.text.length <= LONGEST_QUOTE && QUOTED.test(above.text.trim())
}

const QUOTED = /^["“„«»「][\s\S]*["”“»«」][.!]?$/u

function isQuotation({ node, text, block }: Unit): boolean {
  return text.length <= LONGEST_QUOTE && (node.type === 'blockquote' || block.ancestors[0] === 'blockquote')
}

/** A short line that begins with a capital, after a dash or not, and has no end of a sentence. */
function isNameLine({ node, text, kind }: Unit): boolean {
  if (kind !== 'speech' || node.type !== 'paragraph' || text.length > LONGEST_LINE) return false
  return /^[\s–—―~-]{0,4}\p{Lu}/u.test(text) && !/[.!?…:：]["”»]?\s*$/u.test(text)
}

function isNamed({ text }: Unit, name: string): boolean {
  const line = text.replace(/^[\s–—―~-]+/u, '')
  return line.startsWith(name) && /^\s*(?:$|[,(|–—])/u.test(line.slice(name.length))
}

/** The name stands behind the closing quotation mark, or begins the last paragraph. */
function isSigned({ node, text }: Unit, name: string): boolean {
  const at = text.lastIndexOf(name)
  if (at < 1 || text.length - at - name.length > LONGEST_LINE) return false
  const last = node.type === 'blockquote' && node.children.length > 1 ? node.children.at(-1) : undefined
  const before = text.slice(0, at).trimEnd()
  const parted = /["”“»«›’][\s]*[–—―-]?$/u.test(before) || /\n\s*[–—―-]?$/u.test(text.slice(0, at))
  return (parted || startsWith(last, name)) && /^\s*(?:$|[,(|–—\n])/u.test(text.slice(at + name.length))
}

function startsWith(node: Block | undefined, name: string): boolean {
  if (node?.type !== 'paragraph') return false
  const [first] = node.children
  const value = first && 'value' in first ? first.value : first && 'children' in first ? JSON.stringify(first) : ''
  return value.includes(name)
}

/** Full names of those who speak: as labels print them, as the page completes them, as it presents its guest. */
function namesOf(page: PageView, reading: Reading): string[] {
  const labels = [...new Set(reading.openings.map(({ name }) => name))].slice(0, MOST_NAMES)
  const full = labels.map((name) => (name.includes(' ') ? name : (page.names.fullName(name) ?? name)))
  const guest = reading.openings.some(({ key, part }) => key === '' && part === 'answers')
  const presented = guest ? interviewee(page, reading) : undefined
  const names = presented === undefined ? full : [...full, presented]
  return names.filter((name) => /^\p{Lu}\S* .*\S/u.test(name))
}
