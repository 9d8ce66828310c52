/** Laws of the room: no text is lost, every transcript is valid, the same article gives the same transcript. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalize } from '../../pipeline/normalize/index.ts'
import { flatten, sliceInlines } from '../../pipeline/normalize/turns/inline.ts'
import { fold } from '../../pipeline/transcript/fold.ts'
import type { Inline } from '../../pipeline/transcript/model.ts'
import { checkTranscript } from '../../pipeline/transcript/parse.ts'
import { inlines } from '../transcript/arbitrary.ts'
import { emptyBlocksOf } from './empty.ts'
import { articleOf, plain } from './page.ts'

const labels = fc.constantFrom(
  'Ann: ',
  'Bo Lind: ',
  'Q: ',
  'A: ',
  '记者：',
  '李明：',
  '— ',
  'Both: ',
  '[00:01] Ann: ',
  '',
  '',
  'Note: ',
  '(laughs) ',
)
const speech = fc.constantFrom(
  'Do you think so?',
  'I do.',
  '我觉得可以。',
  '你呢？',
  '',
  'He said: yes. Ann: no.',
  '?',
  '…',
  '\u200b',
  '\u200b \u200b',
  'A title without an end',
)
const lines = fc.array(fc.tuple(labels, speech).map(([label, text]) => `${label}${text}`), { minLength: 1, maxLength: 24 }) // biome-ignore format: lists of words read better in rows

describe('normalize', () => {
  it('gives a valid transcript of any lines and loses nothing', () => {
    fc.assert(
      fc.property(lines, (texts) => {
        const article = articleOf(texts.filter((text) => text.trim() !== '').map(plain))
        const normalized = normalize(article)
        const { transcript } = normalized
        const trace = normalized.trace()
        checkTranscript(JSON.parse(JSON.stringify(transcript)))
        expect(emptyBlocksOf(transcript)).toEqual([])
        expect(trace).toHaveLength(article.blocks.length)
        const again = normalize(article)
        expect({ ...again, trace: again.trace() }).toEqual({ ...normalized, trace })
      }),
      { numRuns: 500 },
    )
  })
})

/** The same with the marks that recognition looks at: bold labels, bold questions, line breaks. */
const marked = fc.array(
  fc.record({ label: labels, speech, form: fc.constantFrom('label', 'whole', 'head', 'break', 'plain') }),
  { minLength: 1, maxLength: 24 },
)

function paragraphOf({ label, speech: said, form }: { label: string; speech: string; form: string }): Inline[] {
  const text = (value: string): Inline => ({ type: 'text', value })
  const strong = (value: string): Inline => ({ type: 'strong', children: [text(value)] })
  if (form === 'label') return [strong(label), text(said)]
  if (form === 'whole') return [strong(`${label}${said}`)]
  if (form === 'head') return [strong(said), text(` ${label}I think so.`)]
  if (form === 'break') return [text(label), text(said), { type: 'break' }, text(`${label}And you?`)]
  return [text(`${label}${said}`)]
}

describe('normalize with markup', () => {
  it('loses nothing either', () => {
    fc.assert(
      fc.property(marked, (list) => {
        const paragraphs = list.map(paragraphOf).filter((nodes) => flatten(nodes).text.trim() !== '')
        const { transcript } = normalize(articleOf(paragraphs))
        checkTranscript(JSON.parse(JSON.stringify(transcript)))
        expect(emptyBlocksOf(transcript)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('sliceInlines', () => {
  it('cuts a paragraph in two without losing a character', () => {
    fc.assert(
      fc.property(inlines, fc.nat(60), (nodes, at) => {
        const { text } = flatten(nodes)
        const parts = [sliceInlines(nodes, 0, at), sliceInlines(nodes, at, Number.POSITIVE_INFINITY)]
        const joined = parts.map((part) => flatten(part).text).join('')
        expect(fold(joined)).toBe(fold(text))
      }),
    )
  })
})
