/** colloquy explain: block by block, what each piece of the page became and by which rule. */
import { consoleOf } from '../console.ts'
import { load } from '../load/index.ts'
import { transcribePage } from '../transcribe.ts'
import { excerpt } from '../transcript/fold.ts'
import type { Transcript } from '../transcript/model.ts'
import type { TraceEntry, TypographyChange } from '../transcript/normalized.ts'
import { turnsOf } from '../transcript/walk.ts'
import { type NetworkFlags, settledIn, withClient } from './network-flags.ts'
import { one } from './transcribe.ts'

export interface ExplainFlags extends NetworkFlags {
  json?: boolean
  typography?: boolean
  quiet?: boolean
}

export async function explainCommand(source: string, flags: ExplainFlags): Promise<number> {
  const { result, warning } = consoleOf(flags.quiet === true)
  const reference = await settledIn(flags)(await one(source))
  const page = await withClient(flags, reference, (client) => load(reference, { client }))
  const { transcript, trace, typography, warnings } = transcribePage(page)
  if (flags.json) {
    const { metadata, speakers, provenance } = transcript
    const { kind } = transcript
    const blocks = trace()
    result(JSON.stringify({ kind, metadata, speakers, provenance, blocks, typography, warnings }, null, 2))
    return 0
  }
  for (const line of headOf(transcript)) result(line)
  for (const entry of trace()) for (const line of linesOf(entry)) result(line)
  for (const line of changesOf(typography, flags.typography === true)) result(line)
  for (const message of warnings) warning(message)
  return 0
}

/** How often each rule of typography changed something; each change on its own line, if wanted. */
function* changesOf(changes: readonly TypographyChange[], all: boolean): Generator<string> {
  const counts = new Map<string, number>()
  for (const { rule } of changes) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  yield ''
  const rules = [...counts].map(([rule, count]) => `${rule} ${count}`).join(', ')
  yield `typography: ${changes.length} changes${rules === '' ? '' : `: ${rules}`}`
  if (!all) return
  for (const { rule, before, after, excerpt: place } of changes)
    yield `    ${rule}: ${JSON.stringify(before)} → ${JSON.stringify(after)} in ${JSON.stringify(place)}`
}

function* headOf(transcript: Transcript): Generator<string> {
  const { metadata, speakers, provenance } = transcript
  const turns = turnsOf(transcript)
  yield `${transcript.kind}, ${turns.length} turns, ${transcript.omitted.length} pieces left out`
  yield ''
  const evidence = provenance.evidence ?? {}
  for (const [field, value] of Object.entries(metadata)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (text !== '[]') yield `${field}: ${excerpt(text, 100)}${evidence[field] ? `   ← ${evidence[field]}` : ''}`
  }
  yield ''
  for (const { id, name, aliases, role } of speakers) {
    const count = turns.filter(({ speaker }) => speaker === id).length
    const also = aliases.length > 0 ? `, also ${aliases.join(', ')}` : ''
    yield `speaker ${id}: ${name}${also}; ${role}; ${count} turns`
  }
  yield ''
}

function* linesOf({ path, text, became, rule, confidence, runnerUp }: TraceEntry): Generator<string> {
  yield `${became}  ${excerpt(text, 60)}`
  const second = runnerUp ? `; else ${runnerUp.became} by ${runnerUp.rule} ${runnerUp.confidence.toFixed(2)}` : ''
  yield `    by ${rule} ${confidence.toFixed(2)}${second}  ${path}`
}
