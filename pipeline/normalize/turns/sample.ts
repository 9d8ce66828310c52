/** Shares over many turns, counted on some of them. */

/** So many tell a share to within a few hundredths, and a page that has more is long enough to be sure of. */
const MOST = 200

/** Share of a list of so many for which a test holds; 0 of none. At most 200 are asked, evenly spread over all. */
export function shareOf(count: number, holds: (index: number) => boolean): number {
  const asked = Math.min(count, MOST)
  const step = Math.max(1, count / MOST)
  let held = 0
  for (let place = 0; place < asked; place += 1) if (holds(Math.floor(place * step))) held += 1
  return held / Math.max(1, asked)
}
