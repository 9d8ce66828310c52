/** The page as recognition sees it: one unit for every piece that may open a turn or belong to one. */
import type { ArticleBlock } from '../../transcript/article.ts'
import { fold } from '../../transcript/fold.ts'
import { countLetters } from '../../transcript/letters.ts'
import type { Block, Inline } from '../../transcript/model.ts'
import { textOf, visit } from '../../transcript/walk.ts'
import { flatten, type Run } from './inline.ts'
import { isQuestion } from './words/questions.ts'

export interface Unit {
  index: number
  block: ArticleBlock
  /** What stands in the transcript for this unit: the block's node, or one part of it. */
  node: Exclude<Block, { type: 'turn' }>
  /** Set where the unit is part of a list, quotation or table that was taken apart: units of one block share it. */
  part: boolean
  text: string
  runs: Run[]
  /** `aside` is never speech: a figure, a box, a footnote, a pull quote. */
  kind: 'speech' | 'heading' | 'aside' | 'rule'
  /** Whole text in bold, in italics, a link. */
  strong: boolean
  emphasis: boolean
  link: boolean
  /** Ends in a question mark, closing quotes and notes aside. */
  asks: boolean
  /** Where a label may stand: at the start of a line, and of bold after the end of a sentence. */
  heads: number[]
}

const ASIDE_HINTS = new Set(['caption', 'box', 'pullquote', 'footnote', 'byline', 'source'])

export function unitsOf(blocks: readonly ArticleBlock[]): Unit[] {
  const units: Unit[] = []
  const quotations: Gatherings = {
    attributed: blocks.filter(({ node }) => isAttributed(node)).length >= 3,
    labelled: areLabelled(blocks),
    answers: holdAnswers(blocks),
    asking: blocks.filter(({ node }) => isListedQuestion(node)).length >= 3,
  }
  const add = (block: ArticleBlock, node: Unit['node'], part: boolean) => {
    const unit = unitOf(block, node, part, units.length)
    if (unit !== undefined) units.push(unit)
  }
  for (const block of blocks) {
    const parts = partsOf(block, quotations)
    if (parts.length > 0) for (const node of parts) add(block, node, true)
    else add(block, block.node, false)
  }
  return units
}

function unitOf(block: ArticleBlock, node: Unit['node'], part: boolean, index: number): Unit | undefined {
  const inlines = inlinesOf(node)
  const flat = inlines ? flatten(inlines) : { text: textOf([node]), runs: [] }
  if (isBlank(flat.text) && inlines && !holdsReference(inlines)) return undefined
  return {
    index,
    block,
    node,
    part,
    text: flat.text,
    runs: flat.runs,
    kind: kindOf(block, node, flat.text),
    strong: covers(flat.text, flat.runs, 'strong'),
    emphasis: covers(flat.text, flat.runs, 'emphasis'),
    link: covers(flat.text, flat.runs, 'link'),
    asks: isQuestion(flat.text),
    heads: headsOf(flat.text, flat.runs),
  }
}

/** White space, or characters that print nothing: an editor leaves a zero-width space in an empty paragraph. */
function isBlank(text: string): boolean {
  return text.length <= LONGEST_BLANK ? fold(text) === '' : text.trim() === ''
}

const LONGEST_BLANK = 8

/** A paragraph of nothing but the number of a note still prints it. */
function holdsReference(inlines: readonly Inline[]): boolean {
  let found = false
  visit(inlines, ({ type }) => {
    if (type === 'footnoteReference') found = true
  })
  return found
}

export function inlinesOf(node: Block): Inline[] | undefined {
  return node.type === 'paragraph' || node.type === 'heading' ? node.children : undefined
}

/** `———`, `* * *`, `◆`: a line between two parts of a page, in characters. */
function isOrnament(text: string): boolean {
  return text.length <= 60 && /^[\s\-—–―─━_=＝*＊※◆◇■□●○•·~～☆★]+$/u.test(text)
}

