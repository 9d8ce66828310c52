/** One file → another that nobody has written: the same for the same seed. */
import { BYTES, TOKENS } from './tokens.ts'

export type Draw = () => number

const whole = (draw: Draw, below: number) => Math.floor(draw() * below)
const oneOf = <T>(draw: Draw, list: readonly T[]): T => list[whole(draw, list.length)] as T

/** No input is longer: what costs more than the square would still be seen. */
const LONGEST = 200_000

type Mutation = (text: string, other: string, draw: Draw) => string

/** A piece between two marks of structure, or any piece. */
function pieceOf(text: string, draw: Draw): [from: number, to: number] {
  const at = whole(draw, text.length + 1)
  const mark = oneOf(draw, ['<', '\n', ' ', '"', ':', '>', '{', ','])
  const from = Math.max(0, text.lastIndexOf(mark, at))
  const to = text.indexOf(mark, at + 1 + whole(draw, 60))
  return [from, to < 0 ? text.length : to]
}

const splice = (text: string, from: number, to: number, put: string) => text.slice(0, from) + put + text.slice(to)

const MUTATIONS: readonly Mutation[] = [
  function insertToken(text, _, draw) {
    const at = pieceOf(text, draw)[0]
    return splice(text, at, at, oneOf(draw, TOKENS))
  },
  function insertTokenAnywhere(text, _, draw) {
    const at = whole(draw, text.length + 1)
    return splice(text, at, at, oneOf(draw, TOKENS) + oneOf(draw, TOKENS))
  },
  function replaceByToken(text, _, draw) {
    const [from, to] = pieceOf(text, draw)
    return splice(text, from, to, oneOf(draw, TOKENS))
  },
  function drop(text, _, draw) {
    const [from, to] = pieceOf(text, draw)
    return splice(text, from, to, '')
  },
  function duplicate(text, _, draw) {
    const [from, to] = pieceOf(text, draw)
    return splice(text, to, to, text.slice(from, to).repeat(1 + whole(draw, draw() < 0.1 ? 200 : 4)))
  },
  function move(text, _, draw) {
    const [from, to] = pieceOf(text, draw)
    const rest = splice(text, from, to, '')
    const at = whole(draw, rest.length + 1)
    return splice(rest, at, at, text.slice(from, to))
  },
  function wrap(text, _, draw) {
    const [from, to] = pieceOf(text, draw)
    const [open, close] = oneOf(draw, WRAPPERS)
    const times = draw() < 0.15 ? whole(draw, 600) : 1 + whole(draw, 3)
    return splice(text, from, to, open.repeat(times) + text.slice(from, to) + close.repeat(draw() < 0.3 ? 0 : times))
  },
  function takeOver(text, other, draw) {
    const [from, to] = pieceOf(text, draw)
    const start = whole(draw, other.length)
    return splice(text, from, to, other.slice(start, start + whole(draw, 2_000)))
  },
  function halves(text, other, draw) {
    return text.slice(0, whole(draw, text.length)) + other.slice(whole(draw, other.length))
  },
  function cut(text, _, draw) {
    return text.slice(0, whole(draw, text.length + 1))
  },
  function swapLabels(text, _, draw) {
    const labels = text.match(/[\p{L}. ]{1,20}[:：]/gu) ?? []
    if (labels.length < 2) return text
    const [one, two] = [oneOf(draw, labels), oneOf(draw, labels)]
    return text.replaceAll(one, '\u0001').replaceAll(two, one).replaceAll('\u0001', two)
  },
  function changeCharacter(text, _, draw) {
    const at = whole(draw, text.length)
    return splice(text, at, at + 1, String.fromCharCode(whole(draw, draw() < 0.7 ? 128 : 65_536)))
  },
]

const WRAPPERS: readonly (readonly [string, string])[] = [
  ['<div>', '</div>'], ['<b>', '</b>'], ['<table><tr><td>', '</td></tr></table>'], ['<ul><li>', '</li></ul>'], ['<blockquote>', '</blockquote>'], ['<a href="#">', '</a>'], ['<svg>', '</svg>'], ['<p>', ''],
  ['> ', ''], ['- ', ''], ['*', '*'], ['**', '**'], ['![', '](x)'], ['[', '](x)'], ['`', '`'], ['(', ')'], ['"', '"'], ['{"children":[', ']}'], ['[', ']'], ['{', '}'], ['<!--', '-->'], ['<section hidden>', '</section>'],
] // biome-ignore format: many short ones

