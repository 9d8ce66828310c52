/** The room that takes an artefact back to the transcript it was made from. It knows no page and no renderer. */
import type { Transcript } from '../transcript/model.ts'
import { isPdf, reopenPdf } from './pdf.ts'

/** `transcript` is undefined for what is none of ours and may be a page. */
export interface Reopened<T = Transcript> {
  transcript: T
  warnings: string[]
}

/**
 * The transcript of an artefact: of a PDF by the file attached to it, of Markdown by its text and the comment at its
 * end.
 *
 * @param file how the user named it, for messages
 * @throws ColloquyError `not-a-page` or `transcript` for a PDF without a transcript that can be read.
 */
export async function reopen(bytes: Uint8Array, file: string): Promise<Reopened<Transcript | undefined>> {
  if (isPdf(bytes)) return { transcript: await reopenPdf(bytes, file), warnings: [] }
  if (!isOurMarkdown(bytes)) return { transcript: undefined, warnings: [] }
  const { reopenMarkdown } = await import('./markdown/index.ts')
  return reopenMarkdown(Buffer.from(bytes).toString('utf8'), file)
}

/** Front matter at the start and our comment somewhere: an HTML page that shows such a file has no front matter. */
function isOurMarkdown(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return /^(\xef\xbb\xbf)?---\r?\n/.test(file.toString('latin1', 0, 8)) && file.includes('\n<!-- colloquy')
}
