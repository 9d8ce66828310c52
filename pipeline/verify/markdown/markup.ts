/** No HTML but the closed set that Colloquy writes: nothing of a page may run in whoever shows the file. */
import { excerpt } from '../../transcript/fold.ts'
import type { Artefact, Finding } from '../door.ts'
import { findingOf } from './finding.ts'
import { readingOf } from './found.ts'
import { type Picked, pick, type Token } from './stream.ts'

/** Ends of anchors, line breaks in tables, and pandoc's mark between two lists. Emphasis and anchors are tokens. */
const ALLOWED = new Set(['</a>', '<br>', '<!-- -->'])
const ANCHOR = /^(t\d+|(editor|translator|stage|source)-note-\d+|missing-\d+)$/

/** The comment for reading the file back: once, at the end, and no reader of HTML may find an end inside it. */
const RECORD = /^<!-- colloquy\n\{[^<>&]*\}\n-->$/

function isRecord(token: Picked<'html'>, last: Token | undefined): boolean {
  return token === last && RECORD.test(token.value) && !token.value.slice(4, -3).includes('--')
}

export async function checkMarkup(artefact: Artefact): Promise<Finding[]> {
  const { body, footnotes } = await readingOf(artefact)
  const tokens = [body, ...footnotes.values()].flat()
  const last = body.findLastIndex(({ kind }) => kind !== 'block')
  const html = pick(tokens, 'html').filter((each) => !ALLOWED.has(each.value) && !isRecord(each, body[last]))
  const anchors = pick(tokens, 'anchor').filter(({ id }) => !ANCHOR.test(id))
  return [
    ...html.map(({ value, line }) =>
      findingOf(
        artefact,
        'markdown-markup',
        `expected no HTML but anchors and emphasis, found '${excerpt(value)}'`,
        line === undefined ? undefined : `line ${line}`,
      ),
    ),
    ...anchors.map(({ id }) =>
      findingOf(artefact, 'markdown-markup', `expected anchors of turns, notes and images only, found '${id}'`),
    ),
  ]
}
