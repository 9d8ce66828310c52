import { excerpt, fold } from '../../transcript/fold.ts'
import type { Transcript } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import type { Artefact, Finding } from '../door.ts'
import { type Expected, expectedOf, type Piece } from './expected.ts'
import { mismatchOf } from './match.ts'
import { type Reading, read } from './reader.ts'

/**
 * The whole text, label by label and in reading order.
 *
 * A PDF stores glyphs, and scripts whose letters join, stack or run from right to left cannot be had back in order
 * (PDF.js gives them as they were drawn): of these the letters are counted, not their order.
 */
export async function pdfText(artefact: Artefact): Promise<Finding[]> {
  const reading = await read(artefact)
  const expected = expectedOf(artefact.transcript)
  const finding = (message: string, place?: string): Finding => ({
    check: 'pdf-text',
    severity: 'error',
    artefact: artefact.name,
    ...(place === undefined ? {} : { place }),
    message,
  })
  return [
    ...inOrder(reading, expected, finding),
    ...footnotes(reading, expected, finding),
    ...letters(reading, expected, finding),
    ...dashes(reading, artefact.transcript, finding),
    ...alternatives(reading, expected, finding),
  ]
}

type Report = (message: string, place?: string) => Finding

const UNORDERED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Thai}\p{M}]/u
const ALL_UNORDERED = new RegExp(UNORDERED, 'gu')
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u

/** `[U+20BB7]`, the visible form of a character without a glyph, stands for that character. */
function restored(text: string): string {
  return fold(
    fold(text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')).replace(
      /\[U\+([0-9A-F]{4,6})\]/g,
      (form, code: string) => {
        const value = Number.parseInt(code, 16)
        return value > 0x10ffff ? form : String.fromCodePoint(value)
      },
    ),
  )
}

/** What is left of folded text when everything is gone whose order or presence PDF.js cannot tell. */
function ordered(text: string, excused: ReadonlySet<string>): string {
  const rest = restored(text).replace(ALL_UNORDERED, '')
  return excused.size === 0 ? rest : [...rest].filter((character) => !excused.has(character)).join('')
}

function inOrder(reading: Reading, { pieces, excused }: Expected, report: Report): Finding[] {
  // In a right-to-left page the order of everything else depends on the letters that were left out.
  if (mostlyRightToLeft(pieces)) return []
  const wanted = pieces
    .map((piece) => ({ ...piece, text: ordered(piece.text, excused) }))
    .filter(({ text }) => text !== '')
  const stream = ordered(reading.passages.map(({ text }) => text).join('\n'), excused)
  const mismatch = mismatchOf(stream, wanted)
  if (mismatch === undefined) return []
  const { text, where } = wanted[mismatch.piece] as Piece
  // The last characters that agree show where to look.
  const context = Math.min(mismatch.within, 8)
  const expectedNext = excerpt(text.slice(mismatch.within - context))
  const found = excerpt(stream.slice(mismatch.position - context, mismatch.position + 40))
  return [report(`expected ‘${expectedNext}’ next in the reading order, found ‘${found}’`, where)]
}

function footnotes(reading: Reading, expected: Expected, report: Report): Finding[] {
  const stream = ordered(reading.footnotes, expected.excused)
  return expected.footnotes.flatMap(({ identifier, text }) => {
    const where = `footnote ${identifier}`
    const wanted = ordered(text, expected.excused)
    if (wanted === '' || mostlyRightToLeft([{ text, where }])) return []
    if (mismatchOf(stream, [{ text: wanted, where }]) === undefined) return []
    return [report(`expected ‘${excerpt(text)}’ among the footnotes, found ‘${excerpt(stream)}’`, where)]
  })
}

/** Of the letters without order: each as often as the transcript has it. On a right-to-left page, every character. */
function letters(reading: Reading, { pieces, footnotes, excused }: Expected, report: Report): Finding[] {
  const kind = mostlyRightToLeft(pieces) ? /[^\p{M}]/u : UNORDERED
  const required = [...pieces.filter(({ optional }) => !optional), ...footnotes].map(({ text }) => text).join('')
  if (!UNORDERED.test(required)) return []
  const wanted = count(required, kind)
  const found = count([...reading.passages.map(({ text }) => text), reading.footnotes].join(''), kind)
  const lost = [...wanted].filter(
    ([character, times]) => !excused.has(character) && (found.get(character) ?? 0) < times,
  )
  if (lost.length === 0) return []
  const named = lost
    .slice(0, 5)
    .map(([character, times]) => `‘${character}’ ${times} times, found it ${found.get(character) ?? 0} times`)
  return [report(`expected ${named.join('; expected ')}`)]
}

/** Hyphens may be the typesetter's, so the order check passes over them; dashes are always the author's. */
function dashes(reading: Reading, transcript: Transcript, report: Report): Finding[] {
  const said = [...reading.passages.map(({ text }) => text), reading.footnotes, ...reading.alternatives].join('')
  const [wanted, found] = [textOf(transcript.content), said].map((text) => text.match(/[–—―⸺⸻]/g)?.length ?? 0)
  return (found ?? 0) < (wanted ?? 0) ? [report(`expected ${wanted} dashes, found ${found}`)] : []
}

/** Marks are not counted: fonts draw them as parts of letters. */
function count(text: string, kind: RegExp): Map<string, number> {
  const counts = new Map<string, number>()
  for (const character of restored(text).normalize('NFKD'))
    if (kind.test(character) && !/\p{M}/u.test(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

function mostlyRightToLeft(pieces: readonly Piece[]): boolean {
  let [within, all] = [0, 0]
  for (const { text } of pieces)
    for (const character of text.match(/\p{L}/gu) ?? []) {
      all += 1
      if (RIGHT_TO_LEFT.test(character)) within += 1
    }
  return within * 2 > all
}

function alternatives(reading: Reading, expected: Expected, report: Report): Finding[] {
  const said = fold([...reading.alternatives, ...reading.passages.map(({ text }) => text)].join('\n'))
  return expected.alternatives
    .filter((alternative) => !said.includes(alternative))
    .map((alternative) => report(`expected an image with the alternative text ‘${excerpt(alternative)}’, found none`))
}
