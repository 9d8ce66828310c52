/** The paths of a drawing as straight lines in pixels. Reads what `Handout.titlePage` holds: paths with a matrix each. */

/** r g b, 0 to 255. */
export type Colour = readonly [number, number, number]

export interface Outline {
  fill: Colour
  /** x and y of both ends of each line, one behind the other. */
  lines: number[]
}

export interface Outlines {
  width: number
  height: number
  shapes: Outline[]
}

/** A curve of so many pixels becomes as many lines as the square root of this share of it: no one sees a corner. */
const FINENESS = 0.7

/** `width` in pixels; the drawing keeps its proportions. */
export function outlinesOf(svg: string, width: number): Outlines {
  const [, , , across = 1, down = 1] = /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(svg)?.map(Number) ?? []
  const scale = width / across
  const shapes: Outline[] = []
  for (const [, source = ''] of svg.matchAll(/<path ([^>]*)\/>/g)) {
    const attributes = new Map([...source.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(attributes.get('transform') ?? '')
    const pen = new Pen([a * scale, b * scale, c * scale, d * scale, e * scale, f * scale])
    pen.draw(attributes.get('d') ?? '')
    const fill = colourOf(attributes.get('fill') ?? '#000000')
    if (fill) shapes.push({ fill, lines: pen.lines })
    const stroke = colourOf(attributes.get('stroke') ?? 'none')
    const half = (scale * Number(attributes.get('stroke-width') ?? 1)) / 2
    if (stroke) shapes.push({ fill: stroke, lines: widened(pen.lines, half) })
  }
  return { width, height: Math.round(down * scale), shapes }
}

const numbersOf = (text: string) => (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number)

function colourOf(paint: string): Colour | undefined {
  const [, r = '', g = '', b = ''] = /^#(..)(..)(..)$/.exec(paint) ?? []
  return r === '' ? undefined : [Number.parseInt(r, 16), Number.parseInt(g, 16), Number.parseInt(b, 16)]
}

/** Each line as a bar of its own, all turning the same way. */
function widened(lines: readonly number[], half: number): number[] {
  const bars: number[] = []
  for (let at = 0; at < lines.length; at += 4) {
    const [x1, y1, x2, y2] = lines.slice(at, at + 4) as [number, number, number, number]
    const length = Math.sqrt((x2 - x1) ** 2 + (y2 - y1) ** 2)
    if (length === 0) continue
    const [across, down] = [((y1 - y2) / length) * half, ((x2 - x1) / length) * half]
    const corners = [x1 + across, y1 + down, x2 + across, y2 + down, x2 - across, y2 - down, x1 - across, y1 - down]
    for (let corner = 0; corner < 8; corner += 2)
      bars.push(...[0, 1, 2, 3].map((offset) => corners[(corner + offset) % 8] as number))
  }
  return bars
}

/** How many numbers a command takes (https://www.w3.org/TR/SVG2/paths.html); Typst writes no others. */
const OPERANDS: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, q: 4, c: 6 }

class Pen {
  readonly lines: number[] = []
  readonly #matrix: readonly [number, number, number, number, number, number]
  /** Pixels of a unit of the path. */
  readonly #scale: number
  #x = 0
  #y = 0
  #startX = 0
  #startY = 0

  constructor(matrix: readonly [number, number, number, number, number, number]) {
    this.#matrix = matrix
    const [a, b, c, d] = matrix
    this.#scale = Math.sqrt(Math.abs(a * d - b * c))
  }

  draw(data: string): void {
    let command = ''
    let operands: number[] = []
    for (const [token] of data.matchAll(/[a-z]|-?[\d.]+(?:e-?\d+)?/gi)) {
      if (/[a-z]/i.test(token[0] as string)) {
        command = token
        if (command === 'z' || command === 'Z') this.#lineTo(this.#startX, this.#startY)
        continue
      }
      operands.push(Number(token))
      const kind = command.toLowerCase()
      if (operands.length < (OPERANDS[kind] ?? 1)) continue
      this.#take(kind, operands, command === kind)
      operands = []
      // After the first pair, a move goes on with lines.
      if (kind === 'm') command = command === 'm' ? 'l' : 'L'
    }
  }

  #take(kind: string, operands: number[], relative: boolean): void {
    const [x, y] = relative ? [this.#x, this.#y] : [0, 0]
    const [first = 0] = operands
    const points = operands.map((number, index) => number + (index % 2 === 0 ? x : y))
    const [toX, toY] = points.slice(-2) as [number, number]
    if (kind === 'h') this.#lineTo(x + first, this.#y)
    else if (kind === 'v') this.#lineTo(this.#x, y + first)
    else if (kind === 'l') this.#lineTo(toX, toY)
    else if (kind === 'm') {
      this.#x = this.#startX = toX
      this.#y = this.#startY = toY
    } else this.#curveTo(points)
  }

  /** Two points or three: quadratic or cubic. */
  #curveTo(points: readonly number[]): void {
    const [fromX, fromY] = [this.#x, this.#y]
    const [x1, y1, x2, y2, x3, y3] = points as [number, number, number, number, number?, number?]
    const reach = Math.abs(x2 - fromX) + Math.abs(y2 - fromY) + Math.abs((x3 ?? x2) - x2) + Math.abs((y3 ?? y2) - y2)
    const steps = Math.ceil(Math.sqrt(reach * this.#scale * FINENESS))
    for (let step = 1; step <= steps; step += 1) {
      const t = step / steps
      const s = 1 - t
      if (x3 === undefined || y3 === undefined)
        this.#lineTo(s * s * fromX + 2 * s * t * x1 + t * t * x2, s * s * fromY + 2 * s * t * y1 + t * t * y2)
      else {
        const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
        this.#lineTo(p * fromX + q * x1 + r * x2 + u * x3, p * fromY + q * y1 + r * y2 + u * y3)
      }
    }
  }

  #lineTo(x: number, y: number): void {
    const [a, b, c, d, e, f] = this.#matrix
    const { lines } = this
    lines.push(a * this.#x + c * this.#y + e, b * this.#x + d * this.#y + f, a * x + c * y + e, b * x + d * y + f)
    this.#x = x
    this.#y = y
  }
}
