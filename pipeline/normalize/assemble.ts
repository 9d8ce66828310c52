/** Units and openings to content: turns with their children, and everything between them left in its place. */
import type { ArticleBlock, PlacedOmission } from '../transcript/article.ts'
import type { Block, Inline, Note, NoteKind, Turn } from '../transcript/model.ts'
import type { Forced } from './corrections.ts'
import { editorialKind } from './notes.ts'
import type { Assigned } from './speakers/assign.ts'
import { sliceInlines } from './turns/inline.ts'
import type { Opening } from './turns/reading.ts'
import type { Recognition } from './turns/recognise.ts'
import { inlinesOf, type Unit } from './turns/unit.ts'

export interface Assembled {
  content: Block[]
  omitted: PlacedOmission[]
  /** By block.order: what its pieces became, in order. */
  became: Map<number, string[]>
}

interface Assembly {
  recognition: Recognition
  assigned: Assigned
  forced: ReadonlyMap<number, Forced>
  language: string
  out: Assembled
  turn: Turn | undefined
  /** Where the running turn was opened, and which of the omissions, from and to, its head brought. */
  opened: { unit: Unit; opening: Opening; omitted: [from: number, to: number] } | undefined
  /** Headings and rules that wait: they belong to the running turn only if it goes on after them. */
  waiting: Block[]
  number: number
}

export function assemble(
  recognition: Recognition,
  assigned: Assigned,
  forced: ReadonlyMap<number, Forced>,
  end: number,
): Assembled {
  const out: Assembled = { content: [], omitted: [], became: new Map() }
  const { language } = recognition.page.article.metadata
  const assembly: Assembly = {
    recognition,
    assigned,
    forced,
    language,
    out,
    turn: undefined,
    opened: undefined,
    waiting: [],
    number: 0,
  }
  const openings = openingsByUnit(recognition.reading?.openings ?? [])
  const split = new Set<number>()
  const parts = new Map<number, Unit[]>()
  for (const unit of recognition.page.units) {
    if (!unit.part) continue
    if (openings.has(unit.index)) split.add(unit.block.order)
    const others = parts.get(unit.block.order) ?? []
    others.push(unit)
    parts.set(unit.block.order, others)
  }
  const whole = new Set<number>()
  for (const unit of recognition.page.units) {
    if (unit.index === end) close(assembly)
    if (unit.part && !split.has(unit.block.order)) {
      if (!whole.has(unit.block.order)) addBlock(assembly, unit, unit.block.node, parts.get(unit.block.order))
      whole.add(unit.block.order)
      continue
    }
    addUnit(assembly, unit, openings.get(unit.index) ?? [])
  }
  close(assembly)
  return out
}

function openingsByUnit(openings: readonly Opening[]): Map<number, { opening: Opening; index: number }[]> {
  const byUnit = new Map<number, { opening: Opening; index: number }[]>()
  openings.forEach((opening, index) => {
    const list = byUnit.get(opening.unit) ?? []
    list.push({ opening, index })
    byUnit.set(opening.unit, list)
  })
  return byUnit
}

function addUnit(assembly: Assembly, unit: Unit, opened: { opening: Opening; index: number }[]): void {
  const first = opened[0]
  if (first === undefined) {
    addBlock(assembly, unit, unit.node)
    return
  }
  if (first.opening.start > 0) addPiece(assembly, unit, 0, first.opening.start)
  // What cannot be cut, a quotation or a list, is said once, by whoever it opens with.
  const said = inlinesOf(unit.node) === undefined ? [first] : opened
  said.forEach(({ opening, index }, place) => {
    open(assembly, unit, opening, index)
    addPiece(assembly, unit, opening.body, said[place + 1]?.opening.start ?? Number.POSITIVE_INFINITY)
  })
}