function kindOf(block: ArticleBlock, node: Unit['node'], text: string): Unit['kind'] {
  if (node.type === 'thematicBreak' || (node.type === 'paragraph' && isOrnament(text))) return 'rule'
  if (node.type === 'figure' || node.type === 'note' || node.type === 'footnoteDefinition') return 'aside'
  if (block.hint !== undefined && ASIDE_HINTS.has(block.hint)) return 'aside'
  return node.type === 'heading' ? 'heading' : 'speech'
}

/** Nine letters in ten: a closing mark or a footnote number outside the bold does not make it half bold. */
function covers(text: string, runs: readonly Run[], mark: 'strong' | 'emphasis' | 'link'): boolean {
  if (runs.length === 1) return runs[0]?.[mark] === true
  if (!runs.some((run) => run[mark])) return false
  let marked = 0
  for (const run of runs) if (run[mark]) marked += countLetters(text, run.start, run.end)
  let bare = 0
  for (const run of runs) if (!run[mark]) bare += countLetters(text, run.start, run.end, marked - bare)
  return marked > 0 && (marked >= (marked + bare) * 0.9 || closesEarly(text, runs, mark))
}

/** `<b>Who built the</b> pier?`: an editor's mouse slipped over the last word; a label or a lead ends where its bold does. */
function closesEarly(text: string, runs: readonly Run[], mark: 'strong' | 'emphasis' | 'link'): boolean {
  const tail = runs.at(-1) as Run
  if (tail[mark] || tail.end - tail.start > LONGEST_TAIL || !runs.slice(0, -1).every((run) => run[mark])) return false
  const marked = text.slice(0, tail.start).trimEnd()
  const isWord = /^\s*[\p{L}\p{N}’'-]+\s?[?!.…]+[”"»]?\s*$/u.test(text.slice(tail.start))
  return isWord && /[\p{L}\p{N},]$/u.test(marked) && marked.split(' ').length > 3
}

const LONGEST_TAIL = 24

const SENTENCE_BEFORE = /[.。!?！？…"”」)）\]][ \u00a0\u3000]*$/u

/** Brackets around a time stamp at the head of the paragraph end no sentence. */
function endsSentence(before: string): boolean {
  return SENTENCE_BEFORE.test(before.slice(-8)) && /\p{L}/u.test(before.slice(-80))
}

/** Several labels may stand in one paragraph. */
function headsOf(text: string, runs: readonly Run[]): number[] {
  const heads = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) heads.push(at + 1)
  if (runs.length < 2) return heads
  const lines = heads.length
  for (const run of runs) if (run.strong && endsSentence(text.slice(0, run.start))) heads.push(run.start)
  return heads.length === lines ? heads : [...new Set(heads)].sort((a, b) => a - b)
}

interface Gatherings {
  /** Several are headed by the name of who says them. */
  attributed: boolean
  /** Most begin with a label and its colon. */
  labelled: boolean
  /** Lists of one item ask: the others do too, whatever their punctuation. */
  asking: boolean
  /** They hold most of what is said, each below a question. */
  answers: boolean
}

/** `<h4>Question ?</h4><blockquote>…</blockquote>`, three times and more: the quotations are the page's answers. */
function holdAnswers(blocks: readonly ArticleBlock[]): boolean {
  const quoted = blocks.filter(({ node, hint }) => node.type === 'blockquote' && hint !== 'pullquote')
  if (quoted.length < 3) return false
  const asked = blocks.filter(
    ({ node }, index) => blocks[index + 1]?.node.type === 'blockquote' && isQuestion(textOf([node])),
  )
  const length = (list: readonly ArticleBlock[]) => list.reduce((sum, { node }) => sum + textOf([node]).length, 0)
  return asked.length >= quoted.length * 0.6 && length(quoted) >= length(blocks) * 0.4
}

const LABELLED = /^[^\n:：]{1,40}[:：]/u

/** `> **Ann Lee:** …` below every question: each quotation is what somebody says, again and again. */
function areLabelled(blocks: readonly ArticleBlock[]): boolean {
  const quoted = blocks.filter(({ node, hint }) => node.type === 'blockquote' && hint !== 'pullquote')
  if (quoted.length < 4) return false
  const labels = quoted.flatMap(({ node }) => LABELLED.exec(textOf([node]).trimStart()) ?? [])
  return labels.length >= quoted.length * 0.7 && new Set(labels).size <= quoted.length * 0.75
}

/** A quotation, list or table whose parts are a conversation themselves, as its parts; a list of one question too. */
function partsOf(block: ArticleBlock, { attributed, labelled, answers, asking }: Gatherings): Unit['node'][] {
  const { node } = block
  if (node.type === 'blockquote') {
    const parts = node.children.filter((child): child is Unit['node'] => child.type !== 'turn')
    if ((answers || labelled) && parts.length > 0) return parts
    const spoken = labelledShare(parts) >= 0.3 || (attributed && isAttributed(node))
    return parts.length > 1 && spoken ? parts : []
  }
  if (node.type === 'list') {
    const parts = node.children.flatMap((item) =>
      item.children.filter((child) => child.type !== 'turn'),
    ) as Unit['node'][]
    if (parts.length === 1 && (asking || isQuestion(textOf(parts)))) return parts
    const simple = node.children.every((item) => item.children.length === 1 && item.children[0]?.type === 'paragraph')
    return simple && parts.length > 2 && labelledShare(parts) >= 0.8 && repeats(parts) ? parts : []
  }
  if (node.type === 'table') return tableParts(node)
  return []
}

function isListedQuestion(node: Block): boolean {
  return node.type === 'list' && node.children.length === 1 && isQuestion(textOf([node]))
}

/** A quotation headed by a short line: who says it. */
function isAttributed(node: Block): boolean {
  if (node.type !== 'blockquote' || node.children.length < 2) return false
  const first = textOf(node.children.slice(0, 1)).trim()
  return node.children[0]?.type === 'paragraph' && first.length <= 40 && !/[.!?…。！？,，]$/u.test(first)
}

function labelledShare(parts: readonly Block[]): number {
  return parts.filter((part) => LABELLED.test(textOf([part]).trimStart())).length / parts.length
}

function repeats(parts: readonly Block[]): boolean {
  const labels = parts.map((part) => LABELLED.exec(textOf([part]).trimStart())?.[0])
  return new Set(labels).size <= labels.length / 2 + 1
}

/** A table of two or three columns in which a short column repeats few values: speaker and speech. */
function tableParts(table: Extract<Block, { type: 'table' }>): Unit['node'][] {
  const rows = table.children.map((row) => row.children)
  const width = rows[0]?.length ?? 0
  if (rows.length < 4 || width < 2 || width > 3 || rows.some((cells) => cells.length !== width)) return []
  const texts = rows.map((cells) => cells.map((cell) => flatten(cell.children).text.trim()))
  const speaker = [...Array(width - 1).keys()].find((column) => {
    const values = texts.map((row) => row[column] ?? '')
    const short = values.filter((value) => value.length > 0 && value.length <= 40 && !/^[\d:.\s]+$/.test(value))
    return short.length >= rows.length * 0.8 && new Set(short).size <= rows.length / 2 + 1
  })
  const longest = texts.reduce((sum, row) => sum + (row[width - 1]?.length ?? 0), 0) / rows.length
  if (speaker === undefined || longest < 20) return []
  return rows.flatMap((cells) => [...headCells(cells.slice(0, -1)), ...cells.slice(-1)].map(paragraphOf))
}

type Cell = Extract<Block, { type: 'table' }>['children'][number]['children'][number]

const paragraphOf = ({ children }: Pick<Cell, 'children'>): Unit['node'] => ({ type: 'paragraph', children })

/** A column of times belongs to the column of speakers: `00:12 Ann` on one line. */
function headCells(cells: readonly Cell[]): Pick<Cell, 'children'>[] {
  const [first, second] = cells
  if (!first || !second) return [...cells]
  const timed = [first, second].some(({ children }) => /^[\d:.,\s[\]()]+$/.test(flatten(children).text))
  return timed ? [{ children: [...first.children, { type: 'text', value: ' ' }, ...second.children] }] : [...cells]
}
