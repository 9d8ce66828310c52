/** An answer without its label between two questions that have theirs: the page's other answers say whose it is. */
import type { Cluster, LabelReading } from './label-reading.ts'
import type { PageView } from './page.ts'
import { before, type Opening } from './reading.ts'
import type { Unit } from './unit.ts'
import { askingRole, keyOf } from './words/parts.ts'

/** More answers without a label than this share of the questions, and questions of several paragraphs are meant. */
const MOST = 0.6

/**
 * `asking` asks, and what opens between a question and the next is an answer: of the one other speaker, or of the one
 * whom the question names.
 */
export function addUnlabelledAnswers(page: PageView, labels: LabelReading, asking: Cluster): LabelReading {
  const answering = labels.clusters.filter(
    ({ key, candidates }) => key !== asking.key && !candidates.some(ofAudience) && askingRole(key) === undefined,
  )
  if (!answering.some(({ candidates }) => candidates.length >= 2)) return labels
  const asks = new Set(asking.candidates.map(placeOf))
  const isAsked = (opening: Opening) => asks.has(placeOf(opening)) || ofAudience(opening)
  const form = markOf(
    page,
    labels.openings.filter(isAsked),
    labels.openings.filter((one) => !isAsked(one)),
  )
  const added = labels.openings.flatMap((opening, index) => {
    const next = labels.openings[index + 1]
    if (!isAsked(opening) || (next && !isAsked(next))) return []
    const unit = answerAfter(page, opening, next?.unit, form)
    const speaker = unit && answererOf(page.units[opening.unit]?.text ?? '', answering)
    return speaker ? [answerOf(unit, labels.confidence, speaker)] : []
  })
  if (added.length === 0 || added.length > asking.candidates.length * MOST) return labels
  return { ...labels, openings: [...labels.openings, ...added].sort(before) }
}

/** `배진철 대표님께 여쭤볼게요. …?`, `Ben, what did you see?`: of several, the one whose name stands in the question. */
function answererOf(question: string, answering: readonly Cluster[]): Cluster | undefined {
  if (answering.length === 1) return answering[0]
  const named = answering.filter(({ candidates }) =>
    candidates.some(({ name }) => name.length > 1 && question.includes(name)),
  )
  return named.length === 1 ? named[0] : undefined
}

/** `网友小雨：…？` asks too. */
const ofAudience = ({ key, office }: Pick<Opening, 'key' | 'office'>) =>
  (askingRole(key) ?? askingRole(keyOf(office ?? ''))) === 'audience'

const placeOf = ({ unit, start }: { unit: number; start: number }) => unit * 2 ** 32 + start

/** Whether questions are told by bold or italics through and through, and the labelled answers are plain. */
function markOf(
  page: PageView,
  asked: readonly Opening[],
  answered: readonly Opening[],
): 'strong' | 'emphasis' | undefined {
  const share = (list: readonly Opening[], mark: 'strong' | 'emphasis') =>
    list.filter(({ unit }) => page.units[unit]?.[mark]).length / Math.max(1, list.length)
  return (['strong', 'emphasis'] as const).find((mark) => share(asked, mark) >= 0.9 && share(answered, mark) <= 0.1)
}

/** The first paragraph below a question that has not its form; without a form, below one that ends as a question. */
function answerAfter(
  page: PageView,
  opening: Opening,
  until = page.units.length,
  form: 'strong' | 'emphasis' | undefined,
): Unit | undefined {
  const question = page.units[opening.unit]
  // What follows the last words of whoever asks is a signature, unless they ask.
  const isOpen = form === undefined || until === page.units.length
  if (question === undefined || (isOpen && !question.asks)) return undefined
  for (let index = opening.unit + 1; index < Math.min(until, opening.unit + MOST_PARAGRAPHS); index += 1) {
    const unit = page.units[index] as Unit
    if (unit.kind === 'heading') return undefined
    if (unit.kind === 'speech' && (form === undefined || !unit[form])) return unit.asks ? undefined : unit
  }
  return undefined
}

const MOST_PARAGRAPHS = 4

function answerOf({ index }: Unit, confidence: number, { key, candidates }: Cluster): Opening {
  const name = candidates[0]?.name ?? ''
  return {
    unit: index, start: 0, body: 0, label: '', name, key, part: 'answers', confidence: confidence * 0.8, rule: 'unlabelled-answer',
  } // biome-ignore format: fields of one kind share a row
}
