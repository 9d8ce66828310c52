/** An HTML page → the article in it. */
import type { CheerioAPI } from 'cheerio/slim'
import { ColloquyError } from '../errors.ts'
import type { Article, ArticleBlock } from '../transcript/article.ts'
import { fold } from '../transcript/fold.ts'
import type { Page } from '../transcript/page.ts'
import { findAnchor } from './anchor.ts'
import { articleOrThrow } from './article.ts'
import { markHints } from './box.ts'
import { findChrome, type Verdicts } from './chrome.ts'
import { type Claim, checkConservation, printedParts } from './conservation.ts'
import { convertUnits } from './convert.ts'
import { takeTexts } from './extra.ts'
import { joinCaptions } from './figure.ts'
import { type Footnotes, findFootnotes } from './footnote.ts'
import { findLines, type Removal } from './lines.ts'
import { baseOf, linkResolver } from './link.ts'
import { Marker, type Marks } from './marks.ts'
import { readMetadata } from './metadata/index.ts'
import { withoutCount } from './metadata/page-count.ts'
import { showNoscriptImages } from './noscript.ts'
import { type Extra, listOmissions } from './omissions.ts'
import { parseHtml } from './parse.ts'
import { breakPreformatted } from './preformatted.ts'
import { findRegion, type Region } from './region.ts'
import { findDuplicates, findPullQuotes } from './repeat.ts'
import { applyDrops, selectElements, selectedRegion } from './select.ts'
import { standfirst } from './standfirst.ts'
import { type Kept, type Survey, survey as surveyPage } from './survey.ts'
import type { Unit } from './unit.ts'
import { cutUnits } from './units.ts'
import { visibleLines } from './visible.ts'
import { articleBodyOf } from './witness.ts'

/** Everything known of a page while it is read. */
interface Reading {
  page: Page
  $: CheerioAPI
  survey: Survey
  verdicts: Verdicts
  region: Region
  footnotes: Footnotes
  extras: Extra[]
  units: Unit[]
  warnings: string[]
}

/** @param isPart whether it is a further page of an article, which may be a few lines only */
export function readHtml(page: Page, isPart = false): Article {
  const reading = openPage(page)
  chooseUnits(reading)
  const text = reading.units.map(({ text }) => text).join('\n')
  const visible = visibleLines(reading.units, reading.survey, reading.region, reading.verdicts, keptRuns(reading))
  const { metadata, documentTitle, used, leads } = readMetadata({ $: reading.$, page, text, visible })
  leaveMetadataOut(reading, new Set([...used, ...leads]), metadata.title)
  if (!isPart) articleOrThrow(reading.units, page)
  const title = documentTitle === undefined ? {} : { documentTitle }
  return { page, metadata, ...title, ...write(reading), warnings: reading.warnings }
}

function openPage(page: Page): Reading {
  const $ = parseHtml(page.text)
  const body = $.root().children('html').children('body')[0]
  if (!body) throw framesetError($, page)
  // A look at the text spares most pages a walk over the tree.
  if (/<q[\s>]/i.test(page.text)) $('q').prepend('“').append('”')
  if (/<pre[\s>]/i.test(page.text)) breakPreformatted($)
  if (/<noscript[\s>]/i.test(page.text)) showNoscriptImages($)
  const selected = selectElements($, page)
  const survey = surveyPage(body)
  const anchor = findAnchor(survey)
  const verdicts = findChrome(survey, anchor)
  const region =
    selectedRegion(selected.body, survey, verdicts) ??
    findRegion(survey, verdicts, anchor, page.text.includes('articleBody') ? articleBodyOf($) : undefined)
  const inline = applyDrops(selected.drop, survey, verdicts)
  const footnotes = findFootnotes($, region, survey)
  const extras = [
    ...takeTexts(inline, 'dropped', 'select.drop', survey),
    ...takeTexts(footnotes.backlinks, 'navigation', 'footnote-backlink', survey),
  ]
  return { page, $, survey, verdicts, region, footnotes, extras, units: [], warnings: selected.warnings }
}

function framesetError($: CheerioAPI, page: Page): ColloquyError {
  const frames = $('frame[src]')
    .toArray()
    .map(({ attribs }) => attribs.src)
  return new ColloquyError(
    'no-article',
    `expected an article, found a page of frames (${frames.slice(0, 4).join(', ')}); give the page in one of them`,
    { file: page.name },
  )
}

