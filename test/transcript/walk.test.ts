import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localizeImages } from '../../pipeline/transcript/images.ts'
import type { Block, Inline, Node, Transcript } from '../../pipeline/transcript/model.ts'
import { childrenOf, imageUrlsOf, isBlock, textOf, turnsOf, walk } from '../../pipeline/transcript/walk.ts'
import { transcripts } from './arbitrary.ts'

const text = (value: string): Inline => ({ type: 'text', value })
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', children })

const CONTENT: Block[] = [
  { type: 'heading', depth: 2, children: [text('Bees')] },
  paragraph(text('One '), { type: 'strong', children: [text('two')] }, { type: 'break' }, text('three')),
  {
    type: 'figure',
    image: { url: 'a.png', alt: 'not read: it is the figure' },
    caption: [text('A bee '), { type: 'image', url: 'b.png', alt: 'rain' }],
    credit: 'Photo: Ida',
  },
  { type: 'list', children: [{ type: 'listItem', children: [paragraph(text('four')), paragraph(text('five'))] }] },
  { type: 'table', children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: [text('six')] }] }] },
  paragraph(text('seven'), { type: 'note', kind: 'stage', children: [text(' (laughs)')] }),
  { type: 'code', value: 'eight()' },
]

describe('textOf', () => {
  it('is what a reader finds, blocks parted', () => {
    const lines = textOf(CONTENT)
      .split('\n')
      .filter((line) => line !== '')
    expect(lines).toEqual([
      'Bees',
      'One two',
      'three',
      'A bee rain',
      'Photo: Ida',
      'four',
      'five',
      'six',
      'seven (laughs)',
      'eight()',
    ])
  })

  it('holds every text node of any transcript, in order', () => {
    fc.assert(
      fc.property(transcripts, ({ content }) => {
        const all = textOf(content)
        let from = 0
        for (const node of walk(content)) {
          if (node.type !== 'text' && node.type !== 'inlineCode') continue
          from = all.indexOf(node.value, from)
          expect(from).toBeGreaterThanOrEqual(0)
          from += node.value.length
        }
      }),
    )
  })
})

describe('walk', () => {
  it('gives parents before children, in reading order', () => {
    const types = [...walk(CONTENT.slice(1, 3))].map(({ type }) => type)
    expect(types).toEqual(['paragraph', 'text', 'strong', 'text', 'break', 'text', 'figure', 'text', 'image'])
  })

  it('goes as deep as a page does', () => {
    let block: Block = paragraph(text('deep'))
    for (let depth = 0; depth < 50_000; depth += 1) block = { type: 'blockquote', children: [block] }
    expect([...walk([block])]).toHaveLength(50_002)
    expect(textOf([block]).trim()).toBe('deep')
  })

  it('has no children to give for a leaf or an empty figure', () => {
    expect(childrenOf(text('x'))).toEqual([])
    expect(childrenOf({ type: 'figure' })).toEqual([])
  })
})

it('a note is a block when it holds blocks', () => {
  const inline: Node = { type: 'note', kind: 'stage', children: [text('(laughs)')] }
  const block: Node = { type: 'note', kind: 'editor', children: [paragraph(text('A note.'))] }
  expect([isBlock(inline), isBlock(block)]).toEqual([false, true])
})

describe('images', () => {
  const transcript = { content: CONTENT } as Transcript

  it('are listed once each, in reading order', () => {
    expect(imageUrlsOf({ content: [...CONTENT, ...CONTENT] } as Transcript)).toEqual(['a.png', 'b.png'])
  })

  it('get the names of their files, where they were found', () => {
    const image = { name: 'image-1.png', mediaType: 'image/png', bytes: new Uint8Array(), width: 1, height: 1 } as const
    expect(imageUrlsOf(localizeImages(transcript, new Map([['b.png', image]])))).toEqual([
      'a.png',
      'images/image-1.png',
    ])
    expect(localizeImages(transcript, new Map())).toBe(transcript)
  })
})

it('turns are the numbered ones at the top', () => {
  fc.assert(
    fc.property(transcripts, (transcript) => {
      const numbers = turnsOf(transcript).map(({ number }) => number)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      expect(numbers.length).toBeGreaterThan(0)
    }),
  )
})
