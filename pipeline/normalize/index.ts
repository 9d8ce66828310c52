/** Article to transcript: who says what, what is editorial, typography. Pure: the same article gives the same result. */
import type { Article, PlacedOmission } from '../transcript/article.ts'
import { transcriptId } from '../transcript/identifier.ts'
import type { Metadata, Omission, Transcript } from '../transcript/model.ts'
import type { Normalized, TypographyChange } from '../transcript/normalized.ts'
import type { Page } from '../transcript/page.ts'
import { type Assembled, assemble } from './assemble.ts'
import { checkConservation } from './conservation.ts'
import { applyCorrections } from './corrections.ts'
import { editorialKind, markInlineNotes } from './notes.ts'
import { type Assigned, assignSpeakers } from './speakers/assign.ts'
import { traceOf, warningsOf } from './trace.ts'
import { endOf } from './turns/closing.ts'
import { recognise } from './turns/recognise.ts'
import { typeset } from './typography.ts'

/**
 * Throws ColloquyError: 'settings' when a correction's anchor matches nothing, 'conservation' when text of the article
 * is in neither content, labels nor omissions.
 */
export function normalize(article: Article): Normalized {
  const { article: corrected, renames, forced } = applyCorrections(article)
  const recognition = recognise(corrected, forced)
  const { reading, page } = recognition
  const assigned: Assigned = reading ? assignSpeakers(page, reading, renames) : { speakers: [], ids: [] }
  const names = assigned.speakers.filter(({ unnamed }) => !unnamed).map(({ name }) => name)
  const end = reading ? endOf(page, reading, names, editorialKind) : 0
  const assembled = assemble(recognition, assigned, forced, end)
  const typography: TypographyChange[] = []
  const speakers = speaking(assigned, assembled)
  const transcript = transcriptOf(corrected, { ...assigned, speakers }, assembled, typography)
  checkConservation(corrected, transcript)
  const trace = () => traceOf(corrected, recognition, assembled)
  return { transcript, trace, typography, warnings: [...corrected.warnings, ...warningsOf(recognition)] }
}

/** Those who have a turn: a label without a word after it opens none. */
function speaking({ speakers }: Assigned, { content }: Assembled): Assigned['speakers'] {
  const ids = new Set(
    content.flatMap((block) => (block.type === 'turn' ? [block.speaker, ...(block.together ?? [])] : [])),
  )
  return speakers.filter(({ id }) => ids.has(id))
}

function transcriptOf(
  article: Article,
  assigned: Assigned,
  assembled: Assembled,
  typography: TypographyChange[],
): Transcript {
  const { page } = article
  const { language } = article.metadata
  const noted = markInlineNotes(assembled.content)
  const set = page.settings.typography === false ? { content: noted, changes: [] } : typeset(noted, language)
  for (const change of set.changes) typography.push(change)
  return {
    version: 1,
    id: transcriptId(article.metadata.url, page.sha256),
    kind: assembled.content.some(({ type }) => type === 'turn') ? 'dialogue' : 'article',
    metadata: metadataOf(article, assigned),
    speakers: assigned.speakers,
    content: set.content,
    omitted: [...article.omitted, ...assembled.omitted].sort((a, b) => a.order - b.order).map(omissionOf),
    provenance: provenanceOf(page, article.metadata.evidence),
  }
}

/** People who speak are speakers, not contributors. */
function metadataOf(article: Article, { speakers }: Assigned): Metadata {
  const { interviewers: _interviewers, evidence: _evidence, ...metadata } = article.metadata
  const names = new Set(speakers.flatMap(({ name, aliases }) => [name, ...aliases]))
  return { ...metadata, contributors: metadata.contributors.filter(({ name }) => !names.has(name)) }
}

function omissionOf({ text, reason, path }: PlacedOmission): Omission {
  return { text, reason, path }
}

function provenanceOf(page: Page, evidence: Record<string, string>): Transcript['provenance'] {
  const { name, mediaType, charset, sha256, bytes, retrieved } = page
  return { source: name, mediaType, charset, sha256, bytes, ...(retrieved ? { retrieved } : {}), evidence }
}
