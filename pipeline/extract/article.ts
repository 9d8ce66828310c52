/** Whether what was found is an article at all. */
import { ColloquyError } from '../errors.ts'
import type { Page } from '../transcript/page.ts'

/** Letters of running text (an ideograph counts as two) below which there is no article. */
const SHORTEST = 60

export function articleOrThrow(pieces: readonly { weight: number; linked: number }[], page: Page): void {
  const weight = pieces.reduce((sum, piece) => sum + piece.weight - piece.linked, 0)
  if (weight >= SHORTEST) return
  throw new ColloquyError(
    'no-article',
    `expected running text of at least ${SHORTEST} letters, found ${Math.max(0, weight)} outside navigation and links; ` +
      `give the article's own page, or name its element with select.body in source.yaml`,
    { file: page.name },
  )
}
