import type { Transcript } from './model.ts'

/** Name under which a transcript is attached to an artefact that can hold files. */
export const ATTACHED_AS = 'transcript.json'

/** The one way a transcript is written: two spaces, keys in the model's order, a newline at the end. */
export function serializeTranscript(transcript: Transcript): string {
  return `${JSON.stringify(transcript, null, 2)}\n`
}