function open(assembly: Assembly, unit: Unit, opening: Opening, index: number): void {
  close(assembly)
  const ids = assembly.assigned.ids[index] ?? []
  const before = assembly.out.omitted.length
  assembly.number += 1
  const number = assembly.number
  assembly.turn = turnOf(number, ids, opening)
  const rest = besideLabel(unit, opening)
  if (/[\p{L}\p{N}]/u.test(rest.replace(/\u0640/g, ''))) omit(assembly, unit.block, rest, 'label', opening.rule)
  assembly.opened = { unit, opening, omitted: [before, assembly.out.omitted.length] }
  record(assembly, unit.block, `turn t${number}`)
}

/** In the order in which a transcript prints its fields. */
function turnOf(number: number, ids: string[], { label, time, confidence }: Opening): Turn {
  const id = `t${number}`
  const speaker = ids[0] ?? ''
  const rounded = Math.round(confidence * 100) / 100
  // Without a spread where nothing is optional: nearly every turn, and a page has thousands.
  if (ids.length < 2 && !time) return { type: 'turn', id, number, speaker, label, confidence: rounded, children: [] }
  return {
    type: 'turn',
    id,
    number,
    speaker,
    ...(ids.length > 1 ? { together: ids } : {}),
    label,
    ...(time ? { time } : {}),
    confidence: rounded,
    children: [],
  }
}

/** What the turn's head prints beside its label and time: nearly always a colon. */
function besideLabel({ text }: Unit, { start, body, label, time }: Opening): string {
  if (body - start - label.length <= 2 && text.startsWith(label, start) && !time)
    return text.slice(start + label.length, body).trim()
  return text
    .slice(start, body)
    .replace(label, '')
    .replace(time ?? '', '')
    .trim()
}

/** The running turn goes into the content, then what waited behind it. */
function close(assembly: Assembly): void {
  const { turn, out } = assembly
  if (turn !== undefined && turn.children.length > 0) out.content.push(turn)
  else if (turn !== undefined) takeBack(assembly)
  assembly.turn = undefined
  for (const block of assembly.waiting) out.content.push(block)
  assembly.waiting = []
}

/** A label without a word after it opens no turn: it stays where it is printed. */
function takeBack(assembly: Assembly): void {
  const { opened, out } = assembly
  if (opened === undefined) return
  const { unit, opening, omitted } = opened
  assembly.number -= 1
  // What was left out behind the label stays left out: a pull quote is no part of its head.
  out.omitted.splice(omitted[0], omitted[1] - omitted[0])
  const inlines = inlinesOf(unit.node)
  out.content.push(
    inlines ? ({ ...unit.node, children: sliceInlines(inlines, opening.start, opening.body) } as Block) : unit.node,
  )
  out.became.set(unit.block.order, [unit.node.type])
}

function addPiece(assembly: Assembly, unit: Unit, from: number, to: number): void {
  const inlines = inlinesOf(unit.node)
  if (inlines === undefined) {
    speak(assembly, unit, unit.node)
    return
  }
  const children = sliceInlines(inlines, from, to)
  if (children.length > 0) speak(assembly, unit, { type: 'paragraph', children })
}

/** Something said: by the running turn, or by nobody outside the conversation. */
function speak(assembly: Assembly, unit: Unit, block: Block): void {
  const list = goOn(assembly)
  list.push(block)
  record(assembly, unit.block, assembly.turn ? `turn ${assembly.turn.id}` : block.type)
}

/** Where the next block goes, after whatever waited: into the running turn, else into the content. */
function goOn(assembly: Assembly): Block[] {
  const list = assembly.turn?.children ?? assembly.out.content
  for (const block of assembly.waiting) list.push(block)
  assembly.waiting = []
  return list
}

