/**
 * Typst's SVG of a page → a drawing of paths alone: no fonts, no references, no classes, so that any reader and any
 * converter draws it alike.
 */
import { ColloquyError } from '../../errors.ts'

/** a b c d e f of a matrix. */
type Matrix = [number, number, number, number, number, number]

const ELEMENTS = /<(\/?)([a-z]+)([^>]*?)(\/?)>/g
const PAINT = [
  'fill',
  'fill-rule',
  'stroke',
  'stroke-width',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-miterlimit',
  'stroke-dasharray',
  'stroke-dashoffset',
]

/** Width and height of the drawing are those of the page, in points. */
export function titleDrawing(svg: string): string {
  const glyphs = glyphsOf(svg)
  const [, viewBox = ''] = /viewBox="([^"]*)"/.exec(svg) ?? []
  const paths: string[] = []
  const open: Matrix[] = [[1, 0, 0, 1, 0, 0]]
  for (const [, closes, name, source = '', empty] of svg.slice(0, indexOfDefinitions(svg)).matchAll(ELEMENTS)) {
    if (closes) {
      open.pop()
      continue
    }
    const attributes = attributesOf(source)
    const matrix = product(matrixOf(attributes.get('transform')), open.at(-1) as Matrix)
    if (name === 'path') paths.push(path(attributes.get('d') ?? '', matrix, attributes))
    else if (name === 'use') {
      const outline = glyphs.get((attributes.get('xlink:href') ?? '').slice(1))
      if (outline === undefined)
        throw new ColloquyError('render', 'expected outlines for every glyph of the title page, found one without')
      const at: Matrix = [1, 0, 0, 1, Number(attributes.get('x') ?? 0), Number(attributes.get('y') ?? 0)]
      if (outline !== '') paths.push(path(outline, product(at, matrix), attributes))
    }
    if (!empty) open.push(matrix)
  }
  const [, , width, height] = viewBox.split(' ').map(rounded)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    ...paths,
    '</svg>',
    '',
  ].join('\n')
}

const indexOfDefinitions = (svg: string) => {
  const at = svg.indexOf('<defs')
  return at === -1 ? svg.length : at
}

/** Name → outline. */
function glyphsOf(svg: string): Map<string, string> {
  const symbols = svg.matchAll(/<symbol id="([^"]*)"[^>]*>\s*(?:<path d="([^"]*)")?/g)
  return new Map([...symbols].map(([, id = '', d = '']) => [id, d]))
}

function attributesOf(source: string): Map<string, string> {
  return new Map([...source.matchAll(/([a-z:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))
}

function path(d: string, matrix: Matrix, attributes: ReadonlyMap<string, string>): string {
  const paint = PAINT.flatMap((name) => {
    const value = attributes.get(name)
    return value === undefined ? [] : [` ${name}="${value}"`]
  })
  const outline = d.replace(/-?\d+\.\d{3,}(e-?\d+)?/g, (number) => String(rounded(number))).trim()
  return `<path transform="matrix(${matrix.map(rounded).join(' ')})"${paint.join('')} d="${outline}"/>`
}

/** Hundredths of a point are finer than any printer. */
const rounded = (number: string | number) => Math.round(Number(number) * 100) / 100

function matrixOf(transform: string | undefined): Matrix {
  const numbers = (/^matrix\(([^)]*)\)$/.exec(transform ?? '')?.[1] ?? '1 0 0 1 0 0').trim().split(/[\s,]+/)
  return numbers.map(Number) as Matrix
}

/** `inner` first, then `outer`. */
function product([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}
