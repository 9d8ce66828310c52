import { expect, test } from 'vitest'
import { headline, outlineOf } from '../../../pipeline/render/semantic/outline.ts'
import { heading, transcriptOf, turn } from '../epub/book.ts'

test.each([
  ['您是哪一年开始学造船的？那时候想过会做一辈子吗？', '您是哪一年开始学造船的？'],
  ['谢谢您的分享。那么，下一步怎么走？', '那么，下一步怎么走？'],
  [
    '我们都知道这条河在过去的三十年里发生了很大的变化，上游修了水库，下游填了滩涂，您怎么看这些变化呢？',
    '我们都知道这条河在过去的三十年里发生了很大的变化…',
  ],
  ['他问我：“你去不去？”我没有回答。', '他问我：“你去不去？”'],
  ['Thank you. So where does the river begin?', 'So where does the river begin?'],
  [
    'When you look back at the flood, after all these years of work on the dikes, what do you see?',
    'When you look back at the flood…',
  ],
  ['Mr. Said, welcome back to the programme.', 'Mr. Said, welcome back to the programme.'],
  ['It rose by 3.5 metres overnight. Then it fell.', 'It rose by 3.5 metres overnight.'],
  ['ماذا رأيت؟ حدثنا.', 'ماذا رأيت؟'],
  [
    'بعد كل هذه السنوات التي قضيتها على ضفاف النهر؛ وبعد الفيضان الكبير الذي غير كل شيء في المدينة القديمة ما الذي تراه؟',
    'بعد كل هذه السنوات التي قضيتها على ضفاف النهر…',
  ],
  ['नदी बढ़ गई। क्या आपने देखा?', 'क्या आपने देखा?'],
  ['A'.repeat(80), `${'A'.repeat(60)}…`],
  ['one\n  line', 'one line'],
  ['', ''],
])('%j is listed as %j', (text, expected) => {
  expect(headline(text)).toBe(expected)
})

const texts = (...content: Parameters<typeof transcriptOf>[0]) =>
  outlineOf(transcriptOf(content)).entries.map(({ id, text, rank }) => `${rank} ${id} ${text}`)

test('headings are listed by rank, without gaps', () => {
  expect(texts(heading('One', 3), turn(1, 'ines', 'Why?'), heading('Two', 5), heading('Three', 3))).toEqual([
    '1 s1 One',
    '2 s2 Two',
    '1 s3 Three',
  ])
})

test('without headings the turns of those who ask are listed', () => {
  expect(texts(turn(1, 'ines', 'Where were we?'), turn(2, 'omar', 'Here?'), turn(3, 'ines', 'Go on.'))).toEqual([
    '1 t1 Where were we?',
    '1 t3 Go on.',
  ])
})

test('where nobody has that part, the turns with a question; where nobody asks, all turns', () => {
  expect(texts(turn(1, 'omar', 'Is it?'), turn(2, 'omar', 'It is.'))).toEqual(['1 t1 Is it?'])
  expect(texts(turn(1, 'omar', 'It was.'), turn(2, 'omar', 'It is.'))).toEqual(['1 t1 It was.', '1 t2 It is.'])
})
