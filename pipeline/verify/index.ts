/** Every artefact is read back by a reader that did not write it and compared with its transcript. */
import { readApart, TooMuch } from '../apart.ts'
import { asColloquyError } from '../errors.ts'
import type { Artefact, Check, Finding } from './door.ts'

const CHECKS: Record<string, () => Promise<readonly Check[]>> = {
  epub: async () => (await import('./epub/index.ts')).epubChecks,
  pdf: async () => (await import('./pdf/index.ts')).pdfChecks,
  imposed: async () => (await import('./pdf/index.ts')).imposedChecks,
  md: async () => (await import('./markdown/index.ts')).markdownChecks,
}

/** Loads what the format's checks read with, so that it is there when the artefact is. */
export async function loadChecks(format: string): Promise<void> {
  await CHECKS[format]?.()
  if (format === 'pdf') await (await import('./pdf/pdfjs.ts')).loadPdfJs()
}

/** Findings of all checks of the artefact's format, in the checks' order. */
export async function verify(artefact: Artefact): Promise<Finding[]> {
  const checks = (await CHECKS[artefact.format]?.()) ?? []
  const findings: Finding[] = []
  for (const check of checks) {
    try {
      findings.push(...(await check(artefact)))
    } catch (error) {
      // A reader that cannot open the artefact has found the worst fault of all.
      const { message } = asColloquyError(error, 'verify')
      findings.push({
        check: check.name || artefact.format,
        severity: 'error',
        artefact: artefact.name,
        message: `cannot be read back: ${message}`,
      })
    }
  }
  return findings
}

/**
 * The same for a file that may come from anywhere: a PDF, whose reader has no bounds, is read in a thread of its own,
 * and one without end is a finding like any other fault.
 */
export async function verifyApart(artefact: Artefact): Promise<Finding[]> {
  const { name, format, bytes } = artefact
  if (format !== 'pdf' && format !== 'imposed') return verify(artefact)
  try {
    return await readApart({ verify: artefact }, bytes.length, () => verify(artefact))
  } catch (error) {
    if (!(error instanceof TooMuch)) throw error
    const message = `cannot be read back: expected a PDF that can be read, ${error.message}; publish again`
    return [{ check: format, severity: 'error', artefact: name, message }]
  }
}
