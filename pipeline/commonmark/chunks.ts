/**
 * A Markdown file in pieces that can be read on their own.
 *
 * micromark goes through all that it has read wherever a quotation, a list or a note ends: ten thousand quotations of
 * a line take minutes. So a file with hundreds of such lines is read in pieces, cut where the grammar is sure to begin
 * anew: at a line behind an empty one that begins with none of their marks. Where no such line comes for long, any
 * line must do: no text is lost by that, a list becomes two.
 */

export interface Chunk {
  text: string
  /** Lines of the file before it. */
  lines: number
}

/** Lines that may open or close a quotation, a list, a note or a heading, after which the file is cut… */
const AT_A_CLEAN_LINE = 200
const AT_AN_EMPTY_LINE = 500
const AT_ANY_LINE = 1_000

/** A line that may open or close something. */
const MARKED = /^[ \t]*(?:[>\-+*=]|\d{1,9}[.)]|\[\^)/
/** Behind an empty line, a list goes on with an item, and anything with what is set in. */
const GOES_ON = /^(?:[ \t]|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|$)/
const FENCE = /^(?:(`{3,})[^`]*|(~{3,}).*)$/

/** State of the lines between two empty ones, and of what goes beyond them. */
interface Scan {
  fence: string | undefined
  comment: boolean
  /** Since the last empty line, one began with a tag: what follows is HTML up to the next. */
  html: boolean
  /** Since the last empty line, one was marked: those that follow may belong to it. */
  marked: boolean
  weight: number
}

export function chunksOf(text: string): Chunk[] {
  const chunks: Chunk[] = []
  const scan: Scan = { fence: undefined, comment: false, html: false, marked: false, weight: 0 }
  let from = 0
  let first = 0
  let line = 0
  let empty = false
  for (let at = 0; at < text.length; line += 1) {
    const next = text.indexOf('\n', at) + 1 || text.length
    const content = text.slice(at, Math.min(next, at + 1_000)).trimEnd()
    if (at > from && mayCut(scan, content, empty)) {
      chunks.push({ text: text.slice(from, at), lines: first })
      Object.assign(scan, { html: false, marked: false, weight: 0 })
      from = at
      first = line
    }
    empty = content === ''
    step(scan, content)
    at = next
  }
  chunks.push({ text: text.slice(from), lines: first })
  return chunks
}

function mayCut({ fence, comment, weight }: Scan, line: string, afterEmpty: boolean): boolean {
  if (weight < AT_A_CLEAN_LINE || fence !== undefined || comment) return false
  if (weight >= AT_ANY_LINE) return true
  return afterEmpty && (weight >= AT_AN_EMPTY_LINE || !GOES_ON.test(line))
}

function step(scan: Scan, line: string): void {
  if (scan.comment) scan.comment = !line.includes('-->')
  else if (scan.fence !== undefined) {
    if (line.startsWith(scan.fence) && /^(`+|~+)$/.test(line)) scan.fence = undefined
  } else if (line === '') Object.assign(scan, { html: false, marked: false })
  else stepText(scan, line)
}

function stepText(scan: Scan, line: string): void {
  if (!scan.html) {
    const [, ticks, tildes] = FENCE.exec(line) ?? []
    scan.fence = ticks ?? tildes
    scan.comment = line.startsWith('<!--') && !line.includes('-->')
    if (scan.fence !== undefined || scan.comment) return
    scan.html = /^<[a-z/]/i.test(line)
  }
  scan.marked ||= MARKED.test(line)
  if (scan.marked) scan.weight += 1
}
