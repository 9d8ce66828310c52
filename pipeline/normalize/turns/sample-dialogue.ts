/** Guides print short dialogues to show how one speaks; the page itself is no conversation. */
import type { PageView } from './page.ts'
import type { Opening } from './reading.ts'

/** `For example:`, `Here is a short example:` at the end of the paragraph above the first label. */
const EXAMPLE =
  /(?<!\p{L})(?:examples?|samples?|beispiele?|exemples?|ejemplos?|esempi[o]?|exemplos?|voorbeeld(?:en)?|przykład(?:y|owo)?|пример(?:ы)?|например|exempel|eksempel|příklad)(?!\p{L})[^.!?:]{0,40}[:：]\s*$/iu
/** `Good:` alone on its line: how to do it, and below it how not to. */
const JUDGED =
  /^\W{0,3}(?:good|bad|better|worse|right|wrong|do|don['’]t|correct|incorrect|instead(?: of)?|try(?: this)?|gut|schlecht|besser|richtig|falsch|statt|bien|mal|mejor|bon|mauvais|mieux|giusto|sbagliato|meglio|goed|fout|beter|dobrze|źle|правильно|неправильно)\s?[:：]\s*$/iu
const LONGEST_END = 120
const LONGEST_SAMPLE = 20
/** A conversation fills its page; what is shown stands among advice. */
const LARGEST_SHARE = 0.5

function announcesSample(text: string): boolean {
  return EXAMPLE.test(text.slice(-LONGEST_END)) || (text.length <= LONGEST_JUDGEMENT && JUDGED.test(text))
}

const LONGEST_JUDGEMENT = 24

export function isSampleDialogue(page: PageView, openings: readonly Opening[]): boolean {
  if (openings.length > LONGEST_SAMPLE) return false
  const first = openings[0]?.unit ?? 0
  const above = page.units.slice(0, first).findLast(({ kind, text }) => kind === 'speech' && text.trim() !== '')
  if (above === undefined || !announcesSample(above.text)) return false
  const labelled = new Set(openings.map(({ unit }) => unit))
  let own = 0
  let all = 0
  for (const { index, kind, text } of page.units) {
    if (kind !== 'speech') continue
    all += text.length
    if (labelled.has(index)) own += text.length
  }
  return own < all * LARGEST_SHARE
}
