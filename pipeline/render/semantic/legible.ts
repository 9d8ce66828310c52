/** Characters that XML 1.0 cannot hold, in any form (https://www.w3.org/TR/xml/#charsets). */
import type { Transcript } from '../../transcript/model.ts'

// Lone surrogates match \p{Cs} under the u flag, pairs do not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu

/** Each such character as U+FFFD, so that a reader sees where one stood. */
export function legible(text: string): string {
  return text.replace(ILLEGAL, '\uFFFD')
}

/**
 * The transcript with every string legible, and how many characters were replaced; the same object when none was.
 * Its content must be shallow (see `shallow`): JSON recurses.
 */
export function legibleTranscript(transcript: Transcript): { transcript: Transcript; replaced: number } {
  const json = JSON.stringify(transcript)
  // JSON escapes what is illegal, except the two noncharacters; the escape of a backslash may match too: no harm.
  if (!/\\[bfu]|[\uFFFE\uFFFF]/.test(json)) return { transcript, replaced: 0 }
  let replaced = 0
  const copy = JSON.parse(json, (_, value: unknown) => {
    if (typeof value !== 'string') return value
    replaced += value.match(ILLEGAL)?.length ?? 0
    return legible(value)
  }) as Transcript
  return { transcript: copy, replaced }
}
