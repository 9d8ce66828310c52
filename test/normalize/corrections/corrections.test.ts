import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ColloquyError } from '../../../pipeline/errors.ts'
import { applyCorrections } from '../../../pipeline/normalize/corrections.ts'
import type { Article } from '../../../pipeline/transcript/article.ts'
import type { Inline } from '../../../pipeline/transcript/model.ts'
import { settingsSchema } from '../../../pipeline/transcript/settings.ts'
import { textOf } from '../../../pipeline/transcript/walk.ts'
import { blockOf, pageOf } from '../conservation/article.ts'

const cases = new URL('cases/', import.meta.url)
const read = (name: string, file: string) => JSON.parse(readFileSync(new URL(`${name}/${file}`, cases), 'utf8'))

/** `blocks` are the texts of paragraphs, `**label**` bold; a line break is a forced one. */
function articleOf(blocks: string[], corrections: unknown): Article {
  const article = pageOf(
    blocks.map((text, index) =>
      blockOf(
        {
          type: 'paragraph',
          children: text
            .split(/(\*\*[^*]+\*\*|\n)/)
            .filter(Boolean)
            .map(inlineOf),
        },
        index * 10,
        `p${index}`,
      ),
    ),
    [{ text: 'Share this', reason: 'share', path: '.share', order: 15, rule: 'test' }],
  )
  article.page.settings = settingsSchema.parse({ corrections })
  article.page.settingsFile = 'sources/ferry/source.yaml'
  return article
}

function inlineOf(part: string): Inline {
  if (part === '\n') return { type: 'break' }
  if (!part.startsWith('**')) return { type: 'text', value: part }
  return { type: 'strong', children: [{ type: 'text', value: part.slice(2, -2) }] }
}

function outcome(article: Article) {
  try {
    const { article: corrected, renames, forced } = applyCorrections(article)
    return {
      blocks: corrected.blocks.map(({ node }) => textOf([node])),
      omitted: corrected.omitted.map(({ text, reason, order, rule }) => `${order} ${reason} ${rule}: ${text}`),
      renames: Object.fromEntries(renames),
      forced: Object.fromEntries(forced),
    }
  } catch (error) {
    if (!(error instanceof ColloquyError)) throw error
    return { code: error.code, file: error.file, place: error.place, message: error.message }
  }
}

describe('corrections of source.yaml', () => {
  it.each(readdirSync(cases))('%s', (name) => {
    const { blocks, corrections } = read(name, 'input.json')
    expect(outcome(articleOf(blocks, corrections))).toEqual(read(name, 'expected.json'))
  })

  it('leaves the article as it is where there are none', () => {
    const article = articleOf(['One.'], [])
    expect(applyCorrections(article).article).toBe(article)
  })

  it('does not change the article it is given', () => {
    const article = articleOf(['One.', 'Two.'], [{ drop: 'Two' }])
    const before = structuredClone(article)
    applyCorrections(article)
    expect(article).toEqual(before)
  })
})