/** From everything in the region to what is of the article. */
function chooseUnits(reading: Reading): void {
  const { region, survey, verdicts, footnotes } = reading
  const units = joinCaptions([
    ...standfirst(region, survey, verdicts),
    ...cutUnits(region, survey, verdicts, footnotes.elements),
  ])
  reading.units = units
  leaveOut(reading, region.rule === 'select.body' ? [] : findLines(units, region))
  markHints(reading.units, region, survey)
  leaveOut(reading, findDuplicates(reading.units))
  leaveOut(reading, findPullQuotes(reading.units, region))
}

function leaveOut(reading: Reading, removals: readonly Removal[]): void {
  if (removals.length === 0) return
  const gone = new Set<Unit>()
  for (const { unit, verdict } of removals) {
    gone.add(unit)
    for (const run of unit.runs) reading.verdicts.set(run.index, verdict)
  }
  reading.units = reading.units.filter((unit) => !gone.has(unit))
}

function keptRuns({ units, survey }: Reading): Kept {
  const kept = new Uint8Array(survey.runs.length)
  for (const { runs } of units) for (const run of runs) kept[run.index] = 1
  return { has: ({ index }) => kept[index] === 1 }
}

/** Lines whose words are in the metadata now, and the headline wherever it stands. */
function leaveMetadataOut(reading: Reading, used: ReadonlySet<number>, title: string): void {
  const { survey, verdicts } = reading
  const headline = fold(title)
  const first = reading.units.findIndex((unit) => unit.weight < 300 && fold(withoutCount(unit.text)) === headline)
  const removals: Removal[] = []
  reading.units.forEach((unit, index) => {
    const rule = used.has(unit.order)
      ? 'metadata-line'
      : index === first && isHeadlinePlace(unit, index)
        ? 'headline'
        : undefined
    if (rule !== undefined) removals.push({ unit, verdict: { reason: 'metadata', rule, element: unit.element } })
  })
  leaveOut(reading, removals)
  const kept = keptRuns(reading)
  for (const run of survey.runs) {
    if (kept.has(run) || run.texts.length === 0) continue
    const isTitle =
      /^h[1-3]$/.test(run.container.name) && fold(withoutCount(run.texts.map(({ data }) => data).join(''))) === headline
    if (!isTitle && !used.has(run.order)) continue
    verdicts.set(run.index, {
      reason: 'metadata',
      rule: isTitle ? 'headline' : 'metadata-line',
      element: run.container,
    })
  }
}

/** A heading near the head of the article; without markup, one of its first lines. */
function isHeadlinePlace(unit: Unit, index: number): boolean {
  return index < (/^h[1-3]$/.test(unit.element.name) ? 12 : 3)
}

/** Blocks and omissions, and the proof that nothing is missing. */
function write(reading: Reading): Pick<Article, 'blocks' | 'omitted'> {
  const { $, page, survey, region, verdicts, extras, footnotes } = reading
  footnotes.settle(reading.units)
  const link = linkResolver(baseOf($, page.url))
  const converted = convertUnits(reading.units, { link, footnotes })
  const marker = new Marker(region, survey)
  const blocks: ArticleBlock[] = []
  const claims: Claim[] = []
  reading.units.forEach((unit, index) => {
    const nodes = converted[index] ?? []
    const marks = marker.marksOf(unit)
    const hint = unit.hint ?? (footnotes.definitionOf(unit) ? 'footnote' : undefined)
    for (const node of nodes) blocks.push(blockOf(node, unit, marks, hint))
    const [only] = unit.runs
    const texts = unit.runs.length === 1 && only ? only.texts : unit.runs.flatMap((run) => run.texts)
    claims.push({ parts: printedParts(nodes), texts, path: marks.path })
  })
  const omitted = listOmissions(survey, region, verdicts, keptRuns(reading), extras)
  for (const { omission, texts } of omitted) claims.push({ parts: [omission.text], texts, path: omission.path })
  checkConservation(claims, survey.body, page.name)
  return { blocks, omitted: omitted.map(({ omission }) => omission) }
}

/** Field by field: a spread for each paragraph costs more than all of its marks. */
function blockOf(node: ArticleBlock['node'], unit: Unit, marks: Marks, hint: ArticleBlock['hint']): ArticleBlock {
  const block: ArticleBlock = {
    node,
    order: unit.order,
    path: marks.path,
    tag: marks.tag,
    classes: marks.classes,
    attributes: marks.attributes,
    ancestors: marks.ancestors,
    group: marks.group,
    rule: unit.rule,
  }
  if (hint !== undefined) block.hint = hint
  return block
}
