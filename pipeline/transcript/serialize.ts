import type { Transcript } from './model.ts'

/** The one way a transcript is written: two spaces, keys in the model's order, a newline at the end. */
export function serializeTranscript(transcript: Transcript): string {
  return `${JSON.stringify(transcript, null, 2)}\n`
}
