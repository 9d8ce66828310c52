/** A PDF of Colloquy's → the transcript inside it: the handout is its own source. */
import { readApart, TooMuch } from '../apart.ts'
import { ColloquyError } from '../errors.ts'
import { faultIn, openPdf } from '../pdfjs.ts'
import type { Transcript } from '../transcript/model.ts'
import { parseTranscript } from '../transcript/parse.ts'
import { ATTACHED_AS } from '../transcript/serialize.ts'

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}

/**
 * Attachments are read by PDF.js, which opens damaged files and runs nothing that is in them, in a thread of its own,
 * which can be stopped.
 *
 * @throws ColloquyError `not-a-page` for a PDF that cannot be opened or is not ours, `transcript` for one whose
 * transcript does not follow the schema.
 */
export async function reopenPdf(bytes: Uint8Array, file: string): Promise<Transcript> {
  try {
    return await readApart({ reopen: { bytes, file } }, bytes.length, () => transcriptIn(bytes, file))
  } catch (cause) {
    if (!(cause instanceof TooMuch)) throw cause
    throw new ColloquyError('not-a-page', `expected a PDF that can be read, ${cause.message}; copy the file again`, {
      file,
      cause,
    })
  }
}

async function transcriptIn(bytes: Uint8Array, file: string): Promise<Transcript> {
  const attached = (await attachmentsOf(bytes, file))[ATTACHED_AS]
  if (attached === undefined)
    throw new ColloquyError(
      'not-a-page',
      `expected a PDF that Colloquy made, with ${ATTACHED_AS} inside, found a PDF without it; publish the page that it was made from`,
      { file },
    )
  return parseTranscript(textOf(attached.content, file), file)
}

interface Attachment {
  content: Uint8Array
}

async function attachmentsOf(bytes: Uint8Array, file: string): Promise<Record<string, Attachment>> {
  try {
    const document = await openPdf(bytes)
    const attachments: unknown = await document.getAttachments()
    await document.destroy()
    return (attachments ?? {}) as Record<string, Attachment>
  } catch (cause) {
    throw new ColloquyError(
      'not-a-page',
      `expected a PDF that can be opened, found a fault (${faultIn(cause)}); copy the file again or take its password off`,
      { file, cause },
    )
  }
}

function textOf(content: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch (cause) {
    throw new ColloquyError(
      'transcript',
      `expected ${ATTACHED_AS} in UTF-8, found other bytes; publish the page again`,
      {
        file,
        cause,
      },
    )
  }
}
