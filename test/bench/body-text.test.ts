import { expect, test } from 'vitest'
import type { Transcript } from '../../pipeline/transcript/model.ts'
import { textOfHtml, textOfTranscript } from './body-text.ts'
import { wordsIn } from './shingles.ts'

test('of HTML: blocks apart, inline elements together, nothing that is not printed', () => {
  const html = `<title>No</title><style>no</style><h1>One</h1><p>Tw<b>o</b><br>three</p><ul><li>four<li>five</ul>
    <table><tr><td>six<td>seven</table><figure><img alt="no"><figcaption>eight</figcaption></figure><template>no</template>`
  expect(wordsIn(textOfHtml(html))).toEqual('one two three four five six seven eight'.split(' '))
})

test('of a transcript: labels, captions, credits and footnotes as they are printed', () => {
  const text = (value: string) => ({ type: 'text' as const, value })
  const paragraph = (value: string) => ({ type: 'paragraph' as const, children: [text(value)] })
  const content: Transcript['content'] = [
    { type: 'heading', depth: 2, children: [text('One')] },
    {
      type: 'turn',
      id: 't1',
      number: 1,
      speaker: 's',
      label: 'Two',
      time: '00:03',
      confidence: 1,
      children: [
        {
          type: 'paragraph',
          children: [
            text('four'),
            { type: 'footnoteReference', identifier: 'n', label: '5' },
            { type: 'break' },
            text('six'),
          ],
        },
        { type: 'figure', image: { url: 'a.png', alt: 'no' }, caption: [text('seven')], credit: 'eight' },
      ],
    },
    { type: 'list', children: [{ type: 'listItem', children: [paragraph('nine')] }] },
    { type: 'code', value: 'ten' },
  ]
  const transcript = { content, omitted: [{ text: 'no', reason: 'share', path: 'p' }] } as unknown as Transcript
  expect(wordsIn(textOfTranscript(transcript))).toEqual('one 00 03 two four5 six seven eight nine ten'.split(' '))
})
