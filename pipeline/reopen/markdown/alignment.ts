/** Which elements of two lists are the same, in order (E. W. Myers, An O(ND) Difference Algorithm, 1986). */

/** Beyond so many differences the lists are taken for different altogether: memory grows with the square. */
const MAX_DIFFERENCES = 600

/** Pairs of indices, both rising. */
export function commonElements(one: readonly string[], other: readonly string[]): [number, number][] {
  const reached: number[][] = []
  let furthest = [0]
  for (let differences = 0; differences <= Math.min(one.length + other.length, MAX_DIFFERENCES); differences += 1) {
    const next: number[] = []
    for (let step = 0; step <= differences; step += 1) {
      const diagonal = 2 * step - differences
      let x = differences === 0 ? 0 : startOf(furthest, step, differences)
      while (x < one.length && x - diagonal < other.length && one[x] === other[x - diagonal]) x += 1
      next.push(x)
      if (x >= one.length && x - diagonal >= other.length) return trace([...reached, next], one, other)
    }
    reached.push(next)
    furthest = next
  }
  return []
}

/** From the round before: one further along `one` on the diagonal below, or the same place on the one above. */
function startOf(before: readonly number[], step: number, differences: number): number {
  const right = step > 0 ? (before[step - 1] as number) + 1 : -1
  const down = step < differences ? (before[step] as number) : -1
  return Math.max(right, down)
}

function trace(rounds: readonly number[][], one: readonly string[], other: readonly string[]): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [one.length, other.length]
  for (let differences = rounds.length - 1; differences >= 0; differences -= 1) {
    const step = (x - y + differences) / 2
    const before = differences === 0 ? undefined : (rounds[differences - 1] as number[])
    const start = before === undefined ? 0 : startOf(before, step, differences)
    while (x > start) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    if (before === undefined) break
    const right = step > 0 ? (before[step - 1] as number) + 1 : -1
    if (right === start) x = start - 1
    else y -= 1
  }
  return pairs.reverse()
}
