/** The first lines of a page that Typst has set, read back from its content stream (ISO 32000-1, 9.4 and 14.6). */
import type { PDFDict, PDFDocument, PDFPage } from 'pdf-lib'
import { type CharacterMap, characterMapOf } from './character-map.ts'
import { pdfLib } from './pdflib.ts'
import { unpacked } from './streams.ts'

/** What is drawn in one go: a line, or a stretch of it in one font. */
export interface Run {
  text: string
  /** Of its baseline, in points from the top of the page. */
  y: number
}

/** a b c d e f of a matrix. */
type Matrix = [number, number, number, number, number, number]

/** Numbers, names, strings and operators; dictionaries and arrays as their brackets. */
const TOKENS = /<<|>>|[[\]]|<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\[\s\S])*)\)|\/([^\s/<>[\]()]*)|[^\s/<>[\]()]+/g

export class PageTexts {
  readonly #document: PDFDocument
  readonly #maps = new Map<unknown, CharacterMap>()

  constructor(document: PDFDocument) {
    this.#document = document
  }

  /** Runs of the text proper, not of running heads, until `enough` characters are read; `page` counts from 1. */
  opening(page: number, enough: number): Run[] {
    const sheet = this.#document.getPages()[page - 1]
    if (sheet === undefined) return []
    const { PDFRawStream } = pdfLib()
    const contents = sheet.node.Contents()
    if (!(contents instanceof PDFRawStream)) return []
    const source = Buffer.from(unpacked(contents)).toString('latin1')
    const reading = new Reading(sheet.getHeight(), (name) => this.#mapOf(sheet, name))
    for (const token of source.matchAll(TOKENS)) if (reading.take(token) >= enough) break
    return reading.runs
  }

  #mapOf(page: PDFPage, font: string): CharacterMap {
    const { PDFName, PDFDict: Dictionary, PDFRawStream } = pdfLib()
    const fonts = page.node.Resources()?.lookupMaybe(PDFName.of('Font'), Dictionary) as PDFDict | undefined
    const key = fonts?.get(PDFName.of(font))
    let map = this.#maps.get(key)
    if (map === undefined) {
      const stream = fonts?.lookupMaybe(PDFName.of(font), Dictionary)?.lookup(PDFName.of('ToUnicode'))
      map = characterMapOf(stream instanceof PDFRawStream ? unpacked(stream) : new Uint8Array())
      this.#maps.set(key, map)
    }
    return map
  }
}

class Reading {
  readonly runs: Run[] = []
  readonly #height: number
  readonly #mapOf: (font: string) => CharacterMap
  #operands: RegExpExecArray[] = []
  #map: CharacterMap = new Map()
  #matrix: Matrix = [1, 0, 0, 1, 0, 0]
  readonly #saved: Matrix[] = []
  /** Marked content that is open: an artifact, text that stands for its glyphs, or neither. */
  readonly #open: ('artifact' | 'replaced' | 'content')[] = []
  #length = 0

  constructor(height: number, mapOf: (font: string) => CharacterMap) {
    this.#height = height
    this.#mapOf = mapOf
  }

  /** Number of characters read so far. */
  take(token: RegExpExecArray): number {
    const [word, hex, literal, name] = token
    const operand = hex !== undefined || literal !== undefined || name !== undefined || /^[-+.\d<>[\]]/.test(word)
    if (operand) this.#operands.push(token)
    else {
      this.#operator(word)
      this.#operands = []
    }
    return this.#length
  }

  #operator(word: string): void {
    if (word === 'q') this.#saved.push(this.#matrix)
    else if (word === 'Q') this.#matrix = this.#saved.pop() ?? this.#matrix
    else if (word === 'cm')
      this.#matrix = product(this.#operands.map(([number]) => Number(number)) as Matrix, this.#matrix)
    else if (word === 'Tf') this.#map = this.#mapOf(this.#operands[0]?.[3] ?? '')
    else if (word === 'BDC' || word === 'BMC') this.#begin()
    else if (word === 'EMC') this.#open.pop()
    else if ((word === 'Tj' || word === 'TJ') && !this.#open.some((kind) => kind !== 'content'))
      this.#add(this.#operands.map((token) => this.#glyphs(token)).join(''))
  }

  #begin(): void {
    const [tag] = this.#operands
    const at = this.#operands.findIndex((token) => token[3] === 'ActualText')
    const value = at === -1 ? undefined : this.#operands[at + 1]
    if (value !== undefined && !this.#open.includes('artifact')) this.#add(unicode(bytesOf(value)))
    this.#open.push(tag?.[3] === 'Artifact' ? 'artifact' : value === undefined ? 'content' : 'replaced')
  }

  #add(text: string): void {
    if (text === '') return
    this.runs.push({ text, y: this.#height - this.#matrix[5] })
    this.#length += text.length
  }

  #glyphs(token: RegExpExecArray): string {
    if (token[1] === undefined && token[2] === undefined) return ''
    const bytes = bytesOf(token)
    let text = ''
    for (let index = 0; index + 1 < bytes.length; index += 2) text += this.#map.get(bytes.readUInt16BE(index)) ?? ''
    return text
  }
}

function bytesOf([, hex, literal = '']: RegExpExecArray): Buffer {
  if (hex !== undefined) return Buffer.from(hex.replace(/\s/g, ''), 'hex')
  const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const text = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? code),
  )
  return Buffer.from(text, 'latin1')
}

/** A text string (7.9.2.2): UTF-16 when it begins with the byte order mark. */
function unicode(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1')
  return Buffer.from(bytes.subarray(2, bytes.length & ~1))
    .swap16()
    .toString('utf16le')
}

function product([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}
