import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ColloquyError } from '../../../pipeline/errors.ts'
import { checkConservation } from '../../../pipeline/normalize/conservation.ts'
import { fold } from '../../../pipeline/transcript/fold.ts'
import type { Transcript } from '../../../pipeline/transcript/model.ts'
import { transcripts } from '../../transcript/arbitrary.ts'
import { articleOf, blockOf, pageOf, textNodesOf } from './article.ts'

function failure(act: () => void): ColloquyError {
  try {
    act()
  } catch (error) {
    if (error instanceof ColloquyError) return error
    throw error
  }
  throw new Error('expected a violation, found none')
}

const separators = fc.constantFrom(': ', '：', ' : ', '. ', ' — ', '] ', '\n')
const openings = fc.constantFrom('', '[', '1. ', '■ ', '🎤 ', '— ')

/** A character that is no separator and that `fold` keeps. */
const mark = '\u6d4b'

function altered(transcript: Transcript, edit: (nodes: { value: string }[]) => void): Transcript {
  const copy = structuredClone(transcript)
  edit(textNodesOf(copy))
  return copy
}

const paragraph = (value: string) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value }] })

/** Texts so long that both sides share a token for them; some stand on the page more than once. */
function lengthened(transcript: Transcript): Transcript {
  return altered(transcript, (nodes) => {
    for (const [index, node] of nodes.entries()) node.value += ` then, of all that the river said, ${index % 3}`
  })
}

const conversations = fc.oneof(transcripts, transcripts.map(lengthened))

describe('the law of conservation', () => {
  it('takes no character of a page for a token of its own', () => {
    const long = 'all that the river said, and nothing that it left out'
    const page = pageOf(['\ue000\ue100\ue100', long].map((value, order) => blockOf(paragraph(value), order)))
    const content = [paragraph(long), paragraph(long)]
    const transcript: Transcript = {
      ...(fc.sample(transcripts, { numRuns: 1, seed: 1 })[0] as Transcript),
      content,
      omitted: [],
    }
    expect(failure(() => checkConservation(page, transcript)).message).toContain('\ue000')
  })

  it('holds for every transcript of its own article', () => {
    fc.assert(
      fc.property(conversations, openings, separators, (transcript, opening, separator) => {
        checkConservation(articleOf(transcript, opening, separator), transcript)
      }),
      { numRuns: 300 },
    )
  })

  it('catches any character that is lost', () => {
    fc.assert(
      fc.property(conversations, separators, fc.nat(), fc.nat(), (transcript, separator, which, where) => {
        const article = articleOf(transcript, '', separator)
        const marked = textNodesOf(article)
        const node = marked[which % marked.length]
        if (node === undefined) return
        const at = where % (node.value.length + 1)
        node.value = `${node.value.slice(0, at)}${mark}${node.value.slice(at)}`
        expect(failure(() => checkConservation(article, transcript)).code).toBe('conservation')
      }),
      { numRuns: 300 },
    )
  })

  it('catches any character that is invented', () => {
    fc.assert(
      fc.property(conversations, separators, fc.nat(), fc.nat(), (transcript, separator, which, where) => {
        const article = articleOf(transcript, '', separator)
        const invented = altered(transcript, (nodes) => {
          const node = nodes[which % nodes.length] as { value: string }
          const at = where % (node.value.length + 1)
          node.value = `${node.value.slice(0, at)}${mark}${node.value.slice(at)}`
        })
        expect(failure(() => checkConservation(article, invented)).code).toBe('conservation')
      }),
      { numRuns: 300 },
    )
  })

  it('catches the loss of any character there is, but of separators behind a label', () => {
    fc.assert(
      fc.property(conversations, fc.nat(), fc.nat(), (transcript, which, where) => {
        const article = articleOf(transcript, '', ': ')
        const shorter = altered(transcript, (nodes) => {
          const node = nodes[which % nodes.length] as { value: string }
          const at = where % Math.max(node.value.length, 1)
          node.value = `${node.value.slice(0, at)}${node.value.slice(at + 1)}`
        })
        fc.pre(foldedText(shorter) !== foldedText(transcript) && !losesSeparator(transcript, shorter))
        expect(failure(() => checkConservation(article, shorter)).code).toBe('conservation')
      }),
      { numRuns: 500 },
    )
  })

  it('catches a block that is lost, one that is there twice, and two that changed places', () => {
    fc.assert(
      fc.property(conversations, fc.nat(), fc.constantFrom('lost', 'twice', 'swapped'), (transcript, which, fault) => {
        const article = articleOf(transcript, '', ': ')
        const copy = structuredClone(transcript)
        const index = which % copy.content.length
        const [block] = fault === 'twice' ? [copy.content[index]] : copy.content.splice(index, 1)
        if (block && fault === 'twice') copy.content.splice(index, 0, block)
        if (block && fault === 'swapped') copy.content.splice((index + 1) % (copy.content.length + 1), 0, block)
        fc.pre(streamOf(copy) !== streamOf(transcript))
        expect(failure(() => checkConservation(article, copy)).code).toBe('conservation')
      }),
      { numRuns: 300 },
    )
  })
})

const foldedText = (transcript: Transcript) =>
  fold(
    textNodesOf(transcript)
      .map(({ value }) => value)
      .join('\n'),
  )

/** What distinguishes two contents for a reader: labels and texts. */
const streamOf = ({ content }: Transcript) =>
  fold(
    content
      .map((block) => JSON.stringify(block, (key, value) => (key === 'id' || key === 'number' ? 0 : value)))
      .join(''),
  )

/** Whether what is lost may be a separator behind a label: the beginning of a turn's first text. */
function losesSeparator(transcript: Transcript, shorter: Transcript): boolean {
  return transcript.content.some((block, index) => {
    const other = shorter.content[index]
    if (block.type !== 'turn' || other?.type !== 'turn') return false
    const [was, is] = [block, other].map((turn) =>
      fold(
        textNodesOf(turn)
          .map(({ value }) => value)
          .join(''),
      ),
    )
    return (
      was !== is &&
      /^[^\p{L}\p{N}]{0,13}$/u.test((was as string).slice(0, commonLength(was as string, is as string) + 1))
    )
  })
}

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
