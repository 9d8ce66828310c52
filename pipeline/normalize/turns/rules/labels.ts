/** Rules that find labels, one function a convention. Each proposes; only the whole page decides (turns/vote.ts). */
import {
  COLON,
  couldBeName,
  type LabelCandidate,
  labelKey,
  named,
  parseColonLabel,
  parseDashLabel,
  parseLoneLabel,
} from '../label.ts'
import type { PageView } from '../page.ts'
import type { Unit } from '../unit.ts'
import { answersByName, askingRole, isPairMark, keyOf } from '../words/parts.ts'
import { portrays } from '../words/portrait.ts'
import { abbreviating, parseHeaded, parseLetter } from './abbreviated.ts'
import { eachLine, isUpper, linesOf } from './label-lines.ts'

export interface LabelRule {
  name: string
  candidates(page: PageView): LabelCandidate[]
}

/** What follows a label that has no colon must be more than a word. */
const SPOKEN = 2

function candidate(
  unit: Unit,
  start: number,
  parsed: { length: number; text: string; name: string; office?: string; time?: string },
): LabelCandidate {
  const { text, name, office, time } = parsed
  const end = start + parsed.length
  const labelAt = unit.text.indexOf(text.slice(0, 4), start)
  const run = runAt(unit, labelAt)
  const found: LabelCandidate = {
    unit: unit.index,
    start,
    end,
    text,
    name,
    key: labelKey(name),
    colon: COLON.test(unit.text.slice(labelAt + text.length, end)),
    strong: run?.strong === true || unit.kind === 'heading',
    alone: unit.text.slice(end).trim() === '',
  }
  if (office !== undefined) found.office = office
  if (time !== undefined) found.time = time
  return found
}

function runAt({ runs }: Unit, place: number): Unit['runs'][number] | undefined {
  for (const run of runs) if (run.end > place) return run.start <= place ? run : undefined
  return undefined
}

/** The first line of a text, cut off or not. */
function firstLine(text: string): string {
  const end = text.indexOf('\n')
  return end < 0 ? text : text.slice(0, end)
}

/** `Andrew: …`, `**李明**：…`, `Ann Lee (chair): …`, `[00:12:34] Ann: …`, `Ann 00:12`, `Kurier: …` and then `K.: …`. */
const colon: LabelRule = {
  name: 'colon-label',
  candidates: (page) => {
    const letters: LabelCandidate[] = []
    const full = eachLine(linesOf(page).colons, (line, unit, start) => {
      const parsed = parseColonLabel(firstLine(line))
      const letter = parsed ? undefined : parseLetter(line)
      if (letter) letters.push(candidate(unit, start, letter))
      return parsed ? candidate(unit, start, parsed) : undefined
    })
    return letters.length < 2 ? full : [...full, ...abbreviating(letters, full)]
  },
}

/** A label alone in its paragraph, heading, `<dt>` or line, the speech below it. */
const alone: LabelRule = {
  name: 'label-line',
  candidates: (page) => {
    const found: LabelCandidate[] = []
    for (const unit of page.units) {
      if (unit.kind === 'aside' || unit.kind === 'rule' || unit.runs.length === 0) continue
      if (unit.text.length > 400 && unit.text.lastIndexOf('\n', 400) < 0) continue
      const line = firstLine(unit.text)
      if (line.trim().length > 60) continue
      const parsed = parseLoneLabel(line) ?? parseHeaded(page, unit)
      const whole = unit.text.trim() === line.trim()
      if (!parsed || line.slice(parsed.length).trim() !== '') continue
      const next = page.units[unit.index + 1]
      if (whole && (next === undefined || next.kind === 'heading' || next.kind === 'rule')) continue
      const broken = unit.text.indexOf('\n') + 1
      const length = whole ? unit.text.length : Math.min(unit.text.length, broken + dashAt(unit.text, broken))
      found.push({ ...candidate(unit, 0, { ...parsed, length }), alone: whole })
    }
    return found
  },
}

/** `Ann` above `– I think …`: the dash is the label's. Arabic types the stroke that lengthens letters for one. */
function dashAt(text: string, from: number): number {
  return /^[\s]{0,3}[-–—―─\u0640]{1,2}\s{1,3}(?=\S)/u.exec(text.slice(from, from + 10))?.[0].length ?? 0
}

/** No label is longer, with its marks; what follows would look through a hostile one again and again. */
const LONGEST_BOLD = 200

