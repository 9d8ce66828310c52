import { excerpt, fold } from '../../transcript/fold.ts'
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
    ...alternatives(reading, expected, finding),
  ]
}

type Report = (message: string, place?: string) => Finding

const UNORDERED = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Thai}\p{M}]/u
const unordered = new RegExp(UNORDERED, 'gu')
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u

/** `[U+20BB7]`, the visible form of a character without a glyph, stands for that character. */
function restored(text: string): string {
  return fold(
    fold(text).replace(/\[U\+([0-9A-F]{4,6})\]/g, (form, code: string) => {
      const value = Number.parseInt(code, 16)
      return value > 0x10ffff ? form : String.fromCodePoint(value)
    }),
  )
}

function inOrder(reading: Reading, { pieces }: Expected, report: Report): Finding[] {
  const whole = restored(reading.passages.map(({ text }) => text).join('\n'))
  // In a right-to-left page the order of everything else depends on the letters that were left out.
  if (mostly(RIGHT_TO_LEFT, pieces)) return []
  const plain = (text: string) => restored(text).replace(unordered, '')
  const ordered = pieces.map((piece) => ({ ...piece, text: plain(piece.text) })).filter(({ text }) => text !== '')
  const stream = whole.replace(unordered, '')
  const mismatch = mismatchOf(stream, ordered)
  if (mismatch === undefined) return []
  const { text, where } = ordered[mismatch.piece] as Piece
  // The last characters that agree show where to look.
  const context = Math.min(mismatch.within, 8)
  const expectedNext = excerpt(text.slice(mismatch.within - context))
  const found = excerpt(stream.slice(mismatch.position - context, mismatch.position + 40))
  return [report(`expected ‘${expectedNext}’ next in the reading order, found ‘${found}’`, where)]
}

function footnotes(reading: Reading, expected: Expected, report: Report): Finding[] {
  const stream = restored(reading.footnotes)
  return expected.footnotes.flatMap(({ identifier, text }) => {
    const piece: Piece = { text: restored(text).replace(unordered, ''), where: `footnote ${identifier}` }
    return piece.text === '' ||
      mostly(RIGHT_TO_LEFT, [{ text, where: '' }]) ||
      !mismatchOf(stream.replace(unordered, ''), [piece])
      ? []
      : [report(`expected ‘${excerpt(text)}’ among the footnotes, found ‘${excerpt(stream)}’`, piece.where)]
  })
}

/** Every character as often as the transcript has it, whatever its place. */
function letters(reading: Reading, { pieces, footnotes }: Expected, report: Report): Finding[] {
  const required = pieces.filter(({ optional }) => !optional)
  const everything = mostly(RIGHT_TO_LEFT, pieces)
  const counted = (text: string) => count(restored(text), everything ? /[^\p{M}]/u : /[\p{L}\p{N}]/u, everything)
  const wanted = counted([...required, ...footnotes].map(({ text }) => text).join(''))
  const found = counted(reading.passages.map(({ text }) => text).join('') + reading.footnotes)
  const lost = [...wanted].filter(([character, times]) => (found.get(character) ?? 0) < times)
  return lost.length === 0
    ? []
    : [
        report(
          `expected ${lost
            .slice(0, 5)
            .map(([character, times]) => `‘${character}’ ${times} times, found it ${found.get(character) ?? 0} times`)
            .join('; ')}`,
        ),
      ]
}

function count(text: string, kind: RegExp, everything: boolean): Map<string, number> {
  const counts = new Map<string, number>()
  for (const character of text.normalize('NFKD'))
    if (kind.test(character) && (everything || UNORDERED.test(character)))
      counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

function mostly(script: RegExp, pieces: readonly Piece[]): boolean {
  let [within, all] = [0, 0]
  for (const { text } of pieces)
    for (const character of text) {
      if (!/\p{L}/u.test(character)) continue
      all += 1
      if (script.test(character)) within += 1
    }
  return within * 2 > all
}

function alternatives(reading: Reading, expected: Expected, report: Report): Finding[] {
  const said = fold([...reading.alternatives, ...reading.passages.map(({ text }) => text)].join('\n'))
  return expected.alternatives
    .filter((alternative) => !said.includes(alternative))
    .map((alternative) => report(`expected an image with the alternative text ‘${excerpt(alternative)}’, found none`))
}
