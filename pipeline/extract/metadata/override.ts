/** What source.yaml knows overrides what the page says. */
import type { ArticleMetadata } from '../../transcript/article.ts'
import type { SourceSettings } from '../../transcript/settings.ts'

type Known = NonNullable<SourceSettings['metadata']>

const TEXTS = [
  'title',
  'subtitle',
  'description',
  'language',
  'published',
  'modified',
  'recorded',
  'publisher',
  'rights',
] as const

export function overridden(metadata: ArticleMetadata, known: Known | undefined): ArticleMetadata {
  if (known === undefined) return metadata
  const result: ArticleMetadata = { ...metadata, evidence: { ...metadata.evidence } }
  for (const field of Object.keys(known)) result.evidence[field] = 'source.yaml'
  for (const field of TEXTS) {
    const value = known[field]
    if (value !== undefined) result[field] = value
  }
  if (known.subjects !== undefined) result.subjects = known.subjects
  if (known.site !== undefined) {
    const { name, url } = known.site
    result.site = { name, ...(url === undefined ? {} : { url }) }
  }
  if (known.series !== undefined) {
    const { name, position } = known.series
    result.series = { name, ...(position === undefined ? {} : { position }) }
  }
  if (known.contributors !== undefined) {
    result.contributors = known.contributors
    const asked = known.contributors.filter(({ role }) => role === 'interviewer').map(({ name }) => name)
    if (asked.length > 0) {
      result.interviewers = asked
      result.evidence.interviewers = 'source.yaml'
    }
  }
  return result
}