/** The label is told from the speech by bold only: `**Smith** I think …`, `**Pregunta.** ¿…?`. */
const marked: LabelRule = {
  name: 'bold-label',
  candidates: (page) =>
    eachLine(linesOf(page).partlyBold, (_line, unit, start) => {
      const run = runAt(unit, start)
      if (!run?.strong || unit.kind === 'heading' || run.end - start > LONGEST_BOLD) return undefined
      const text = unit.text.slice(start, run.end)
      if (text.includes('\n') && text.trimEnd().includes('\n')) return undefined
      const office = officeBehind(unit, run)
      if (office !== undefined) return candidate(unit, start, { length: office.end - start, ...office })
      const rest = unit.text.slice(run.end)
      const mark = /^[\s.:：,–—-]{0,4}/u.exec(rest)?.[0] ?? ''
      const parsed = named(text.replace(/[\s.:：–—-]+$/u, ''), run.end - start + mark.length)
      if (!/[:：]/.test(text.slice(-2) + mark) && portrays(rest)) return undefined
      if (!parsed || parsed.text.length > 40 || rest.slice(mark.length).trim().length < SPOKEN) return undefined
      if (/^[\p{Ll},，;；)）]/u.test(rest.trimStart()) && !/[.:：–—-]/u.test(text.slice(-2) + mark)) return undefined
      return candidate(unit, start, parsed)
    }),
}

/** `**Mme Claire Vasseur**, *ministre de la mer*. Monsieur le député, …`: records of parliaments. */
function officeBehind({ text, runs }: Unit, { start, end }: Unit['runs'][number]) {
  const comma = runs.find((run) => run.start === end)
  const office = comma && runs.find((run) => run.start === comma.end)
  if (!comma || !office?.emphasis || office.strong || text.slice(comma.start, comma.end).trim() !== ',')
    return undefined
  const mark = /^\s?[.:]\s?(?:[–—-]\s?)?/u.exec(text.slice(office.end))?.[0]
  const name = named(text.slice(start, end).trim(), 0)?.name
  const printed = text.slice(office.start, office.end)
  if (mark === undefined || name === undefined || printed.length > 120 || printed.includes('\n')) return undefined
  const label = text.slice(start, office.end).trim().replace(/[.:]$/u, '')
  return { text: label, name, office: printed.trim().replace(/[.:]$/u, ''), end: office.end + mark.length }
}

