import { ATTACHED_AS, serializeTranscript } from '../../transcript/serialize.ts'
import type { Artefact, Finding } from '../door.ts'
import { read } from './reader.ts'

/** The transcript inside the PDF is the transcript it was made from, byte for byte. */
export async function pdfAttachment(artefact: Artefact): Promise<Finding[]> {
  const { attachments } = await read(artefact)
  const found = attachments.get(ATTACHED_AS)
  const expected = Buffer.from(serializeTranscript(artefact.transcript), 'utf8')
  if (found !== undefined && expected.equals(found)) return []
  return [
    {
      check: 'pdf-attachment',
      severity: 'error',
      artefact: artefact.name,
      place: ATTACHED_AS,
      message: `expected the transcript of ${expected.length} bytes, found ${found === undefined ? 'none' : `another file of ${found.length} bytes`}`,
    },
  ]
}
