/** Elements in which a single `<br>` ends a paragraph: pages from before `<p>` was common, and transcripts in one `<p>`. */
import type { Element } from 'domhandler'
import { isElement, isUnseen, rawText, weigh } from './dom.ts'

/** As many lines make a habit; in a poem they are shorter than the average asked for. */
const LEAST_LINES = 6
const LEAST_AVERAGE = 70
const LEAST_SPOKEN = 3

const SPOKEN = /^\s{0,8}(\[?[\d:.]{4,9}\]?\s{0,3})?([^\s:：][^:：.!?。！？\n]{0,30}[:：]|[—–]\s{0,2}\S)/u
const INDENTED = /^[\s\u00a0]{0,20}(\u3000|\u00a0)[\u3000\u00a0 ]{0,6}\S/

export class LineParagraphs {
  private readonly known = new Map<Element, boolean>()

  of(container: Element): boolean {
    const known = this.known.get(container)
    if (known !== undefined) return known
    const answer = decide(linesOf(container))
    this.known.set(container, answer)
    return answer
  }
}

function decide(lines: readonly string[]): boolean {
  if (lines.length < LEAST_SPOKEN) return false
  const spoken = lines.filter((line) => SPOKEN.test(line)).length
  if (spoken >= LEAST_SPOKEN && spoken >= 0.5 * lines.length) return true
  if (lines.length < LEAST_LINES) return false
  if (lines.filter((line) => INDENTED.test(line)).length >= 0.5 * lines.length) return true
  return lines.reduce((sum, line) => sum + weigh(line), 0) / lines.length >= LEAST_AVERAGE
}

/** Text between the line breaks that are the element's own children. */
function linesOf(container: Element): string[] {
  const lines: string[] = []
  let line = ''
  for (const child of container.children) {
    const isBreak = isElement(child) && child.name === 'br'
    if (!isBreak && !(isElement(child) && isUnseen(child))) line += rawText(child)
    if (!isBreak) continue
    if (line.trim() !== '') lines.push(line)
    line = ''
  }
  if (line.trim() !== '') lines.push(line)
  return lines
}
