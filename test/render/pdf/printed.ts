/** A transcript printed and read back, for the tests of the PDF. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RenderContext } from '../../../pipeline/render/door.ts'
import { pdf } from '../../../pipeline/render/pdf/index.ts'
import { timestampOf } from '../../../pipeline/transcript/crosswalk.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { parseTranscript } from '../../../pipeline/transcript/parse.ts'
import type { Artefact, Finding } from '../../../pipeline/verify/door.ts'
import { pdfChecks } from '../../../pipeline/verify/pdf/index.ts'
import { contextWith } from '../context.ts'

export const CASES = join(import.meta.dirname, 'cases')

export const caseOf = (name: string) => parseTranscript(readFileSync(join(CASES, name, 'input.json'), 'utf8'), name)

export interface Printed {
  bytes: Uint8Array
  warnings: string[]
  transcript: Transcript
}

export async function print(transcript: Transcript, overrides: Partial<RenderContext> = {}): Promise<Printed> {
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  const context = contextWith({ timestamp: timestampOf(transcript), warn, ...overrides })
  return { bytes: await pdf.render(transcript, context), warnings, transcript }
}

export const artefactOf = ({ bytes, transcript }: Printed): Artefact => ({
  name: 'a.pdf',
  format: 'pdf',
  bytes,
  transcript,
  timestamp: timestampOf(transcript),
})

export async function findingsOf(printed: Printed): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of pdfChecks) findings.push(...(await check(artefactOf(printed))))
  return findings
}
