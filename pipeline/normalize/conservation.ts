/** The law of conservation: no character of the article is lost on the way to the transcript, and none is invented. */
import type { Article } from '../transcript/article.ts'
import type { Transcript } from '../transcript/model.ts'
import { type Addition, Additions, compareOmissions } from './conservation/omissions.ts'
import { inventedOmissionError, lostOmissionError, violationError } from './conservation/report.ts'
import { type Streams, streamsOf } from './conservation/streams.ts'
import { type Violation, Walk } from './conservation/walk.ts'

/**
 * Text of the article's blocks = text of the content, with the labels and times of its turns, and of what normalize
 * added to the omissions, under `fold`; the article's own omissions are all kept.
 *
 * Text stands in the order of the page. Exceptions: the separators around a label are in no field (`separators.ts`);
 * what a figure consists of, and a label, may stand behind what follows it in the transcript.
 *
 * @throws ColloquyError 'conservation' with the page, the path of the block, and the text lost or invented.
 */
export function checkConservation(article: Article, transcript: Transcript): void {
  const { added, lost } = compareOmissions(article, transcript)
  if (lost[0]) throw lostOmissionError(article, lost[0])
  if (walk(streamsOf(article, transcript, false), added)) {
    const streams = streamsOf(article, transcript, true)
    const violation = walk(streams, added)
    if (violation) throw violationError(article, streams, violation)
  }
  const invented = added.find(({ claimed }) => !claimed)
  if (invented) throw inventedOmissionError(article, invented.omission)
}

function walk({ page, pieces }: Streams, added: readonly Addition[]): Violation | undefined {
  for (const addition of added) addition.claimed = false
  return new Walk(page, new Additions(added)).run(pieces)
}