/** Lone surrogates are what the text decoder would make of them. */
export function mutateText(text: string, other: string, draw: Draw): string {
  let mutated = text
  for (let rest = 1 + whole(draw, draw() < 0.3 ? 12 : 4); rest > 0; rest -= 1)
    mutated = oneOf(draw, MUTATIONS)(mutated, other, draw).slice(0, LONGEST)
  return mutated
}

type ByteMutation = (bytes: Buffer, other: Buffer, draw: Draw) => Buffer

const put = (bytes: Buffer, from: number, to: number, piece: Uint8Array) =>
  Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)])

const BYTE_MUTATIONS: readonly ByteMutation[] = [
  function flip(bytes, _, draw) {
    const copy = Buffer.from(bytes)
    for (let count = 1 + whole(draw, 8); count > 0 && copy.length > 0; count -= 1)
      copy[whole(draw, copy.length)] = whole(draw, 256)
    return copy
  },
  function insert(bytes, _, draw) {
    const at = whole(draw, bytes.length + 1)
    return put(bytes, at, at, Buffer.from(oneOf(draw, BYTES), 'hex'))
  },
  function overwrite(bytes, _, draw) {
    const at = whole(draw, bytes.length + 1)
    const piece = Buffer.from(oneOf(draw, BYTES), 'hex')
    return put(bytes, at, at + piece.length, piece)
  },
  function overwriteHead(bytes, _, draw) {
    const at = whole(draw, Math.min(64, bytes.length + 1))
    const piece = Buffer.from(oneOf(draw, BYTES), 'hex')
    return put(bytes, at, at + piece.length, piece)
  },
  function truncate(bytes, _, draw) {
    return bytes.subarray(0, whole(draw, bytes.length + 1))
  },
  function dropPiece(bytes, _, draw) {
    const from = whole(draw, bytes.length + 1)
    return put(bytes, from, from + whole(draw, 200), Buffer.alloc(0))
  },
  function repeatPiece(bytes, _, draw) {
    const from = whole(draw, bytes.length + 1)
    const piece = bytes.subarray(from, from + whole(draw, 300))
    return put(bytes, from, from, Buffer.concat(Array.from({ length: 1 + whole(draw, 20) }, () => piece)))
  },
  function spliceOther(bytes, other, draw) {
    const start = whole(draw, other.length)
    const at = whole(draw, bytes.length + 1)
    return put(bytes, at, at + whole(draw, 300), other.subarray(start, start + whole(draw, 600)))
  },
  function changeDigits(bytes, _, draw) {
    const text = bytes.toString('latin1')
    const at = text.slice(whole(draw, text.length)).search(/\d/)
    return at < 0
      ? bytes
      : Buffer.from(text.replace(/\d+/, oneOf(draw, ['0', '1', '9', '99999999', '4294967296'])), 'latin1')
  },
]

export function mutateBytes(bytes: Buffer, other: Buffer, draw: Draw): Buffer {
  let mutated = bytes
  for (let rest = 1 + whole(draw, 5); rest > 0; rest -= 1) mutated = oneOf(draw, BYTE_MUTATIONS)(mutated, other, draw)
  return mutated.subarray(0, 20 * LONGEST)
}

/** Half of all text is changed as text, a tenth as bytes, the rest as both. */
export function mutate(seed: Buffer, other: Buffer, binary: boolean, draw: Draw): Buffer {
  const kind = draw()
  if (binary && kind < 0.85) return mutateBytes(seed, other, draw)
  const text = () =>
    Buffer.from(
      mutateText(seed.toString(binary ? 'latin1' : 'utf8'), other.toString(binary ? 'latin1' : 'utf8'), draw),
      binary ? 'latin1' : 'utf8',
    )
  if (kind < 0.85) return text()
  return mutateBytes(text(), other, draw)
}
