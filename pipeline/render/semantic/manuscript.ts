/** A transcript made ready for markup: shallow enough to recurse into, and of characters that XML can hold. */
import type { Transcript } from '../../transcript/model.ts'
import { legibleTranscript } from './legible.ts'
import { shallow } from './shallow.ts'

export function manuscriptOf(transcript: Transcript, warn: (message: string) => void): Transcript {
  const content = shallow(transcript.content)
  if (content.some((block, index) => block !== transcript.content[index]))
    warn('blocks nested more than 100 levels deep were set flat; no text is lost')
  const { transcript: manuscript, replaced } = legibleTranscript({ ...transcript, content })
  if (replaced > 0) warn(`${replaced} control characters that no XML document can hold were replaced by U+FFFD`)
  return manuscript
}
