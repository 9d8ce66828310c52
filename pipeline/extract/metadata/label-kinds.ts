/** Labels of credits by what they introduce. */
import { CONTRIBUTOR_ROLES, type ContributorRole } from '../../transcript/model.ts'
import { COLON_LABELS, type LabelKind } from './credit-labels.ts'
import { keyOf } from './phrase-index.ts'

export const KINDS = new Map<string, LabelKind>(
  (Object.entries(COLON_LABELS) as [LabelKind, readonly string[]][]).flatMap(([kind, words]) =>
    words.map((word) => [keyOf(word), kind] as const),
  ),
)

const ROLES = new Set<string>(CONTRIBUTOR_ROLES)

/** What people a label introduces, if it introduces people. */
export function roleOf(label: string): ContributorRole | undefined {
  const kind = KINDS.get(label.toLowerCase())
  return kind !== undefined && isRole(kind) ? kind : undefined
}

const isRole = (kind: LabelKind): kind is ContributorRole => ROLES.has(kind)
