/** The parsed document against the schema: the first fault, in words, and where it stands. */
import { closestMatch } from 'leven'
import type { Document, Node } from 'yaml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { z } from 'zod'
import { excerpt } from '../transcript/fold.ts'
import type { SourceSettings } from '../transcript/settings.ts'
import { settingsSchema } from '../transcript/settings.ts'

export interface Fault {
  /** Keys and indices from the root. */
  path: PropertyKey[]
  message: string
  /** The fault is this key of the mapping at `path`, not its value. */
  key?: string
}

type Issue = z.core.$ZodIssue

export function validate(
  document: Document.Parsed,
  maxAliases: number,
): { settings: SourceSettings } | { fault: Fault } {
  for (let attempt = 0; ; attempt += 1) {
    let value: unknown
    try {
      value = document.toJS({ maxAliasCount: maxAliases }) ?? {}
    } catch {
      return {
        fault: { path: [], message: `expected at most ${maxAliases} aliases, found more; write the values out` },
      }
    }
    const result = settingsSchema.safeParse(value)
    if (result.success) return { settings: result.data }
    const issues = result.error.issues.flatMap(innermost)
    // `title: 1984` is a number to YAML and a title to its author; once, every such value is taken as it is written.
    if (attempt === 0 && asWritten(document, issues)) continue
    return { fault: faultOf(issues, value) }
  }
}

/** Of a choice of shapes, the issues of the one that was most likely meant: the one with the fewest keys at fault. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const weight = (issues: readonly Issue[]) =>
    issues.reduce((sum, inner) => sum + (inner.code === 'unrecognized_keys' ? inner.keys.length * 2 : 1), 0)
  const [best] = [...issue.errors].sort((a, b) => weight(a) - weight(b))
  return (best ?? []).flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] } as Issue))
}

function asWritten(document: Document.Parsed, issues: readonly Issue[]): boolean {
  let changed = false
  for (const issue of issues) {
    if (issue.code !== 'invalid_type' || issue.expected !== 'string') continue
    const node = nodeAt(document, issue.path)
    if (!isScalar(node) || node.source === undefined || node.value === null) continue
    node.value = node.source
    changed = true
  }
  return changed
}

function faultOf(issues: readonly Issue[], value: unknown): Fault {
  // A misspelt key is also a missing one: the misspelling is what to tell.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? (issues[0] as Issue)
  const path = [...issue.path]
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? ''
    return { path, key, message: `expected a known key${inside(path)}, found '${key}'; ${suggestion(key, path)}` }
  }
  const found = valueAt(value, path)
  if (found === undefined) return missingKey(path, value)
  return { path, message: `expected ${expected(issue)}${inside(path)}, found ${describe(found)}; correct it` }
}

function missingKey(path: readonly PropertyKey[], value: unknown): Fault {
  const parent = path.slice(0, -1)
  const empty = Object.keys(valueAt(value, parent) ?? {}).length === 0
  const key = empty
    ? `one of the keys ${keysAt(settingsSchema, parent).join(', ')}`
    : `the key '${String(path.at(-1))}'`
  return { path: parent, message: `expected ${key}${inside(parent)}, found none; add it` }
}

function expected(issue: Issue): string {
  if (issue.code === 'invalid_value') return `one of ${issue.values.join(', ')}`
  if (issue.code === 'invalid_type') return NAMES[issue.expected] ?? issue.expected
  if (issue.code === 'too_small') return 'some text'
  if (issue.code === 'invalid_format' && issue.format === 'url') return 'an http or https address'
  return issue.message.replace(/^expected /, '')
}

const NAMES: Record<string, string> = {
  string: 'text',
  object: 'a mapping (key: value)',
  record: 'a mapping (key: value)',
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a whole number',
}

function describe(value: unknown): string {
  if (value === null || value === '') return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return `'${excerpt(String(value))}'`
}

function inside(path: readonly PropertyKey[]): string {
  let out = ''
  for (const key of path) out += typeof key === 'number' ? `[${key}]` : out === '' ? String(key) : `.${String(key)}`
  return out === '' ? '' : ` in ${out}`
}

function suggestion(key: string, path: readonly PropertyKey[]): string {
  const known = keysAt(settingsSchema, path)
  const nearest = closestMatch(key.toLowerCase(), known, { maxDistance: Math.max(2, Math.floor(key.length / 3)) })
  return nearest === undefined ? `known keys are ${known.join(', ')}` : `did you mean '${nearest}'?`
}

/** The keys that may stand in the mapping at `path`; for a choice of mappings, those of all. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const [head, ...rest] = path
  if (schema instanceof z.ZodOptional) return keysAt(schema.unwrap(), path)
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((option) => keysAt(option, path)))]
  if (schema instanceof z.ZodArray) return head === undefined ? [] : keysAt(schema.element, rest)
  if (!(schema instanceof z.ZodObject)) return []
  if (head === undefined) return Object.keys(schema.shape).filter((key) => key !== '$schema')
  const inner = schema.shape[String(head)] as z.core.$ZodType | undefined
  return inner === undefined ? [] : keysAt(inner, rest)
}

/** Offset in the document of the key or the value at fault; undefined for an empty document. */
export function positionOf(document: Document.Parsed, { path, key }: Fault): number | undefined {
  const node = nodeAt(document, path)
  if (key !== undefined && isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)
    if (pair && isScalar(pair.key)) return pair.key.range?.[0]
  }
  return node?.range?.[0]
}

function nodeAt(document: Document.Parsed, path: readonly PropertyKey[]): Node | undefined {
  let node: unknown = document.contents
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) node = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key)?.value
    else if (isSeq(node)) node = node.items[Number(key)]
  }
  return isScalar(node) || isMap(node) || isSeq(node) ? node : undefined
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value
  for (const key of path) found = (found as Record<PropertyKey, unknown> | null | undefined)?.[key]
  return found
}
