/** Shares over many turns, counted on some of them. */

/** So many tell a share to within a few hundredths, and a page that has more is long enough to be sure of. */
const MOST = 200

/** Indices of at most 200 of so many, evenly spread over all. */
export function sampleOf(count: number): number[] {
  const step = Math.max(1, count / MOST)
  return Array.from({ length: Math.min(count, MOST) }, (_, index) => Math.floor(index * step))
}

/** Share of a list of so many for which a test holds; 0 of none. */
export function shareOf(count: number, holds: (index: number) => boolean): number {
  const sample = sampleOf(count)
  return sample.filter(holds).length / Math.max(1, sample.length)
}
