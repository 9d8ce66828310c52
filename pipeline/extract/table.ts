/** Tells tables that hold data from tables that only place things. */
import type { Element } from 'domhandler'
import { isElement, rawText, weigh } from './dom.ts'

const PLACING = /^(p|div|section|article|h[1-6]|ul|ol|table|blockquote|figure|dl)$/

/** Several rows of several short cells. Speaker beside speech, or paragraphs in cells, is no data. */
export function isDataTable(table: Element): boolean {
  const rows = rowsOf(table)
  const cells = rows.map(cellsOf)
  const columns = largestOf(cells.map(({ length }) => length))
  if (rows.length < 2 || columns < 2) return false
  const all = cells.flat()
  const placed = all.filter((cell) => cell.children.some((child) => isElement(child) && PLACING.test(child.name)))
  const weights = all.map((cell) => weigh(rawText(cell)))
  const heads = all.filter(({ name }) => name === 'th').length
  if (placed.length > 0.3 * all.length && heads === 0) return false
  if (heads === 0 && holdsPage(all, weights)) return false
  if (columns === 2 && heads < rows.length && isSpeech(cells)) return false
  return weights.reduce((sum, weight) => sum + weight, 0) / all.length <= 160
}

/** A table may have more cells than a call may have arguments. */
function largestOf(numbers: readonly number[]): number {
  return numbers.reduce((most, one) => Math.max(most, one), 0)
}

const FEWEST_PARAGRAPHS = 3

/** One cell has most of the text, in paragraphs: old sites put their menu, their article and their margin in cells. */
function holdsPage(cells: readonly Element[], weights: readonly number[]): boolean {
  const most = largestOf(weights)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const largest = cells[weights.indexOf(most)]
  if (largest === undefined || most < 0.5 * total) return false
  let found = 0
  const stack = [largest]
  for (let at = stack.pop(); at !== undefined && found < FEWEST_PARAGRAPHS; at = stack.pop()) {
    const inside = at.children.filter(isElement)
    found += inside.filter(({ name }) => PLACING.test(name)).length
    for (const child of inside) stack.push(child)
  }
  return found >= FEWEST_PARAGRAPHS
}

/** A short first column and sentences in the second. */
function isSpeech(rows: readonly Element[][]): boolean {
  const pairs = rows.filter(({ length }) => length === 2)
  const spoken = pairs.filter(([first, second]) => {
    const label = weigh(rawText(first as Element))
    const said = rawText(second as Element)
    return label <= 50 && weigh(said) >= 2 * label && /[.!?…。！？]/.test(said)
  })
  return pairs.length >= 3 && spoken.length >= 0.6 * pairs.length
}

function rowsOf(table: Element): Element[] {
  const rows: Element[] = []
  for (const child of table.children) {
    if (!isElement(child)) continue
    if (child.name === 'tr') rows.push(child)
    else if (/^(thead|tbody|tfoot)$/.test(child.name))
      for (const row of child.children) if (isElement(row) && row.name === 'tr') rows.push(row)
  }
  return rows
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((cell): cell is Element => isElement(cell) && (cell.name === 'td' || cell.name === 'th'))
}
