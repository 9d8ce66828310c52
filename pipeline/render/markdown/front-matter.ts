/**
 * YAML front matter by the crosswalk.
 *
 * It is written by the yaml library and handed to the template as a finished block. Pandoc's own metadata would be
 * Markdown inside YAML (`'\*stars\*'`), which no reader of front matter takes back to the value.
 */
import { stringify } from 'yaml'
import { CROSSWALK, contributorsOf, creatorsOf } from '../../transcript/crosswalk.ts'
import type { Transcript } from '../../transcript/model.ts'
import { wellFormed } from './text.ts'

type Value = string | string[] | number | { name: string; role: string }[]

/** With its fences, without a newline at the end. */
export function frontMatterOf(transcript: Transcript): string {
  const yaml = stringify(fieldsOf(transcript), {
    // One line a value, so that nothing that lays text out can touch what is inside.
    blockQuote: false,
    singleQuote: false,
    lineWidth: 0,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    // `no`, `2023-04-11`, `1_000` are quoted too: readers of YAML 1.1 must not see a boolean, a date, a number.
    compat: 'yaml-1.1',
  })
  return `---\n${yaml}---`
}

function fieldsOf(transcript: Transcript): Record<string, Value> {
  const fields: Record<string, Value> = {}
  for (const { field, frontMatter, values } of CROSSWALK) {
    if (frontMatter === undefined) continue
    const found = values(transcript).map(wellFormed)
    if (found.length > 0) fields[frontMatter] = shapeOf(field, found, transcript)
  }
  const position = transcript.metadata.series?.position
  if (position !== undefined) fields['series-position'] = position
  return fields
}

/** Names carry their roles, subjects are always a list, all else is one string. */
function shapeOf(field: string, values: string[], transcript: Transcript): Value {
  if (field === 'creators') return creatorsOf(transcript).map(({ name, role }) => ({ name: wellFormed(name), role }))
  if (field === 'contributors')
    return contributorsOf(transcript).map(({ name, role }) => ({ name: wellFormed(name), role }))
  if (field === 'subjects') return values
  return values[0] as string
}
