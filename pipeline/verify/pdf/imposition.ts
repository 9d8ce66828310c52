/** Pages on sheets: folded and stapled, they follow each other, and blanks stand at the end only. */
import { fold } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { type Expected, expectedOf } from './expected.ts'
import { openPdf } from './pdfjs.ts'
import { read } from './reader.ts'

/** Characters of a paragraph that are looked for: less than a line, so that no line or page parts them. */
const PROBE = 6
/** Languages whose books are bound on the right. */
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|nqo|ps|sd|syr|ug|ur|yi)(-|$)|-(Arab|Hebr|Syrc|Thaa)(-|$)/
/** Letters that come back in the order in which they were drawn. */
const UNORDERED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Thai}\p{M}]/u
/** Some paragraphs begin with a character that no font has. */
const SHARE = 0.95

export async function pdfImposition(artefact: Artefact): Promise<Finding[]> {
  const report = (message: string): Finding => ({
    check: 'pdf-imposition',
    severity: 'error',
    artefact: artefact.name,
    message,
  })
  const findings: Finding[] = []
  const { xmp, marked } = await read(artefact)
  if (marked || xmp('pdfuaid:part') || xmp('pdfaid:part'))
    findings.push(report('expected sheets to claim no conformance, found PDF/UA, PDF/A or tags'))
  const expected = expectedOf(artefact.transcript)
  const rightToLeft = RIGHT_TO_LEFT.test(artefact.transcript.metadata.language)
  const halves = await halvesOf(artefact.bytes)
  const booklet = /booklet/.test(artefact.name)
  if (booklet && halves.length % 4 !== 0)
    findings.push(report(`expected both sides of every sheet, found ${halves.length / 2} sides`))
  const pages = booklet ? folded(halves, rightToLeft) : inReadingOrder(halves, rightToLeft)
  const last = pages.findLastIndex((text) => text !== '')
  const blank = pages.indexOf('')
  if (blank >= 0 && blank < last) findings.push(report(`expected blanks at the end, found page ${blank + 1} blank`))
  if (pages.length - 1 - last > (booklet ? 3 : 1))
    findings.push(report(`expected as few blanks as fill the last sheet, found ${pages.length - 1 - last}`))
  return [...findings, ...orderFaults(pages, expected).map(report)]
}

/** Text of the left and the right half of every side. */
async function halvesOf(bytes: Uint8Array): Promise<string[]> {
  const document = await openPdf(bytes)
  try {
    const halves: string[] = []
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ includeMarkedContent: false })
      const middle = ((page.view[0] ?? 0) + (page.view[2] ?? 0)) / 2
      const half = (left: boolean) =>
        fold(items.map(({ str = '', transform }) => ((transform?.[4] ?? 0) < middle === left ? str : '')).join(''))
      halves.push(half(true), half(false))
    }
    return halves
  } finally {
    await document.destroy()
  }
}

function inReadingOrder(halves: readonly string[], rightToLeft: boolean): string[] {
  return halves.map((_, index) => halves[rightToLeft ? index ^ 1 : index] as string)
}

/** What a reader turns over: of sheet k the front holds the k-th page from the end and from the start, and so on. */
function folded(halves: readonly string[], rightToLeft: boolean): string[] {
  const sides = inReadingOrder(halves, rightToLeft)
  const pages: string[] = []
  for (let side = 0; side < sides.length / 2; side += 1) {
    const [left, right] = [sides[2 * side] as string, sides[2 * side + 1] as string]
    const front = side % 2 === 0
    pages[side] = front ? right : left
    pages[sides.length - 1 - side] = front ? left : right
  }
  return pages
}

/** By beginnings of paragraphs that stand on one page only: each is on the page of the one before it, or after. */
function orderFaults(pages: readonly string[], { pieces }: Expected): string[] {
  let at = 0
  let [found, sought] = [0, 0]
  for (const { text } of pieces) {
    const probe = [...fold(text)].slice(0, PROBE).join('')
    if ([...probe].length < PROBE || UNORDERED.test(probe)) continue
    sought += 1
    const page = pages.findIndex((each) => each.includes(probe))
    if (page < 0) continue
    found += 1
    if (pages.some((each, index) => index > page && each.includes(probe))) continue
    if (page < at) return [`expected ‘${probe}’ on page ${at + 1} or after it, found it on page ${page + 1}`]
    at = page
  }
  return found >= SHARE * sought ? [] : [`expected the beginnings of ${sought} paragraphs, found ${found}`]
}
