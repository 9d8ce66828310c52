/** Rules that tell a question by its form alone, one predicate a convention; the page decides (turns/form-reading.ts). */
import type { PageView } from '../page.ts'
import type { Unit } from '../unit.ts'
import { isQuestion } from '../words/questions.ts'

/** Characters of a unit that are the question; the rest of the unit, if any, belongs to the answer. */
export interface QuestionSpan {
  start: number
  end: number
}

export interface FormRule {
  name: string
  /** The mark says "question" by itself, whatever the punctuation. */
  certain?: boolean
  /** What stands in this form without a question mark may ask all the same. */
  prompts?: true
  /** Sees only questions that end in a question mark. */
  partial?: boolean
  /** Two forms at once, of the one only what ends in a question mark: a page of the other form has more. */
  mixed?: true
  /** A sign at its head tells it: a lead before the first question has none. */
  signed?: boolean
  /** Which question a unit holds, if it has this form. */
  question(unit: Unit): QuestionSpan | undefined
}

const whole = (unit: Unit): QuestionSpan => ({ start: 0, end: unit.text.length })
const when = (test: (unit: Unit) => boolean) => (unit: Unit) => (test(unit) ? whole(unit) : undefined)

/** The page's own words for a question, in class names and attributes. */
const QUESTION_MARK =
  /(?:^|[-_ ])(?:question|questions|frage|fragen|pregunta|domanda|pergunta|vraag|q|ask|asker|interviewer|quest|itw-q|shitsumon|wenti)(?:$|[-_ \d])|interview(?:er)?[-_]?(?:question|frage|q)$/i

function headings(depth: number): FormRule {
  return {
    name: `heading-question-${depth}`,
    prompts: true,
    question: when(({ node }) => node.type === 'heading' && node.depth === depth),
  }
}

const SHORTEST_LEAD = 6

/** The bold (or italic) head of a paragraph whose rest is plain: question and answer in one paragraph. */
export function lead(unit: Unit, mark: 'strong' | 'emphasis'): QuestionSpan | undefined {
  if (unit.kind !== 'speech' || unit.runs.length < 2 || unit[mark] || !unit.runs.some((run) => run[mark]))
    return undefined
  let end = 0
  for (const run of unit.runs) {
    const text = unit.text.slice(run.start, run.end)
    if (!run[mark] && /[\p{L}\p{N}]/u.test(text)) break
    const newline = run[mark] ? text.trimEnd().indexOf('\n') : -1
    // A line break inside the bold parts a question from an answer that begins with a title in bold.
    if (newline >= 0 && isQuestion(text.slice(0, newline))) {
      end = run.start + newline
      break
    }
    end = run.end
    if (!run[mark] && text.includes('\n')) break
  }
  end = beforeName(unit.text, end)
  if (end < SHORTEST_LEAD) return undefined
  const question = unit.text.slice(0, end).trim()
  const answer = unit.text.slice(end).trim()
  // Alone on its line, the bold needs no mark of a sentence's end to be apart from the answer.
  const ended = /[?？!！.…。:：]["”»\d]*$/u.test(question) || /^\s{0,3}\n/u.test(unit.text.slice(question.length))
  return question.length >= SHORTEST_LEAD && answer.length >= 2 && ended ? { start: 0, end } : undefined
}

/** `**What now?** **Ann Lee - ** …`: the bold goes on with who answers, whose label the answer keeps. */
function beforeName(text: string, end: number): number {
  const from = Math.max(0, end - LONGEST_NAME)
  const name = /[-–—:]\s*$/u.test(text.slice(from, end)) ? NAME_BEHIND.exec(text.slice(from, end)) : null
  return name ? from + name.index + (name[1]?.length ?? 0) : end
}

const LONGEST_NAME = 70
const NAME_BEHIND = /([?？]["”»]?)\s{1,3}\p{Lu}[^?!.…:]{1,48}\s{0,2}[-–—:]\s*$/u

function boldQuestion(unit: Unit): QuestionSpan | undefined {
  if (unit.kind !== 'speech') return undefined
  if (unit.strong) return whole(unit)
  const span = lead(unit, 'strong')
  return span !== undefined && isQuestion(unit.text.slice(0, span.end)) ? span : undefined
}

/** A line longer than this is no question. */
const LONGEST_LINE = 400

/** `Question?<br>Answer`: nothing but the line tells them apart. */
function firstLine({ kind, text }: Unit): QuestionSpan | undefined {
  const end = kind === 'speech' ? text.indexOf('\n') : -1
  if (end < 6 || end > LONGEST_LINE || text.slice(end).trim() === '') return undefined
  return isQuestion(text.slice(0, end)) ? { start: 0, end } : undefined
}

const DASH = /^[\s]*(?:[—–―─]|--|-(?=[^\d-])|ーー)/u
/** `1. `, `三、`, `05 `: what counts the questions of a page. */
export const NUMBERED = /^\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:\s?[.)、．：:/]|[\s\u3000])\s*(?=[^\s\d])/u
const NUMBER = /^[\s]*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.)、．：:/]/u
const BULLET = /^[\s]*[*＊•●■□▲△◆◇▶►▷▼★☆※◎○▪▫➤➔→✦❖]/u

