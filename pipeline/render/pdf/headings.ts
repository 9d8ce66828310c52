/** Heading depths of the page → levels without a gap, which PDF/UA-1 (ISO 14289-1, 7.4.2) asks for. */
export class HeadingLevels {
  /** Depths of the open sections, outermost first. */
  readonly #open: number[] = []

  next(depth: number): number {
    while ((this.#open.at(-1) ?? 0) >= depth) this.#open.pop()
    this.#open.push(depth)
    return this.#open.length
  }
}
