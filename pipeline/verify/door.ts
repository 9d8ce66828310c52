/** What a check gets and gives. One check a file; `verify/index.ts` lists them by format. */
import type { Transcript } from '../transcript/model.ts'

export interface Artefact {
  /** As the user named it, for messages. */
  name: string
  format: string
  bytes: Uint8Array
  transcript: Transcript
  /** What the artefact must carry as its moment; see `timestampOf`. */
  timestamp: string | undefined
}

export interface Finding {
  /** Name of the check: `epub-text`, `pdf-metadata`. */
  check: string
  severity: 'error' | 'warning'
  artefact: string
  /** Where in the artefact: an entry of the EPUB, a page of the PDF, a line. */
  place?: string
  /** What was expected, what was found. */
  message: string
}

export type Check = (artefact: Artefact) => Promise<Finding[]>
