/** The text that a mistyped one most likely stands for. */

/** Dice's coefficient from which a text is worth suggesting. */
const ALIKE = 0.4

/** By the pairs of neighbouring characters they share; compared up to the length of `wanted`. Undefined: none is near. */
export function nearest(wanted: string, texts: readonly string[]): string | undefined {
  const pairs = pairsOf(wanted)
  let best: { text: string; score: number } = { text: '', score: ALIKE }
  for (const text of texts) {
    const others = pairsOf([...text].slice(0, [...wanted].length + 2).join(''))
    let shared = 0
    for (const pair of pairs) if (others.has(pair)) shared += 1
    const score = (2 * shared) / (pairs.size + others.size)
    if (score > best.score) best = { text, score }
  }
  return best.text === '' ? undefined : best.text
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.toLowerCase().replace(/\s+/g, '')]
  const pairs = new Set(characters.length === 1 ? characters : [])
  for (let index = 1; index < characters.length; index += 1) pairs.add(`${characters[index - 1]}${characters[index]}`)
  return pairs
}
