/** The text of many units, in which another text is looked for without marks, spaces and capitals. */
import { classOf, DIGIT, LETTER, squash } from '../transcript/letters.ts'
import type { Unit } from './unit.ts'

/** Signs that no reader sees may stand inside a word. */
const HIDDEN = /[\u00ad\u200b-\u200d\u2060]/
/** So much of a word tells which units may say it. */
const LONGEST_PROBE = 12

/**
 * Squashing a whole page costs as much as parsing it, so only units are squashed that have the longest word of what is
 * looked for.
 */
export class Body {
  private readonly units: readonly Unit[]
  private readonly squashed = new Map<number, string>()
  /** Lower case, units parted by NUL. */
  private lower: string | undefined
  private starts: number[] = []
  private hidden = false

  constructor(units: readonly Unit[]) {
    this.units = units
  }

  /** Whether one of the units has this squashed text; `printed` is the text that it was made of. */
  says(squashedText: string, printed: string): boolean {
    const lower = this.lowered()
    const probe = this.hidden ? '' : longestWord(printed.toLowerCase(), squashedText)
    for (let at = lower.indexOf(probe); at >= 0; ) {
      const index = this.unitAt(at)
      if (this.squashedAt(index).includes(squashedText)) return true
      const next = this.starts[index + 1]
      at = next === undefined ? -1 : lower.indexOf(probe, next)
    }
    return false
  }

  private lowered(): string {
    if (this.lower !== undefined) return this.lower
    const texts = this.units.map(({ text }) => text.toLowerCase())
    let start = 0
    for (const text of texts) {
      this.starts.push(start)
      start += text.length + 1
    }
    this.lower = texts.join('\u0000')
    this.hidden = HIDDEN.test(this.lower)
    return this.lower
  }

  private unitAt(place: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] as number) <= place) low = middle
      else high = middle - 1
    }
    return low
  }

  private squashedAt(index: number): string {
    const known = this.squashed.get(index)
    if (known !== undefined) return known
    const made = squash(this.units[index]?.text ?? '')
    this.squashed.set(index, made)
    return made
  }
}

/** The middle of the longest stretch of letters and digits that is in the squashed text too. */
function longestWord(lower: string, squashedText: string): string {
  let best = ''
  for (let index = 0, start = 0; index <= lower.length; index += 1) {
    const found = index < lower.length ? classOf(lower.charCodeAt(index)) : 0
    if (found === LETTER || found === DIGIT) continue
    if (index - start > best.length) {
      const word = lower.slice(start, index)
      if (squashedText.includes(word)) best = word
    }
    start = index + 1
  }
  const cut = Math.max(0, (best.length - LONGEST_PROBE) >> 1)
  return best.slice(cut, cut + LONGEST_PROBE)
}