/** `parts`: all units of the node, which stays whole; of a quotation one paragraph may repeat what somebody says. */
function addBlock(assembly: Assembly, unit: Unit, node: Unit['node'], parts: readonly Unit[] = [unit]): void {
  const { recognition, out, turn } = assembly
  if (turn !== undefined && parts.every(({ index }) => recognition.pullQuotes.has(index))) {
    const text = parts.map((part) => part.text.trim()).join('\n')
    omit(assembly, unit.block, text, 'pullquote', 'pull-quote')
    record(assembly, unit.block, 'omitted: pullquote')
  } else if (unit.kind === 'rule' && node.type === 'paragraph' && turn !== undefined && turn.children.length > 0) {
    omit(assembly, unit.block, unit.text.trim(), 'boilerplate', 'ornament')
    assembly.waiting.push({ type: 'thematicBreak' })
    record(assembly, unit.block, 'rule')
  } else if (recognition.reading?.outside.has(unit.index)) {
    close(assembly)
    out.content.push(node)
    record(assembly, unit.block, node.type)
  } else {
    const heading = headingOf(recognition, unit, node)
    const aside = heading ? undefined : asideOf(assembly, unit, node)
    if (heading) {
      assembly.waiting.push(heading)
      record(assembly, unit.block, heading.type === 'heading' ? 'heading' : 'rule')
    } else if (aside) beside(assembly, unit.block, aside)
    else speak(assembly, unit, node)
  }
}

/** What parts one stretch of a page from the next: it waits until it is known whether the turn goes on. */
function headingOf(recognition: Recognition, unit: Unit, node: Unit['node']): Block | undefined {
  if (node.type === 'heading' || node.type === 'thematicBreak') return node
  if (!recognition.crossheads.has(unit.index) || node.type !== 'paragraph') return undefined
  return { type: 'heading', depth: 3, children: withoutBold(node.children) }
}

/** A heading is bold by itself. */
function withoutBold(children: Inline[]): Inline[] {
  const only = children.length === 1 ? children[0] : undefined
  return only?.type === 'strong' ? only.children : children
}

const ASIDE_NOTES: Partial<Record<NonNullable<ArticleBlock['hint']>, NoteKind>> = {
  box: 'editor',
  source: 'source',
  byline: 'source',
}

/** What is nobody's words: a note, a figure, a caption, a box; nothing for speech. */
function asideOf({ recognition, forced }: Assembly, unit: Unit, node: Unit['node']): Block | undefined {
  if (node.type === 'figure' || node.type === 'note' || node.type === 'footnoteDefinition') return node
  const { block } = unit
  const correction = forced.get(block.order)
  const kind =
    correction?.as === 'note'
      ? correction.kind
      : correction
        ? undefined
        : editorialKind(block, unit.part ? undefined : unit.text)
  if (kind !== undefined) return { type: 'note', kind, children: [node] }
  if (recognition.pointers.has(unit.index)) return { type: 'note', kind: 'editor', children: [node] }
  if (recognition.stageLines.has(unit.index)) return { type: 'note', kind: 'stage', children: [node] }
  const caption = recognition.captions.has(unit.index) || (unit.kind === 'aside' && block.hint === 'caption')
  if (caption && node.type === 'paragraph') return { type: 'figure', caption: node.children }
  if (unit.kind !== 'aside') return undefined
  const own = block.hint ? ASIDE_NOTES[block.hint] : undefined
  return own ? { type: 'note', kind: own, children: [node] } : node
}

/** Beside the speech: a child of the running turn; neighbours of one box are one note. */
function beside(assembly: Assembly, block: ArticleBlock, node: Block): void {
  const { turn } = assembly
  const list = goOn(assembly)
  const last = list.at(-1)
  const joins =
    node.type === 'note' &&
    last?.type === 'note' &&
    last.kind === node.kind &&
    block.hint === 'box' &&
    lastGroup.get(last) === block.group
  if (joins) for (const child of node.children) last.children.push(child)
  else list.push(node)
  if (node.type === 'note' && !joins) lastGroup.set(node, block.group)
  record(assembly, block, turn ? `${node.type} in ${turn.id}` : node.type)
}

/** Which wrapper a note came from, while it may still grow. */
const lastGroup = new WeakMap<Note, string>()

function omit(
  assembly: Assembly,
  block: ArticleBlock,
  text: string,
  reason: PlacedOmission['reason'],
  rule: string,
): void {
  assembly.out.omitted.push({ text, reason, path: block.path, order: block.order, rule })
}

function record(assembly: Assembly, block: ArticleBlock, what: string): void {
  const list = assembly.out.became.get(block.order) ?? []
  if (!list.includes(what)) list.push(what)
  assembly.out.became.set(block.order, list)
}
