/** Conversations in which every turn begins with a dash and nothing else tells who speaks: `— …? — …`. */
import type { PageView } from './page.ts'
import type { Opening, Reading } from './reading.ts'
import { startsWithDash } from './rules/forms.ts'
import { personsIn } from './words/pronouns.ts'

const LEADING_DASH = /^[\s]*(?:[—–―─]+|ー{2,4}|--?)[\s]*/u
/** So many of the paragraphs begin with a dash that hardly an answer has a second one. */
const STRICT = 0.9
/** A speech tag after a comma or dash: fiction tells who speaks inside the sentence. */
const NARRATED = /[,.!?…] ?[—–] ?\p{Ll}/u

export function readDashes(page: PageView): Reading | undefined {
  const dashed = page.units.filter(({ kind, text }) => kind === 'speech' && startsWithDash(text))
  const first = dashed[0]?.index ?? 0
  const last = dashed.at(-1)?.index ?? 0
  const speech = page.units.slice(first, last + 1).filter(({ kind, strong }) => kind === 'speech' && !strong)
  if (dashed.length < 6 || dashed.length < speech.length * 0.4) return undefined
  const narrated = dashed.filter(({ text }) => NARRATED.test(text.slice(2, 200))).length / dashed.length
  const share = (parity: number) => {
    const own = dashed.filter((_, index) => index % 2 === parity)
    return own.filter(({ text }) => /[?？]/.test(text)).length / own.length
  }
  const persons = dashed.filter(({ text }) => Object.values(personsIn(text)).includes(true)).length / dashed.length
  const strict = dashed.length >= speech.length * STRICT
  const asking = share(0) >= (strict ? 0.4 : 0.6) && share(0) >= share(1) * (strict ? 2.5 : 1.5)
  if (!asking || narrated > 0.25 || persons < 0.3 || !page.interview) return undefined
  const openings = dashed.map(({ index, text }, turn): Opening => ({
    unit: index, start: 0, body: LEADING_DASH.exec(text)?.[0].length ?? 0, label: '', name: '', key: '',
    part: turn % 2 === 0 ? 'asks' : 'answers', confidence: 0.6, rule: 'dash-turns',
  })) // biome-ignore format: fields of one kind share a row
  return { rule: 'dash-turns', confidence: 0.6, openings, outside: new Set() }
}
