/** The same for scripts without capitals and with spaces between words: Arabic, Hebrew, Devanagari and their kin. */
import type { PageView } from '../turns/page.ts'
import type { Regions } from './interviewee.ts'

export const UNCASED = /^(?:ar|fa|ur|ps|ckb|he|yi|hi|mr|ne|bn|gu|pa|ta|te|kn|ml|ka|hy)/

/** Words that stand in no name, or between a name and the rest of its sentence. */
const FUNCTION_WORDS = new Set(
  (
    'في من على إلى عن أن إن ما لا لم لن قد هو هي هذا هذه ذلك التي الذي مع بعد قبل بين كل أو ثم حول عند حتى كما كان كانت وكان حوار مقابلة لقاء منذ خلال اليوم ' +
    'של את על עם לא הוא היא זה זאת כי אם גם או אבל מה מי איך למה יש אין כל עוד רק כבר היה הייתה לפני אחרי בין אל מן שלי ריאיון ראיון ' +
    'के की का को में से है हैं था थी थे और पर ने यह वह इस उस एक भी हो कि जो तो ही साथ लिए बात बातचीत साक्षात्कार'
  ).split(' '),
)
const MOST_WORDS = 3000

/** `حوار مع صانع الفوانيس سليم الحداد`: who is brought in, the office first. */
const BROUGHT_IN = /(?:حوار|مقابلة|لقاء) مع |(?:ריאיון|ראיון|שיחה) עם /gu
const LONGEST_RUN = 5

/** The name at the end of an office and a name. */
function broughtIn(text: string): string | undefined {
  for (const match of text.matchAll(BROUGHT_IN)) {
    const rest = /^[\p{L}\p{M}'’״׳ -]*/u.exec(text.slice(match.index + match[0].length, match.index + 140))?.[0] ?? ''
    const words = rest.trim().split(' ')
    const end = words.findIndex((word) => FUNCTION_WORDS.has(word))
    const run = end < 0 ? words : words.slice(0, end)
    if (run.length < 3 || run.length > LONGEST_RUN) continue
    return run.slice(-2).join(' ')
  }
  return undefined
}

/** Two words that stand together in several places before the first question. */
export function uncasedInterviewee(page: PageView, { title, lead, captions }: Regions): string | undefined {
  const { contributors, interviewers, site } = page.article.metadata
  const passed = new Set([...contributors.map(({ name }) => name), ...interviewers])
  for (const text of [title, ...lead]) {
    const name = broughtIn(text)
    if (name !== undefined && !passed.has(name)) return name
  }
  const votes = new Map<string, { places: number; points: number }>()
  const weighted: [string, number][] = [[title, 3]]
  for (const text of lead) weighted.push([text, 1])
  // What the head of the page prints of the headline is no second place.
  for (const text of captions) if (text.trim() !== title) weighted.push([text, 1.5])
  for (const [text, weight] of weighted)
    for (const [name, bonus] of pairsIn(text)) {
      if (passed.has(name) || site?.name.includes(name)) continue
      const seen = votes.get(name) ?? { places: 0, points: 0 }
      votes.set(name, { places: seen.places + 1, points: seen.points + weight + bonus })
    }
  const best = [...votes].filter(([, { places }]) => places >= 2).sort((a, b) => b[1].points - a[1].points)[0]
  return best && best[1].points >= 2.5 ? best[0] : undefined
}

/** Neighbouring words with nothing but a space between them, once a text; more where a colon or a bracket follows. */
function pairsIn(printed: string): Map<string, number> {
  // What is quoted in a headline is what the guest said.
  const text = printed.replace(/["“„«][^"“”»«\n]{1,200}["”»]/gu, '"')
  const found = new Map<string, number>()
  const words = [...text.matchAll(/[\p{L}\p{M}'’״׳-]+/gu)].slice(0, MOST_WORDS)
  words.forEach((match, index) => {
    const next = words[index + 1]
    if (next === undefined) return
    const [first, second] = [match[0], next[0]]
    const end = next.index + second.length
    if (text.slice(match.index + first.length, next.index) !== ' ') return
    if ([first, second].some((word) => [...word].length < 2 || FUNCTION_WORDS.has(word))) return
    const after = words[index + 2]
    const parted = after === undefined || FUNCTION_WORDS.has(after[0]) || text.slice(end, after.index) !== ' '
    const marked = (parted ? 1 : 0) - (/^(?:ال|ה)/u.test(first) ? 1 : 0)
    const name = `${first} ${second}`
    found.set(name, Math.max(found.get(name) ?? 0, marked))
  })
  return found
}
