/** A page saved as plain text, chrome and all → the article in it. */
import type { Article, ArticleBlock, PlacedOmission } from '../transcript/article.ts'
import { fold } from '../transcript/fold.ts'
import type { OmissionReason } from '../transcript/model.ts'
import type { Page } from '../transcript/page.ts'
import { articleOrThrow } from './article.ts'
import { checkPiece, printedText } from './conservation.ts'
import { chromeOf, isFigureLine, isProseLine, isSpokenLine, lineOf, type TextLine } from './line-rules.ts'
import { readMetadata, type VisibleLine } from './metadata/index.ts'

type Fate =
  | { kind: 'block'; rule: string; hint?: ArticleBlock['hint'] }
  | { kind: 'omit'; reason: OmissionReason; rule: string }

export function readPlainText(page: Page): Article {
  const lines = paragraphLines(page.text)
  const fates = decide(lines)
  const text = lines.filter((_, index) => fates[index]?.kind === 'block').map((line) => line.text)
  const result = readMetadata({ $: undefined, page, text: text.join('\n'), visible: visibleOf(lines, fates) })
  const used = new Set([...result.used, ...result.leads])
  const headline = fold(result.metadata.title)
  for (const [index, line] of lines.entries()) {
    if (used.has(line.number)) fates[index] = { kind: 'omit', reason: 'metadata', rule: 'metadata-line' }
    else if (fold(line.text) === headline) fates[index] = { kind: 'omit', reason: 'metadata', rule: 'headline' }
  }
  omitBeforeHeadline(lines, fates)
  articleOrThrow(
    lines.filter((_, index) => fates[index]?.kind === 'block').map(({ weight }) => ({ weight, linked: 0 })),
    page,
  )
  return { page, metadata: result.metadata, ...write(lines, fates, page), warnings: [] }
}

/** Above the headline a page saved as text has its menus; a sentence there is none of them. */
function omitBeforeHeadline(lines: readonly TextLine[], fates: Fate[]): void {
  const headline = fates.findIndex((fate) => fate.rule === 'headline')
  for (let index = 0; index < headline; index += 1) {
    if (fates[index]?.kind === 'block' && !isProseLine(lines[index] as TextLine))
      fates[index] = { kind: 'omit', reason: 'navigation', rule: 'before-headline' }
  }
}

/** One entry a paragraph: a line, or the lines between blank ones where the text is wrapped at a margin. */
function paragraphLines(text: string): TextLine[] {
  const groups: TextLine[][] = [[]]
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    if (raw.trim() === '') groups.push([])
    else (groups[groups.length - 1] as TextLine[]).push(lineOf(raw.trim(), index + 1))
  }
  const filled = groups.filter((group) => group.length > 0)
  if (!isWrapped(filled)) return filled.flat()
  return filled.map((group) => lineOf(group.map((line) => line.text).join(' '), group[0]?.number ?? 1))
}

/** Most lines that are not the last of their group are nearly as long as the longest, and stop within a sentence. */
function isWrapped(groups: readonly TextLine[][]): boolean {
  const inner = groups.flatMap((group) => group.slice(0, -1))
  if (inner.length < 4) return false
  const longest = Math.max(...inner.slice(0, 5000).map(({ weight }) => weight))
  const broken = inner.filter(({ text, weight }) => weight > 0.6 * longest && !/[.!?。！？:：]$/.test(text))
  return longest <= 120 && broken.length >= 0.5 * inner.length
}

function decide(lines: readonly TextLine[]): Fate[] {
  const start = firstProse(lines, 120)
  const last = lastOf(lines)
  return lines.map((line, index): Fate => {
    const chrome = chromeOf(line, index < start, index > last)
    if (chrome) return { kind: 'omit', ...chrome }
    if (index > last) return { kind: 'omit', reason: 'boilerplate', rule: 'after-last-sentence' }
    if (isFigureLine(line)) return { kind: 'block', rule: 'caption-words', hint: 'caption' }
    return { kind: 'block', rule: 'line' }
  })
}

/** The first line of `most` letters; of fewer in an article that has none so long. */
function firstProse(lines: readonly TextLine[], most: number): number {
  const prose = lines.filter(isProseLine)
  const longest = prose.reduce((weight, line) => Math.max(weight, line.weight), 0)
  return Math.max(
    0,
    lines.findIndex((line) => isProseLine(line) && line.weight >= Math.min(most, 0.6 * longest)),
  )
}

/** The last line that is a sentence, or is said by someone, and is no chrome. */
function lastOf(lines: readonly TextLine[]): number {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index] as TextLine
    if ((isProseLine(line) || isSpokenLine(line)) && !chromeOf(line, false, true)) return index
  }
  return lines.length - 1
}

function visibleOf(lines: readonly TextLine[], fates: readonly Fate[]): VisibleLine[] {
  const start = firstProse(lines, 200)
  const end = fates.findLastIndex((fate) => fate.kind === 'block')
  return lines.flatMap(({ text, number, weight }, index): VisibleLine[] => {
    const where = index < start + 3 && index < 60 ? 'head' : index > end - 8 && index < end + 40 ? 'after' : undefined
    const fate = fates[index]
    const isCaption = fate?.kind === 'block' && fate.hint === 'caption'
    if (where === undefined || weight > 900 || isCaption) return []
    return [{ text, path: `line ${number}`, order: number, where, classes: [] }]
  })
}

function write(lines: readonly TextLine[], fates: readonly Fate[], page: Page): Pick<Article, 'blocks' | 'omitted'> {
  const blocks: ArticleBlock[] = []
  const omitted: PlacedOmission[] = []
  for (const [index, line] of lines.entries()) {
    const fate = fates[index] as Fate
    const path = `line ${line.number}`
    if (fate.kind === 'omit') {
      const { reason, rule } = fate
      omitted.push({ text: line.text, reason, path, order: line.number, rule })
    } else blocks.push(blockOf(line, fate, path))
  }
  const printed = [...blocks.map(({ node, order }) => ({ order, text: printedText([node]) })), ...omitted]
  printed.sort((one, other) => one.order - other.order)
  checkPiece({ text: printed.map(({ text }) => text).join(''), source: page.text, path: 'line 1' }, page.name)
  return { blocks, omitted }
}

function blockOf(line: TextLine, fate: Extract<Fate, { kind: 'block' }>, path: string): ArticleBlock {
  const text = { type: 'text' as const, value: line.text }
  const node: ArticleBlock['node'] =
    fate.hint === 'caption' ? { type: 'figure', caption: [text] } : { type: 'paragraph', children: [text] }
  const marks = { tag: 'p', classes: [], attributes: {}, ancestors: [], group: '' }
  return { node, order: line.number, path, ...marks, ...(fate.hint ? { hint: fate.hint } : {}), rule: fate.rule }
}
