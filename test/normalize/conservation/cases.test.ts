import { describe, expect, it } from 'vitest'
import { describeError } from '../../../pipeline/errors.ts'
import { checkConservation } from '../../../pipeline/normalize/conservation.ts'
import type { ArticleBlock } from '../../../pipeline/transcript/article.ts'
import type { Block, Omission, Transcript, Turn } from '../../../pipeline/transcript/model.ts'
import { blockOf, pageOf } from './article.ts'

const text = (value: string) => ({ type: 'text' as const, value })
const p = (value: string) => ({ type: 'paragraph' as const, children: [text(value)] })
const turn = (label: string, children: Block[], time?: string): Turn => ({
  type: 'turn', id: 't1', number: 1, speaker: 'x', label, confidence: 1, children, ...(time === undefined ? {} : { time }),
}) // biome-ignore format: the fields say nothing here
const dropped = (value: string, path: string): Omission => ({ text: value, reason: 'duplicate', path })

/** '' where the law holds, else the message. */
function verdict(nodes: ArticleBlock['node'][], content: Block[], omitted: Omission[] = []): string {
  const article = pageOf(nodes.map((node, index) => blockOf(node, index, `p${index}`)))
  const transcript = { content, omitted } as unknown as Transcript
  try {
    checkConservation(article, transcript)
    return ''
  } catch (error) {
    return describeError(error)
  }
}

const picture = { type: 'figure', image: { url: 'a.png', alt: 'The old ferry' } } as const
const captioned = { ...picture, caption: [text('The ferry in 1998')], credit: 'Photo: Lu' }

describe('text is where the law allows it', () => {
  it.each<[string, ArticleBlock['node'][], Block[], Omission[]?]>([
    ['a label with a colon', [p('Ana: Hello.')], [turn('Ana', [p('Hello.')])]],
    ['a full-width colon and brackets', [p('【记者】：你好')], [turn('记者', [p('你好')])]],
    ['a number and an ornament before a label', [p('12. ■ Ana — Hello.')], [turn('Ana', [p('Hello.')])]],
    ['a time before the label', [p('[00:12:34] Ana: Hello.')], [turn('Ana', [p('Hello.')], '00:12:34')]],
    ['a time behind the label', [p('Ana (00:12:34): Hello.')], [turn('Ana', [p('Hello.')], '00:12:34')]],
    ['a time on a line of its own', [p('00:12'), p('Ana:'), p('Hello.')], [turn('Ana', [p('Hello.')], '00:12')]],
    ['a dash instead of a label', [p('— Hello.')], [turn('', [p('Hello.')])]],
    [
      'a label behind the speech',
      [p('Hello.'), p('Ana'), p('Bye.'), p('Bo')],
      [turn('Ana', [p('Hello.')]), turn('Bo', [p('Bye.')])],
    ],
    ['two turns in one paragraph', [p('A: One. B: Two.')], [turn('A', [p('One.')]), turn('B', [p('Two.')])]],
    ['speech that begins with a dash', [p('Ana: - - five')], [turn('Ana', [p('- - five')])]],
    ['a caption behind its figure', [picture, p('The ferry in 1998'), p('Photo: Lu')], [captioned]],
    ['a caption before its figure', [p('The ferry in 1998'), picture, p('Photo: Lu')], [captioned]],
    [
      'a block among the omissions',
      [p('Hello.'), p('Read on.'), p('Bye.')],
      [p('Hello.'), p('Bye.')],
      [dropped('Read on.', 'p1')],
    ],
    [
      'one of two equal blocks among the omissions',
      [p('Hi.'), p('Hi.'), p('Bye.')],
      [p('Hi.'), p('Bye.')],
      [dropped('Hi.', 'p0')],
    ],
    ['an omission under another path', [p('Hello.'), p('Read on.')], [p('Hello.')], [dropped('Read on.', 'div')]],
    [
      'a part of a block among the omissions',
      [p('Ana (ad) Hello.')],
      [turn('Ana', [p('Hello.')])],
      [dropped('(ad)', 'p0')],
    ],
    ['a figure among the omissions', [picture, p('Hello.')], [p('Hello.')], [dropped('The old ferry', 'p0')]],
    ['set type', [p('他问,"好吗"...')], [p('他问，“好吗”……')]],
  ])('%s', (_, nodes, content, omitted) => {
    expect(verdict(nodes, content, omitted)).toBe('')
  })
})

describe('a violation says what was lost or invented, and where', () => {
  const advice = '; this is a fault of a rule: report it with the page'
  it.each<[string, ArticleBlock['node'][], Block[], Omission[], string]>([
    ['a lost paragraph', [p('One.'), p('Two is lost.'), p('Three is here.')], [p('One.'), p('Three is here.')], [],
      'page.html:p1: expected all text of the page in the transcript, lost «Two is lost.»'],
    ['a lost end', [p('One.'), p('Two.')], [p('One.')], [], 'page.html:p1: expected all text of the page in the transcript, lost «Two.»'],
    ['a lost office', [p('Ana (mayor): Hello.')], [turn('Ana', [p('Hello.')])], [],
      'page.html:p0: expected all text of the page in the transcript, lost «(mayor):»'],
    ['an invented paragraph', [p('One.')], [p('One.'), p('Two.')], [], 'page.html:content[1]: expected only text of the page in the transcript, found «Two.» besides'],
    ['an invented label', [p('Hello.')], [turn('Ana', [p('Hello.')])], [], 'page.html:content[0]: expected only text of the page in the transcript, found «Ana» besides'],
    ['an altered word', [p('We kept the bell.')], [p('We kept the ball.')], [], 'page.html:p0: expected «ell.» in the transcript, found «all.» (content[0])'],
    ['a lost alternative text', [picture, p('Hello.')], [p('Hello.')], [], 'page.html:p0: expected all text of the page in the transcript, lost «The old ferry»'],
    ['an invented omission', [p('One.')], [p('One.')], [dropped('Two.', 'p9')], "page.html:p9: expected only text of the page's blocks in omitted, found «Two.» besides"],
    ['a figure behind later speech', [p('One.'), picture], [picture, p('One.')], [], 'page.html:p0: expected «One.» in the transcript, found «The old ferry» (content[0])'],
  ])('%s', (_, nodes, content, omitted, message) => {
    expect(verdict(nodes, content, omitted)).toBe(`${message}${advice}`)
  }) // biome-ignore format: a case a row reads better
})

it('keeps what extract left out', () => {
  const article = pageOf(
    [blockOf(p('One.'), 0)],
    [{ text: 'Share', reason: 'share', path: '.s', order: 1, rule: 'test' }],
  )
  const check = () => checkConservation(article, { content: [p('One.')], omitted: [] } as unknown as Transcript)
  expect(check).toThrow('expected all that extract left out in omitted, lost «Share»')
})
