/** A transcript as lines a person can review: who says what, and what stands between. */
import { toString as plain } from 'mdast-util-to-string'
import type { Block, Transcript } from '../../pipeline/transcript/model.ts'

export function outlineOf(transcript: Transcript): string {
  const names = new Map(transcript.speakers.map(({ id, name }) => [id, name]))
  const lines: string[] = [transcript.kind]
  for (const { name, aliases, role, unnamed, description } of transcript.speakers) {
    const also = aliases.length > 0 ? ` = ${aliases.join(' = ')}` : ''
    lines.push(`speaker ${name}${also}, ${role}${unnamed ? ', unnamed' : ''}${description ? `, ${description}` : ''}`)
  }
  for (const block of transcript.content) {
    if (block.type !== 'turn') {
      lines.push('', lineOf(block))
      continue
    }
    const who = (block.together ?? [block.speaker]).map((id) => names.get(id) ?? id).join(' + ')
    const time = block.time ? ` @${block.time}` : ''
    lines.push('', `${block.id} ${who} [${block.label}]${time}`, ...block.children.map((child) => `  ${lineOf(child)}`))
  }
  const omitted = transcript.omitted.filter(({ reason }) => reason === 'label' || reason === 'pullquote')
  for (const { reason, text } of omitted) lines.push('', `omitted ${reason}: ${text}`)
  return `${lines.join('\n')}\n`
}

function lineOf(block: Block): string {
  if (block.type === 'figure') return `figure: ${plain(block.caption ?? [])}`
  const kind = block.type === 'note' ? `${block.kind} note` : block.type
  const children = 'children' in block ? block.children : []
  return `${kind}: ${children.map((child) => plain(child)).join(block.type === 'paragraph' || block.type === 'heading' ? '' : ' / ')}`
}
