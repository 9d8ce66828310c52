/** The readers that are tried, and how often each gets a turn. */

import type { Corpus } from './corpus.ts'
import { type Draw, mutate } from './mutate.ts'

export type Kind =
  | 'html' | 'text' | 'markdown' | 'charset' | 'archive' | 'settings' | 'transcript' | 'our-markdown' | 'pdf' | 'epub' | 'image' | 'svg' | 'joined' | 'facts' | 'headers' | 'robots' | 'capture' // biome-ignore format: one row

const TURNS: Record<Kind, number> = {
  html: 40, text: 8, markdown: 14, charset: 6, archive: 4, settings: 6, transcript: 8, 'our-markdown': 6, pdf: 3, epub: 3, image: 4, svg: 4,
  joined: 10, facts: 8, headers: 4, robots: 3, capture: 4,
} // biome-ignore format: one row

/** Longer names first: one may begin another. */
export const KINDS = (Object.keys(TURNS) as Kind[]).sort((one, other) => other.length - one.length)

const KINDS_BY_TURN = (Object.keys(TURNS) as Kind[]).flatMap((kind) => Array.from({ length: TURNS[kind] }, () => kind))

export interface Input {
  kind: Kind
  bytes: Buffer
  /** The file it was made from. */
  seed: string
  /** Whether books are made of it and read back. */
  whole: boolean
}

/** The n-th input of a seed. */
export function inputOf(corpus: Corpus, draw: Draw): Input {
  const kind = KINDS_BY_TURN[Math.floor(draw() * KINDS_BY_TURN.length)] as Kind
  const seeds = corpus[kind]
  const pick = () => seeds[Math.floor(draw() * seeds.length)] ?? { name: 'nothing', bytes: Buffer.alloc(0) }
  const [seed, other] = [pick(), pick()]
  const binary = ['pdf', 'epub', 'image', 'charset', 'archive'].includes(kind)
  return { kind, seed: seed.name, bytes: mutate(seed.bytes, other.bytes, binary, draw), whole: draw() < 0.005 }
}
