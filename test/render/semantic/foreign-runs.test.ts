import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { element } from '../../../pipeline/render/semantic/element.ts'
import { markForeignRuns } from '../../../pipeline/render/semantic/foreign-runs.ts'

const marked = (language: string, text: string) =>
  markForeignRuns([element('p', {}, [text])], language)
    .map((each) => toHtml(each))
    .join('')
    .replace(/ xml:lang="[^"]*"/g, '')
    .replace(/^<p>|<\/p>$/g, '')

test.each([
  ['en', 'He says 你好，世界 to all.', 'He says <span lang="und-Hani">你好，世界</span> to all.'],
  ['en', 'The word 木漏れ日 is one.', 'The word <span lang="ja">木漏れ日</span> is one.'],
  ['en', 'It says «Все хорошо» there.', 'It says «<span lang="und-Cyrl">Все хорошо</span>» there.'],
  ['en', 'An angle α and 3 μm.', 'An angle α and 3 μm.'],
  ['en', 'We call it λόγος here.', 'We call it <span lang="el">λόγος</span> here.'],
  ['zh-Hans', '他叫 Yann LeCun，在 Meta AI 工作。', '他叫 Yann LeCun，在 Meta AI 工作。'],
  [
    'zh-Hans',
    '他说：“The best of it is that we were wrong.” 然后笑了。',
    '他说：“<span lang="en">The best of it is that we were wrong.</span>” 然后笑了。',
  ],
  [
    'zh-Hant',
    '原文是 ceci n’est pas une pipe du tout。',
    '原文是 <span lang="und-Latn">ceci n’est pas une pipe du tout</span>。',
  ],
  ['ja', '漢字とかなとカナ', '漢字とかなとカナ'],
  ['ko', '한국어와 漢字', '한국어와 漢字'],
  ['ar', 'قال بالعبرية שלום ثم مضى', 'قال بالعبرية <span lang="he">שלום</span> ثم مضى'],
  ['ru', 'Он сказал: «Ja».', 'Он сказал: «Ja».'],
])('in %s, %j', (language, text, expected) => {
  expect(marked(language, text)).toBe(expected)
})

test('code is in no language', () => {
  const code = element('p', {}, [element('code', {}, ['名 = 1'])])
  expect(toHtml(markForeignRuns([code], 'en')[0] as never)).toBe('<p><code>名 = 1</code></p>')
})