/** Capitals, with the title before them in small letters as records of parliaments print it: `Mr. DOE of Ohio.` */
const PERIOD_LABEL =
  /^[\s\u00a0]{0,8}((?:(?:The|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Hon|Prof|Professor|Sen|Senator|Rep|Representative|Delegate|Secretary|Director|Commissioner|Ambassador|General|Admiral|Colonel|Captain|Judge|Justice|Mayor|Governor|Chairman|Chairwoman|Chair|President)\.? ){0,2}\p{Lu}[\p{Lu}\p{M}.'’ -]*\p{Lu}(?: of \p{Lu}\p{Ll}{2,20})?)\.(?:\s{0,2}[–—-])?\s(?=\S)/u
/** `P.S.: …` is no question. */
const PAIR_PERIOD =
  /^\s?([\p{L}\p{M}]{1,12})\s?(\d{1,3})?\s?(?!\.\s?[SsDd]\s?[.:])[.．。)|/–—-]{1,2}[\s\u3000]{0,3}(?=\S)/u

/** `CHAIRMAN POWELL. Good afternoon`, `MR. SMITH. …`, `Q. … A. …`, `P.- …`. */
const period: LabelRule = {
  name: 'period-label',
  candidates: (page) =>
    eachLine(linesOf(page).all, (line, unit, start) => {
      const pair = PAIR_PERIOD.exec(line)
      const key = pair ? keyOf(pair[1] ?? '') : ''
      if (pair && (isPairMark(key) || askingRole(key) || answersByName(key))) {
        const text = `${pair[1]}${pair[2] ?? ''}`
        return candidate(unit, start, { length: pair[0].length, text, name: pair[1] ?? '' })
      }
      const capitals = isUpper(line.trimStart().slice(0, 1)) ? PERIOD_LABEL.exec(line) : null
      const parsed = capitals ? named(capitals[1] ?? '', capitals[0].length) : undefined
      return parsed ? candidate(unit, start, parsed) : undefined
    }),
}

const INITIALS = /^\s?((?:\p{Lu}\.?){2,4})[\s\u00a0–—-]{1,4}(?=[\p{L}\d"“‘«(（[¿¡….])/u

/** `AD She was all in.`: initials of somebody the page names, without any mark. */
const initials: LabelRule = {
  name: 'initials',
  candidates: (page) =>
    eachLine(linesOf(page).shouting, (line, unit, start) => {
      const match = INITIALS.exec(line)
      const text = match?.[1] ?? ''
      if (!match || page.names.ofInitials(text) === undefined) return undefined
      return candidate(unit, start, { length: match[0].length, text, name: text })
    }),
}

const CAPITALS = /^\s?(\p{Lu}{3,}(?: \p{Lu}{2,}){0,2})[ \u00a0]{1,3}(?=[\p{Lu}“"‘¿¡«(])/u

/** `HOST Welcome back`: capitals part the name from the speech where a style sheet did it on the page. */
const capitals: LabelRule = {
  name: 'capitals-label',
  candidates: (page) =>
    eachLine(linesOf(page).shouting, (line, unit, start) => {
      const match = CAPITALS.exec(line)
      const parsed = match ? named(match[1] ?? '', match[0].length) : undefined
      return parsed ? candidate(unit, start, parsed) : undefined
    }),
}

const BRACKET =
  /^[\s\u3000]*[【[〔［<＜〈]([^】\]〕］>＞〉\n\d][^】\]〕］>＞〉\n]{0,38})[】\]〕］>＞〉][\s\u3000:：]{0,4}(?=\S|$)/u

/** `【记者】…`, `[Ann] …`, `<ann> …`. */
const bracket: LabelRule = {
  name: 'bracket-label',
  candidates: (page) =>
    eachLine(linesOf(page).bracket, (line, unit, start) => {
      const match = BRACKET.exec(line)
      const parsed = match ? named(match[1] ?? '', match[0].length) : undefined
      return parsed ? candidate(unit, start, parsed) : undefined
    }),
}

/** `Smith — I think …`, `M. Dupont. – Merci`, `记者｜…`. */
const dashed: LabelRule = {
  name: 'dash-label',
  candidates: (page) =>
    eachLine(linesOf(page).all, (line, unit, start) => {
      const parsed = parseDashLabel(line)
      return parsed ? candidate(unit, start, parsed) : undefined
    }),
}

const IDEOGRAPHIC =
  /^[\s]*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-zー・々（）()]{1,16})[\u3000]+(?=\S)/u

/** `山田　それは…`: an ideographic space parts the name from the speech. */
const spaced: LabelRule = {
  name: 'ideographic-space-label',
  candidates: (page) =>
    eachLine(linesOf(page).ideographicSpace, (line, unit, start) => {
      const match = IDEOGRAPHIC.exec(line)
      const text = match?.[1] ?? ''
      if (!match || !couldBeName(text) || GIVEN_NAME.test(line.slice(match[0].length))) return undefined
      const parsed = named(text, match[0].length)
      return parsed ? candidate(unit, start, parsed) : undefined
    }),
}

/** `石田　花（主催者）` in a list of who takes part: the space stands inside the name. */
const GIVEN_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,4}[（(]/u

const QUOTED =
  /^[\s]*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}A-Za-zー・]{1,16}?)(?<![はがもにのとでをへやな、])(?=[「『])/u

/** `木下さん「それは…」`: the name stands before what is said, between its quotation marks to the end. */
const quoted: LabelRule = {
  name: 'quoted-speech-label',
  candidates: (page) =>
    eachLine(linesOf(page).cornerQuote, (line, unit, start) => {
      const match = /^[\s]*[^\s「『]{1,16}[「『]/u.test(line.slice(0, 24)) ? QUOTED.exec(line) : null
      if (!match) return undefined
      const end = unit.text.indexOf('\n', start)
      const speech = unit.text.slice(start, end < 0 ? undefined : end).trimEnd()
      if (!/[」』]$/u.test(speech) || !couldBeName(match[1] ?? '')) return undefined
      const parsed = named(match[1] ?? '', match[0].length)
      return parsed ? candidate(unit, start, parsed) : undefined
    }),
}

export const LABEL_RULES: readonly LabelRule[] = [
  colon,
  alone,
  marked,
  period,
  initials,
  capitals,
  bracket,
  dashed,
  spaced,
  quoted,
]

/** Rules that may lend a label to each other: the name stands at the head of its speech in all of them. */
export const KIN: ReadonlySet<string> = new Set(['colon-label', 'bold-label', 'period-label', 'bracket-label'])

const found = new WeakMap<PageView, Map<LabelRule, LabelCandidate[]>>()

/** The candidates of a rule, looked for once a page. */
export function candidatesOf(page: PageView, rule: LabelRule): LabelCandidate[] {
  const byRule = found.get(page) ?? new Map<LabelRule, LabelCandidate[]>()
  found.set(page, byRule)
  const candidates = byRule.get(rule) ?? rule.candidates(page)
  byRule.set(rule, candidates)
  return candidates
}
