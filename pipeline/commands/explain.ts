/** colloquy explain: block by block, what each piece of the page became and by which rule. */
import { consoleOf } from '../console.ts'
import { load } from '../load/index.ts'
import { transcribePage } from '../transcribe.ts'
import { excerpt } from '../transcript/fold.ts'
import type { Transcript } from '../transcript/model.ts'
import type { TraceEntry } from '../transcript/normalized.ts'
import { turnsOf } from '../transcript/walk.ts'
import { one } from './transcribe.ts'

export interface ExplainFlags {
  json?: boolean
  quiet?: boolean
  allowPrivate?: boolean
}

export async function explainCommand(source: string, flags: ExplainFlags): Promise<number> {
  const { result, warning } = consoleOf(flags.quiet === true)
  const page = await load(await one(source), { allowPrivate: flags.allowPrivate === true })
  const { transcript, trace, warnings } = transcribePage(page)
  if (flags.json) {
    const { metadata, speakers, provenance } = transcript
    result(JSON.stringify({ kind: transcript.kind, metadata, speakers, provenance, blocks: trace, warnings }, null, 2))
    return 0
  }
  for (const line of headOf(transcript)) result(line)
  for (const entry of trace) for (const line of linesOf(entry)) result(line)
  for (const message of warnings) warning(message)
  return 0
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
