/** What a contents page lists: headings, else the questions. */

import { fold } from '../../transcript/fold.ts'
import type { Block, Heading, Speaker, Transcript, Turn } from '../../transcript/model.ts'
import { textOf, turnsOf, walk } from '../../transcript/walk.ts'

export interface OutlineEntry {
  /** Anchor in the text: `s1` for a heading, `t1` for a turn. */
  id: string
  /** One line. */
  text: string
  /** 1 for the uppermost headings, without gaps; 1 for a question. */
  rank: number
}

export interface Outline {
  /** Heading → its anchor and rank. Headings without a visible character are not in it. */
  headings: ReadonlyMap<Heading, { id: string; rank: number }>
  entries: readonly OutlineEntry[]
}

export function outlineOf(transcript: Transcript): Outline {
  const found: Heading[] = []
  for (const node of walk(transcript.content))
    if (node.type === 'heading' && fold(textOf([node])) !== '') found.push(node)
  const depths = [...new Set(found.map(({ depth }) => depth))].sort((a, b) => a - b)
  const headings = new Map<Heading, { id: string; rank: number }>()
  for (const heading of found)
    headings.set(heading, { id: `s${headings.size + 1}`, rank: depths.indexOf(heading.depth) + 1 })
  const entries =
    found.length > 0
      ? [...headings].map(([heading, { id, rank }]) => ({ id, rank, text: oneLine(textOf([heading])) }))
      : questionsOf(transcript).map((turn) => ({
          id: turn.id,
          rank: 1,
          text: headline(speechOf(turn)) || turn.label || turn.id,
        }))
  return { headings, entries }
}

const ASKING = new Set<Speaker['role']>(['interviewer', 'host', 'moderator', 'audience'])

/** Turns of those who ask; where nobody has that part, turns with a question in them; else all turns. */
function questionsOf(transcript: Transcript): Turn[] {
  const turns = turnsOf(transcript)
  const askers = new Set(transcript.speakers.filter(({ role }) => ASKING.has(role)).map(({ id }) => id))
  const asked = turns.filter(({ speaker }) => askers.has(speaker))
  if (asked.length > 0) return asked
  const questions = turns.filter((turn) => /[?？؟]/.test(speechOf(turn)))
  return questions.length > 0 ? questions : turns
}

/** What was said, without the figures and notes that stand in the turn. */
function speechOf(turn: Turn): string {
  const said = turn.children.filter((block: Block) => !['figure', 'note', 'footnoteDefinition'].includes(block.type))
  return oneLine(textOf(said.length > 0 ? said : turn.children))
}

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Widths in half-width cells, as a terminal counts them: 30 Chinese characters or 60 Latin letters a line. */
const MAX_WIDTH = 60
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303F\uFF01-\uFF60]/u

/** The first sentence that asks, else the first of some length, cut at the end of a phrase when it is too long. */
export function headline(text: string, maxWidth = MAX_WIDTH): string {
  const line = oneLine(text)
  const sentences = sentencesOf(line)
  const asks = sentences.find((sentence) => /[?？؟][”’」』"')）\]]*$/.test(sentence))
  // "Mr." and "The U.S." are no sentences.
  const sentence = asks ?? sentences.find((each, index) => index === 0 && each.length >= 12) ?? line
  const characters = [...sentence]
  let width = 0
  let phrase = 0
  let word = 0
  for (const [index, character] of characters.entries()) {
    width += WIDE.test(character) ? 2 : 1
    if (width > maxWidth) {
      // A phrase that ends in the first third would say too little: then rather the end of a word.
      const cut = phrase > index / 3 ? phrase : word > index / 3 ? word : index
      return `${characters.slice(0, cut).join('').trim()}…`
    }
    if (/[，、；：,;:—–،؛]/.test(character)) phrase = index
    if (character === ' ' || WIDE.test(character)) word = index
  }
  return sentence
}

/** Ends at a full stop of any script; a Latin one only before a space, so that numbers stay whole. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？؟।][”’」』"')）\]]?)(?![”’」』"')）\]])|(?<=[.!?][”’"')\]]?) (?=\S)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}
