/** Articles on several pages. */
import { describe, expect, it } from 'vitest'
import { extract } from '../../pipeline/extract/index.ts'
import { normalize } from '../../pipeline/normalize/index.ts'
import { fold } from '../../pipeline/transcript/fold.ts'
import type { Turn } from '../../pipeline/transcript/model.ts'
import type { Page } from '../../pipeline/transcript/page.ts'
import { textOf } from '../../pipeline/transcript/walk.ts'

const NAV = '<nav><a href="/">Front page</a> <a href="/gardens">Gardens</a></nav>'
const FOOT = '<footer>The Allotment Post, founded in the year of the great frost</footer>'
const STANDFIRST = '<p>Two neighbours who share a hedge talk about what grows on either side of it.</p>'
const AUTHOR = '<p>The author keeps bees and lives behind the station.</p>'

const say = (who: string, said: string) => `<p><strong>${who}:</strong> ${said}</p>`
const page = (body: string, pager = '') =>
  `<!doctype html><html lang="en"><head><title>Over the hedge</title></head><body>${NAV}<article><h1>Over the hedge</h1>${body}</article>${pager}${FOOT}</body></html>`

const pager = '<div class="pagination"><a href="?page=1">1</a> <a href="?page=2">2</a> <a href="?page=2">Next</a></div>'

const ONE = [
  say('Maud', 'When did you first notice that the hedge had moved, and did you tell anybody about it at the time?'),
  say('Otis', 'In the second winter. I told my wife, who said that hedges do not move, and then I told nobody.'),
  say('Maud', 'And yet you measured it every month, with the yellow string that we found in your shed in March?'),
  say('Otis', 'With string, and with my feet. A man wants to know where his garden ends, whatever his wife says.'),
].join('\n')
const TWO = [
  '<p>My own answer to that is longer, and it begins with the badgers, who knew all about it before we did.</p>',
  say('Maud', 'The badgers knew? You will have to explain that to the people who have never kept a hedge.'),
  say('Otis', 'They dig where the roots are young. Where they dug, there the hedge had been the year before.'),
].join('\n')

function article(texts: readonly string[], more: Partial<Page> = {}) {
  const [text = '', ...rest] = texts
  const address = 'https://example.org/talks/hedge'
  const further = rest.map((next, index) => ({
    text: next,
    url: `${address}/${index + 2}/`,
    base: `${address}/${index + 2}/`,
  }))
  const given: Page = {
    name: 'hedge',
    slug: 'hedge',
    mediaType: 'text/html',
    text,
    charset: 'utf-8',
    sha256: '0'.repeat(64),
    bytes: 1,
    url: address,
    replaced: [],
    settings: {},
    further,
    ...more,
  }
  return extract(given)
}

const read = (texts: readonly string[], more: Partial<Page> = {}) => normalize(article(texts, more)).transcript
const turnsOf = (content: readonly { type: string }[]) =>
  content.filter((block): block is Turn => block.type === 'turn')

describe('an article on two pages', () => {
  const transcript = read([page(ONE, pager), page(TWO, pager)])

  it('is one conversation, its turns whole over the break', () => {
    const turns = turnsOf(transcript.content)
    expect(turns.map(({ label }) => label)).toEqual(['Maud', 'Otis', 'Maud', 'Otis', 'Maud', 'Otis'])
    expect(textOf(turns[3]?.children ?? [])).toContain('whatever his wife says.\nMy own answer to that is longer')
  })

  it('leaves the later page its chrome, each piece with its reason and its place', () => {
    const later = transcript.omitted.filter(({ path }) => path.startsWith('page 2: '))
    expect(later.map(({ text, reason }) => [text, reason])).toEqual(
      expect.arrayContaining([
        ['Front page Gardens', 'navigation'],
        ['Over the hedge', 'metadata'],
        [expect.stringContaining('The Allotment Post'), 'boilerplate'],
      ]),
    )
    expect(later.some(({ text }) => text.includes('Next'))).toBe(true)
  })

  it('takes its metadata from the first page', () => {
    expect(transcript.metadata).toMatchObject({ title: 'Over the hedge', url: 'https://example.org/talks/hedge' })
  })

  it('loses no letter of either page', () => {
    const { blocks, omitted } = article([page(ONE, pager), page(TWO, pager)])
    const kept = [...blocks.map(({ node }) => textOf([node])), ...omitted.map(({ text }) => text)].map(fold)
    const words = [ONE, TWO, NAV, NAV, FOOT, FOOT, pager, pager].flatMap((html) =>
      html
        .replace(/<[^>]*>/g, '\n')
        .split('\n')
        .map(fold)
        .filter((text) => text !== ''),
    )
    const all = kept.join('')
    const count = (text: string, part: string) => text.split(part).length - 1
    for (const word of words)
      expect(count(all, word)).toBeGreaterThanOrEqual(words.filter((other) => other === word).length)
  })

  it('keeps pages in order', () => {
    const orders = article([page(ONE), page(TWO)]).blocks.map(({ order }) => order)
    expect(orders).toEqual([...orders].sort((one, other) => one - other))
    expect(new Set(orders).size).toBe(orders.length)
  })
})

