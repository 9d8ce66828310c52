/** The room that takes an artefact back to the transcript it was made from. It knows no page and no renderer. */
import type { Transcript } from '../transcript/model.ts'
import { isPdf, reopenPdf } from './pdf.ts'

export interface Reopened {
  transcript: Transcript
  warnings: string[]
}

/**
 * The transcript of an artefact; undefined for bytes that are none of ours and may be a page.
 *
 * @param file how the user named it, for messages
 * @throws ColloquyError `not-a-page` or `transcript` for a PDF without a transcript that can be read.
 */
export async function reopen(bytes: Uint8Array, file: string): Promise<Reopened | undefined> {
  if (isPdf(bytes)) return { transcript: await reopenPdf(bytes, file), warnings: [] }
  return undefined
}
