/** The law of conservation: no character of the article is lost on the way to the transcript, and none is invented. */
import type { Article } from '../transcript/article.ts'
import type { Transcript } from '../transcript/model.ts'
import { Additions, compareOmissions } from './conservation/omissions.ts'
import { inventedOmissionError, lostOmissionError, violationError } from './conservation/report.ts'
import { pageStream, piecesOf } from './conservation/streams.ts'
import { Walk } from './conservation/walk.ts'

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
  const page = pageStream(article)
  const pieces = piecesOf(transcript)
  const additions = new Additions(added)
  const violation = new Walk(page, additions).run(pieces)
  if (violation) throw violationError(article, page, pieces, violation)
  const invented = added.find(({ claimed }) => !claimed)
  if (invented) throw inventedOmissionError(article, invented.omission)
}