describe('what pages repeat', () => {
  it('a standfirst stands at the beginning, and a note about the author at the end, once each', () => {
    const { content, omitted } = read([page(STANDFIRST + ONE + AUTHOR), page(STANDFIRST + TWO + AUTHOR)])
    const text = textOf(content)
    expect(text.split('share a hedge')).toHaveLength(2)
    expect(text.split('keeps bees')).toHaveLength(2)
    expect(text.indexOf('keeps bees')).toBeGreaterThan(text.indexOf('badgers'))
    const repeated = omitted.filter(({ reason }) => reason === 'duplicate')
    expect(repeated.map(({ text, path }) => [text.slice(0, 14), path.startsWith('page 2')])).toEqual(
      expect.arrayContaining([['The author kee', false]]),
    )
  })

  it('the last paragraph of one page at the head of the next is one paragraph', () => {
    const last = '<p>And then, for the first time that afternoon, it began to rain on both sides.</p>'
    const { content } = read([page(ONE + last), page(last + TWO)])
    expect(textOf(content).split('on both sides')).toHaveLength(2)
  })

  it('what is said twice is said twice', () => {
    const yes = say('Otis', 'Yes.')
    const { content } = read([
      page(ONE + say('Maud', 'Really, and you are quite sure of that?') + yes),
      page(yes + TWO),
    ])
    expect(turnsOf(content).filter(({ children }) => textOf(children) === 'Yes.').length).toBeGreaterThanOrEqual(1)
    expect(textOf(content).split('Yes.')).toHaveLength(3)
  })
})

describe('a row of page numbers among the paragraphs', () => {
  const link = (text: string, n: number) => `<a href="${n === 1 ? '/talks/hedge' : `/talks/hedge/${n}/`}">${text}</a>`
  it.each([
    ['numbers', `<p>[1] ${link('[2]', 2)} ${link('下一页', 2)}</p>`],
    ['numbers of pages', `<p>本文共2页 ${link('1', 1)} ${link('2', 2)}</p>`],
    ['words', `<p>Pages: 1 ${link('2', 2)}</p>`],
    ['no links', '<p><span>上一页</span><span>1</span> <span>2</span><span>下一页</span><span>尾页</span></p>'],
  ])('%s', (_, row) => {
    const { content, omitted } = read([page(ONE + row), page(TWO + row)])
    expect(textOf(content)).not.toMatch(/\b2\b|页|Pages/)
    expect(omitted.filter(({ reason }) => reason === 'navigation').length).toBeGreaterThanOrEqual(4)
  })

  it.each([
    ['numbers that somebody says', say('Otis', '1, 2, 3.')],
    ['a link to the article in a sentence', `<p>As I said ${link('before', 1)}, they dig.</p>`],
    ['a word that is on pagers too', say('Otis', 'Next.')],
  ])('is not %s', (_, said) => {
    const { omitted } = read([page(ONE + say('Maud', 'What did you say to that at the time?') + said), page(TWO)])
    expect(omitted.filter(({ path, reason }) => reason === 'navigation' && /\bp\b/.test(path))).toEqual([])
  })
})

describe('names that every page uses', () => {
  it('images are relative to their own page', () => {
    const image = '<figure><img src="hedge.jpg" alt="The hedge"><figcaption>The hedge in March</figcaption></figure>'
    const later = '<figure><img src="late.jpg" alt="The hedge"><figcaption>The hedge in May</figcaption></figure>'
    const { content } = read([page(image + ONE), page(later + TWO)])
    const urls = JSON.stringify(content).match(/"url":"[^"]*jpg"/g)
    expect(urls).toEqual(['"url":"hedge.jpg"', '"url":"https://example.org/talks/hedge/2/late.jpg"'])
  })

  it('footnotes of both pages are kept apart', () => {
    const note = (text: string, said: string) =>
      `<p><strong>Otis:</strong> ${said}<sup><a href="#fn1" id="r1">1</a></sup></p><ol class="footnotes"><li id="fn1">${text} <a href="#r1">↩</a></li></ol>`
    const { content } = read([
      page(ONE + note('By the old measure, which was longer.', 'It was eleven feet, as I have said to everybody.')),
      page(TWO + note('Badgers count differently.', 'The badgers would say twelve, and who is to say they are wrong.')),
    ])
    const ids = [...JSON.stringify(content).matchAll(/"footnoteDefinition","identifier":"([^"]*)"/g)].map(
      ([, id]) => id,
    )
    expect(new Set(ids).size).toBe(2)
  })

  it('selectors hold for every page', () => {
    const banner = '<div class="banner"><p>Our spring sale of hedges and of tools for hedges ends this week.</p></div>'
    const { omitted } = read([page(ONE + banner), page(TWO + banner)], { settings: { select: { drop: '.banner' } } })
    expect(omitted.filter(({ reason }) => reason === 'dropped').map(({ path }) => path.startsWith('page 2'))).toEqual([
      false,
      true,
    ])
  })

  it('a last page of one line is no fault', () => {
    const { content } = read([page(ONE), page('<p>So be it.</p>')])
    expect(textOf(content)).toContain('So be it.')
  })
})
