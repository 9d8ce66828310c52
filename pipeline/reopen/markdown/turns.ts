/** Turns of the file: as the record has them, with what an editor changed in their labels, and those that are new. */
import { fold } from '../../transcript/fold.ts'
import type { Block, Node, Turn } from '../../transcript/model.ts'
import { walk } from '../../transcript/walk.ts'
import type { TurnRecord } from './comment.ts'
import { knownSpeaker, type Register, speakerOf } from './register.ts'
import { labelledOf, type Section } from './sections.ts'

/** Their numbers are given when all of them are known. */
const UNNUMBERED = { type: 'turn', id: '', number: 0 } as const

export function knownTurn(section: Section, known: TurnRecord, children: Block[], register: Register): Turn {
  const printed = section.label ?? ''
  const [was, is] = known.label ?? []
  const kept = known.label !== undefined && was === printed
  const label = kept && typeof is === 'string' ? is : printed
  // A label that was the speaker's own and is somebody else's now was corrected.
  const speaker = kept ? known.speaker : (register.byName.get(fold(printed)) ?? known.speaker)
  return {
    ...UNNUMBERED,
    speaker,
    ...(known.together === undefined || speaker !== known.speaker ? {} : { together: known.together }),
    label,
    ...timeOf(section, known),
    confidence: known.confidence,
    children,
  }
}

function timeOf({ time }: Section, known: TurnRecord): { time?: string } {
  if (known.time === undefined) return {}
  return { time: time === undefined || fold(time) === fold(known.time) ? known.time : time }
}

export function addedTurn(label: string, children: Block[], register: Register): Turn {
  register.added += 1
  return { ...UNNUMBERED, speaker: speakerOf(register, label), label, confidence: 1, children }
}

/** The blocks of one place with those that somebody added there: a paragraph that opens with a speaker is a turn. */
export function withAddedTurns(blocks: readonly Block[], added: ReadonlySet<Block>, register: Register): Block[][] {
  const parts: Block[][] = [[]]
  for (const block of blocks) {
    const opened = added.has(block) && block.type === 'paragraph' ? labelledOf(block.children) : undefined
    if (opened?.colon && knownSpeaker(register, opened.label) !== undefined) {
      const said: Block[] = opened.rest.length === 0 ? [] : [{ type: 'paragraph', children: opened.rest }]
      parts.push([addedTurn(opened.label, said, register)])
    } else {
      const last = parts.at(-1) as Block[]
      const turn = last[0]?.type === 'turn' && block.type !== 'heading' ? last[0] : undefined
      ;(turn ? turn.children : last).push(block)
    }
  }
  return parts
}

/** t1, t2, … in the order of the file; links inside the text follow the turns that they lead to. */
export function renumber(content: readonly Block[], anchors: ReadonlyMap<string, Turn>): void {
  let number = 0
  for (const block of content)
    if (block.type === 'turn') {
      number += 1
      block.number = number
      block.id = `t${number}`
    }
  const moved = new Map<string, string>(
    [...anchors].flatMap(([old, { id }]) => (old === id ? [] : [[`#${old}`, `#${id}`] as const])),
  )
  if (moved.size === 0) return
  for (const node of walk(content) as Iterable<Node>)
    if (node.type === 'link') node.url = moved.get(node.url) ?? node.url
}
