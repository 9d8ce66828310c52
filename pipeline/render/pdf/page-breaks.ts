/**
 * Where in the transcript's text each page begins.
 *
 * The marks say which block a page begins in. Where in the block is read from the page itself: its first letters are
 * looked for in the block's text. So no mark stands inside a sentence, and none costs anything there.
 */
import type { Node, Transcript } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import type { PageBreak } from '../door.ts'
import type { PageTexts, Run } from './page-text.ts'
import { placesOf } from './places.ts'
import type { Mark } from './typesetter.ts'

/** Letters that tell a place in a block from another that reads alike. */
const ENOUGH = 240
/** The blocks before a page that may go on over it: the cells of a row, a paragraph and the one before. */
const CANDIDATES = 8
/** In points; a mark stands on the baseline of its line. */
const TOLERANCE = 1
const END = 'end'

/** `pages` counts the pages, `texts` reads them. */
export function pageBreaks(
  transcript: Transcript,
  marks: readonly Mark[],
  pages: number,
  texts: PageTexts,
): PageBreak[] {
  const blocks = new Map([...placesOf(transcript.content)].map(([node, place]) => [place, node]))
  const ordered = firstOfEach(marks)
  const breaks: PageBreak[] = []
  let before = 0
  for (let page = 2; page <= pages; page += 1) {
    while ((ordered[before]?.page ?? pages + 1) < page) before += 1
    const opening = texts.opening(page, ENOUGH)
    const next = ordered[before]
    const atNext = next?.page === page && next.y <= (opening[0]?.y ?? Number.POSITIVE_INFINITY) + TOLERANCE
    const open = ordered.slice(Math.max(0, before - CANDIDATES), before)
    const within = atNext || open.at(-1)?.place === END ? undefined : placeWithin(open, blocks, opening)
    breaks.push({ page, ...(within ?? beginningOf(next, blocks, transcript)) })
  }
  return breaks
}

type Place = Omit<PageBreak, 'page'>

/** The head of a table is printed again on each page: its first place counts. */
function firstOfEach(marks: readonly Mark[]): (Mark & { place: string })[] {
  const seen = new Set<string>()
  const first: (Mark & { place: string })[] = []
  for (const mark of marks) {
    const { place } = mark
    if (place === undefined || seen.has(place)) continue
    seen.add(place)
    first.push({ ...mark, place })
  }
  return first
}

/** Before the next block; behind the last one, where only the colophon follows. */
function beginningOf(
  next: (Mark & { place: string }) | undefined,
  blocks: ReadonlyMap<string, Node>,
  { content }: Transcript,
): Place {
  if (next !== undefined && next.place !== END) return { place: next.place, offset: 0 }
  const last = content.length - 1
  const node = blocks.get(String(last))
  return { place: String(Math.max(0, last)), offset: node === undefined ? 0 : textOf([node]).length }
}

/** The place in one of these blocks from where on it reads as the page does; of equals, the last block and its first. */
function placeWithin(
  open: readonly { place: string }[],
  blocks: ReadonlyMap<string, Node>,
  opening: readonly Run[],
): Place | undefined {
  const page = lettersOf(opening.map(({ text }) => text).join(''))
  if (page.letters.length === 0) return undefined
  let best: { length: number; place: Place } | undefined
  for (const { place } of [...open].reverse()) {
    const node = blocks.get(place)
    if (node === undefined) continue
    const text = textOf([node])
    const found = RIGHT_TO_LEFT.test(text) ? stirred(text, lineOf(opening)) : straight(text, page)
    if (found !== undefined && found.length > (best?.length ?? 0))
      best = { length: found.length, place: { place, offset: found.offset } }
  }
  return best?.place
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

interface Letters {
  letters: string[]
  /** UTF-16 offset of each in the text. */
  offsets: number[]
  text: string
}

/** Letters and digits only: hyphens, spaces and the width of marks are the typesetter's. */
function lettersOf(text: string): Letters {
  const letters: string[] = []
  const offsets: number[] = []
  let offset = 0
  for (const character of text) {
    for (const part of character.normalize('NFKD'))
      if (/[\p{L}\p{N}]/u.test(part)) {
        letters.push(part)
        offsets.push(offset)
      }
    offset += character.length
  }
  return { letters, offsets, text }
}

interface Found {
  offset: number
  /** Letters that agree. */
  length: number
}

function straight(text: string, page: Letters): Found | undefined {
  const block = lettersOf(text)
  let best: Found | undefined
  for (let start = 0; start < block.letters.length; start += 1) {
    const length = agreement(block.letters, start, page.letters)
    if (length > (best?.length ?? 0)) best = { offset: opened(block, start, page), length }
  }
  return best !== undefined && best.length >= Math.min(4, page.letters.length) ? best : undefined
}

/** Of the page's letters, as many as agree; the mark of a footnote is in the page and not in the text. */
function agreement(block: readonly string[], start: number, page: readonly string[]): number {
  let at = start
  let length = 0
  for (const letter of page) {
    if (block[at] === letter) {
      at += 1
      length += 1
    } else if (!/\p{N}/u.test(letter)) break
  }
  return length
}

/** Marks that open a sentence stand before its first letter, on the same page. */
function opened({ text, offsets }: Letters, start: number, page: Letters): number {
  let offset = offsets[start] ?? 0
  const before = page.text.slice(0, page.offsets[0] ?? 0).trim()
  for (const mark of [...before].reverse()) {
    if (text.slice(offset - mark.length, offset) !== mark) break
    offset -= mark.length
  }
  return offset
}

const lineOf = (opening: readonly Run[]) => {
  const y = opening[0]?.y ?? 0
  return lettersOf(
    opening
      .filter((run) => Math.abs(run.y - y) < TOLERANCE)
      .map(({ text }) => text)
      .join(''),
  ).letters
}

/**
 * Lines from right to left are drawn in another order than they are read: the stretch of words is looked for that has
 * the line's letters in any order.
 */
function stirred(text: string, line: readonly string[]): Found | undefined {
  const { letters, offsets } = lettersOf(text)
  const wanted = counted(line)
  let best: Found | undefined
  for (let start = 0; start < letters.length; start += 1) {
    const offset = offsets[start] as number
    if (offset > 0 && /[\p{L}\p{N}\p{M}]/u.test(text[offset - 1] as string)) continue
    const stretch = counted(letters.slice(start, start + line.length))
    let length = 0
    for (const [letter, times] of wanted) length += Math.min(times, stretch.get(letter) ?? 0)
    if (length > (best?.length ?? 0)) best = { offset, length }
  }
  return best !== undefined && best.length >= line.length * 0.8 ? best : undefined
}

function counted(letters: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}