/** `* Question?` and below it, in the same paragraph, `- Answer`: two signs of the page's own. */
function signedHead({ kind, text }: Unit): QuestionSpan | undefined {
  if (kind !== 'speech' || !BULLET.test(text.slice(0, 8))) return undefined
  const end = text.search(/\n\s{0,3}[-–—□○△▷☆◇]\s?\S/u)
  return end > 0 && isQuestion(text.slice(0, end)) ? { start: 0, end } : undefined
}

export function startsWithDash(text: string): boolean {
  return DASH.test(text)
}

/** The table: what a question may look like when no label says so. */
export const FORM_RULES: readonly FormRule[] = [
  {
    name: 'marked-question',
    certain: true,
    question: when(
      ({ block, kind }) =>
        kind !== 'aside' &&
        (block.classes.some((name) => QUESTION_MARK.test(name)) ||
          Object.values(block.attributes).some((value) => QUESTION_MARK.test(value))),
    ),
  },
  { name: 'definition-term', question: when(({ block, kind }) => kind === 'speech' && block.tag === 'dt') },
  { name: 'bold-question', question: when(({ strong, kind }) => kind === 'speech' && strong) },
  { name: 'italic-question', question: when(({ emphasis, kind }) => kind === 'speech' && emphasis) },
  ...[1, 2, 3, 4, 5, 6].map(headings),
  { name: 'bold-head', prompts: true, question: (unit) => lead(unit, 'strong') },
  { name: 'italic-head', question: (unit) => lead(unit, 'emphasis') },
  // One of the editors broke the line after the question, another began a paragraph: both on one page.
  { name: 'bold-question-or-head', mixed: true, question: boldQuestion },
  {
    name: 'quoted-question',
    question: when(
      ({ node, kind, block }) =>
        kind === 'speech' &&
        (node.type === 'blockquote' || block.node.type === 'blockquote' || block.ancestors[0] === 'blockquote'),
    ),
  },
  // `<ul><li>Question?</li></ul>` between paragraphs: the bullet or the number is the mark of a question.
  {
    name: 'list-question',
    question: when(({ part, block: { node } }) => part && node.type === 'list' && node.children.length === 1),
  },
  { name: 'linked-question', question: when(({ link, kind }) => kind === 'speech' && link) },
  {
    name: 'dash-question',
    partial: true,
    signed: true,
    question: when(({ kind, text, asks }) => kind === 'speech' && asks && startsWithDash(text)),
  },
  // Questions that end in a full stop, or in nothing, among dashed ones.
  { name: 'dash-line', signed: true, question: when(({ kind, text }) => kind === 'speech' && startsWithDash(text)) },
  { name: 'line-question', partial: true, question: firstLine },
  {
    name: 'numbered-question',
    partial: true,
    question: when(({ kind, text, asks }) => kind === 'speech' && asks && NUMBER.test(text)),
  },
  { name: 'signed-head', signed: true, question: signedHead },
  {
    name: 'bulleted-question',
    partial: true,
    question: when(({ kind, text, asks }) => kind === 'speech' && asks && BULLET.test(text)),
  },
]

/** Class names, or an ink, on questions only: a site marks them without saying so in a word we know. */
export function classRules(page: PageView): FormRule[] {
  const tally = new Map<string, { all: number; asking: number }>()
  let asking = 0
  for (const { kind, block, asks } of page.units) {
    if (kind !== 'speech') continue
    if (asks) asking += 1
    const names = marksOf(block)
    for (const name of names.length > 1 ? new Set(names) : names) {
      const entry = tally.get(name) ?? { all: 0, asking: 0 }
      entry.all += 1
      if (asks) entry.asking += 1
      tally.set(name, entry)
    }
  }
  return [...tally]
    .filter(([, { all, asking: own }]) => all >= 3 && own >= all * 0.6 && own >= asking * 0.6)
    .slice(0, 12)
    .map(([name]) => ({
      name: `class-question .${name}`,
      question: when(({ block, kind }) => kind === 'speech' && marksOf(block).includes(name)),
    }))
}

function marksOf({ classes, attributes }: Unit['block']): readonly string[] {
  const colour = attributes['lead-colour']
  return colour === undefined ? classes : [...classes, `colour ${colour}`]
}

/** `He asks: “Who are you?”`: the sentence tells of a question. */
function isReported(text: string): boolean {
  return /[:：][\s]?[“"「『‘][^“”"「」『』‘’]{2,80}[?？][”"」』’][\s]*$/u.test(text.slice(-100))
}

/** Paragraphs that only their question mark tells apart: the last resort, for pages saved as plain text. */
export const PLAIN_QUESTION: FormRule = {
  name: 'plain-question',
  question: when(({ kind, asks, text }) => kind === 'speech' && asks && text.length < 600 && !isReported(text)),
}
