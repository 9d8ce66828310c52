/** Front matter, field by field, against the crosswalk. */
import { readFrontMatter } from '../../commonmark/front-matter.ts'
import { CROSSWALK, contributorsOf, creatorsOf } from '../../transcript/crosswalk.ts'
import { excerpt } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { wellFormed } from './expected.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'

/** A key that the crosswalk does not know is a designer's and nobody's business. */
export async function checkFrontMatter(artefact: Artefact): Promise<Finding[]> {
  const { frontMatter } = await readingOf(artefact)
  const say = (message: string, place?: string) => findingOf(artefact, 'markdown-front-matter', message, place)
  if (frontMatter === undefined) return [say('expected YAML front matter at the start of the file, found none')]
  const read = readFrontMatter(frontMatter, await import('yaml'))
  if (typeof read === 'string') return [say(`expected front matter that is a YAML mapping, found: ${read}`)]
  const fields = new Map(Object.entries(read))
  const findings: Finding[] = []
  for (const { field, frontMatter: key, values } of CROSSWALK) {
    if (key === undefined) continue
    const expected = values(artefact.transcript).map(wellFormed)
    const found = valuesOf(fields.get(key))
    if (!same(expected, found)) findings.push(say(`expected ${listed(expected)}, found ${listed(found)}`, key))
    const credits = field === 'creators' ? creatorsOf : field === 'contributors' ? contributorsOf : undefined
    const roles = credits?.(artefact.transcript).map(({ role }) => role)
    if (roles && !same(roles, rolesOf(fields.get(key))))
      findings.push(say(`expected the roles ${listed(roles)}, found ${listed(rolesOf(fields.get(key)))}`, key))
  }
  return findings
}

/** One string, a list of strings, or a list of people; anything else is no value of the crosswalk's. */
function valuesOf(field: unknown): unknown[] {
  if (field === undefined) return []
  const list: unknown[] = Array.isArray(field) ? field : [field]
  return list.map((entry) => (isPerson(entry) ? entry.name : entry))
}

const rolesOf = (field: unknown): unknown[] =>
  Array.isArray(field) ? field.map((entry: unknown) => (isPerson(entry) ? entry.role : undefined)) : []

function isPerson(entry: unknown): entry is { name: unknown; role: unknown } {
  return typeof entry === 'object' && entry !== null && 'name' in entry && 'role' in entry
}

const same = (expected: readonly unknown[], found: readonly unknown[]) =>
  expected.length === found.length && expected.every((value, index) => value === found[index])

const listed = (values: readonly unknown[]) =>
  values.length === 0 ? 'nothing' : values.map((value) => excerpt(JSON.stringify(value) ?? 'nothing', 60)).join(', ')
