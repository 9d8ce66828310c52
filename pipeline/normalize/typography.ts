/**
 * Typography: punctuation, quotation marks and spaces as the language sets them.
 *
 * Two laws hold, and are tested: `fold` of the text is unchanged (no word, no order changes), and typesetting what is
 * typeset changes nothing. Code and addresses are untouched, and no space is added between scripts: renderers do that.
 */
import type { Block, Figure, Inline, Node, Text } from '../transcript/model.ts'
import type { TypographyChange } from '../transcript/normalized.ts'
import { visit } from '../transcript/walk.ts'
import { copyTree } from './typography/copy.ts'
import { fullWidth } from './typography/full-width.ts'
import { quotes } from './typography/quotes.ts'
import { apply, type Edit, plainRun, plainText, type Run, runOf, valuesOf } from './typography/run.ts'
import { collapseSpaces, spacesBesideFullWidth } from './typography/spaces.ts'
import { dashes, ellipses } from './typography/strokes.ts'
import { type Style, styleOf } from './typography/style.ts'

/** In this order: each judges by what those before it have made of the text, and none undoes another. */
const RULES: readonly ((run: Run, style: Style) => Edit[])[] = [
  collapseSpaces,
  fullWidth,
  spacesBesideFullWidth,
  ellipses,
  dashes,
  quotes,
]

/**
 * `language` is a BCP 47 tag. `content` is not changed; `changes` has one entry for each change, in the order of the
 * paragraphs and, within one, of the rules.
 */
export function typeset(content: Block[], language: string): { content: Block[]; changes: TypographyChange[] } {
  const settings: Setting[] = []
  const isEastern = /^(zh|ja)\b/.test(language)
  visit(content, (node) => {
    const children = inlinesOf(node)
    if (children && mayChange(plainText(children), isEastern)) settings.push(settingOf(runOf(children)))
    if (node.type === 'figure' && node.credit) settings.push(settingOf(plainRun(node.credit), node))
  })
  const changes: TypographyChange[] = []
  settle(settings, language, changes)
  const texts = new Map<Text | Figure, string>()
  for (const { original, run, credit } of settings) {
    if (run === original) continue
    for (const [index, value] of valuesOf(run).entries()) {
      const leaf = credit ?? run.leaves[index]
      if (leaf) texts.set(leaf, value)
    }
  }
  return { content: texts.size === 0 ? content : copyTree(content, (node) => withTexts(node, texts)), changes }
}

/** Whether a rule may change it, or the style is read from it: most paragraphs of a page have nothing of the kind. */
function mayChange(text: string, isEastern: boolean): boolean {
  if (isEastern) return EASTERN_TRIGGERS.test(text)
  return TRIGGERS.test(text) || text.startsWith(' ') || text.endsWith(' ') || ROWS.some((row) => text.includes(row))
}

const TRIGGERS = /[^\S ]|[\u200b"'“”„‟«»‹›「」『』‘‚]/
const ROWS = ['  ', '...', '。。。', '--']
/** In Chinese and Japanese text half-width punctuation, and spaces beside full-width marks, too. */
const EASTERN_TRIGGERS = /[ \u00a0"',.:;?!()]|。{3}|[^\S ]|--|[\u200b“”„‟«»‹›「」『』‘‚]/

interface Setting {
  original: Run
  /** As far as it is set. */
  run: Run
  /** The figure whose credit it is. */
  credit: Figure | undefined
}

const settingOf = (run: Run, credit?: Figure): Setting => ({ original: run, run, credit })

/**
 * Until nothing changes. Once is enough for any text that a person wrote; hostile rows of marks (one in 100,000 random
 * ones) need a second time, and a page may come to show its quotation marks by what was set. It ends: every change
 * takes away a half-width mark, a straight one, a point, a hyphen or a space.
 */
function settle(settings: readonly Setting[], language: string, changes: TypographyChange[]): void {
  let style: Style | undefined
  for (;;) {
    const next = styleOf(
      language,
      settings.map(({ run }) => run.text),
    )
    if (style && next.quotes === style.quotes) return
    style = next
    for (const setting of settings) setting.run = settled(setting.run, style, changes)
  }
}

function settled(run: Run, style: Style, changes: TypographyChange[]): Run {
  for (let before = run; ; ) {
    const after = RULES.reduce((text, rule) => apply(text, rule(text, style), changes), before)
    if (after === before) return after
    before = after
  }
}

const FORMATS: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete'])

/** Text nodes that came to be empty are left out, and what formats nothing any more with them. */
function withTexts(node: Node, texts: ReadonlyMap<Text | Figure, string>): Node | undefined {
  if (node.type === 'text') {
    const value = texts.get(node)
    return value === undefined ? node : value === '' ? undefined : { type: 'text', value }
  }
  if (node.type === 'figure') {
    const credit = texts.get(node)
    return credit === undefined ? node : { ...node, credit }
  }
  const isEmptied =
    FORMATS.has(node.type) &&
    'children' in node &&
    node.children.length > 0 &&
    (node.children as Node[]).every((child) => child.type === 'text' && texts.get(child) === '')
  return isEmptied ? undefined : node
}

/** The inline content of a block that has any. */
function inlinesOf(node: Node): readonly Inline[] | undefined {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return node.children
    case 'figure':
      return node.caption
    default:
      return undefined
  }
}
