/** Inline nodes of the transcript → pandoc's inlines. */
import type { ImageReference, Inline } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import { NO_ATTRIBUTES, type PandocInline } from '../pandoc/ast.ts'
import { settleEmphasis } from './delimiters.ts'
import { markOf } from './footnotes.ts'
import { guardAddresses, guardLineStarts } from './guards.ts'
import { deeper, MAX_DEPTH, type Scope } from './scope.ts'
import { html, space, targetOf, textInlines, wellFormed } from './text.ts'

/** The inlines of one block, safe to stand at the start of a line. `before` stands in front, as it is. */
export function line(inlines: PandocInline[], before: PandocInline[] = []): PandocInline[] {
  const settled = settleEmphasis([...before, ...inlines])
  return guardLineStarts(guardAddresses(trimBreaks(settled)))
}

/** Backticks of two neighbours would run together. */
function joinCode(inlines: PandocInline[]): PandocInline[] {
  const out: PandocInline[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    if (inline.t === 'Code' && last?.t === 'Code')
      out[out.length - 1] = { t: 'Code', c: [last.c[0], last.c[1] + inline.c[1]] }
    else out.push(inline)
  }
  return out
}

/** With every hard break, however deep, as something that keeps the line whole. */
export function onOneLine(inlines: PandocInline[], instead: PandocInline): PandocInline[] {
  return inlines.map((inline): PandocInline => {
    if (inline.t === 'LineBreak') return instead
    if (inline.t === 'Emph' || inline.t === 'Strong' || inline.t === 'Strikeout')
      return { ...inline, c: onOneLine(inline.c, instead) }
    if (inline.t === 'Link') return { ...inline, c: [inline.c[0], onOneLine(inline.c[1], instead), inline.c[2]] }
    return inline
  })
}

/** A hard break at an edge of a block would be a backslash in the text. */
export function trimBreaks(inlines: PandocInline[]): PandocInline[] {
  const isBreak = (inline: PandocInline | undefined) => inline?.t === 'LineBreak' || inline?.t === 'Space'
  let from = 0
  let to = inlines.length
  while (from < to && isBreak(inlines[from])) from += 1
  while (to > from && isBreak(inlines[to - 1])) to -= 1
  return inlines.slice(from, to)
}

export const anchorOf = (id: string): PandocInline => html(`<a id="${id}"></a>`)

/** Unsettled: pass the result through `line` with all that stands in the same block. */
export function inlinesOf(nodes: readonly Inline[], scope: Scope): PandocInline[] {
  if (scope.depth > MAX_DEPTH) return textInlines(textOf(nodes))
  return joinCode(nodes.flatMap((node) => inlineOf(node, deeper(scope))))
}

function inlineOf(node: Inline, scope: Scope): PandocInline[] {
  const inside = () => inlinesOf('children' in node ? node.children : [], scope)
  switch (node.type) {
    case 'text':
      return textInlines(node.value)
    case 'emphasis':
      return [{ t: 'Emph', c: inside() }]
    case 'strong':
      return [{ t: 'Strong', c: inside() }]
    case 'delete':
      return [{ t: 'Strikeout', c: inside() }]
    case 'inlineCode':
      return codeOf(node.value)
    case 'break':
      return [{ t: 'LineBreak' }]
    case 'link':
      return [{ t: 'Link', c: [NO_ATTRIBUTES, inside(), [targetOf(node.url), titleOf(node.title)]] }]
    case 'image':
      return imageOf(node, scope)
    case 'footnoteReference':
      return markOf(scope.footnotes.definitions.get(node.identifier), scope.footnotes)
    case 'note':
      return noteOf(inside())
  }
}

/** Pandoc sets a title between double quotes and leaves those inside as they are. */
const titleOf = (title = '') => wellFormed(title).replace(/\s+/g, ' ').replaceAll('"', '”').replaceAll('\\', '＼')

function codeOf(value: string): PandocInline[] {
  const code = wellFormed(value).replace(/\s+/g, ' ')
  return code.trim() === '' ? [space] : [{ t: 'Code', c: [NO_ATTRIBUTES, code] }]
}

/** `images/<name>` beside the file; a missing one is named in its place, after an anchor that marks it as ours. */
export function imageOf(image: ImageReference, scope: Scope): PandocInline[] {
  const file = scope.images.get(image.url)
  if (file) return [{ t: 'Image', c: [NO_ATTRIBUTES, textInlines(image.alt), [`images/${file.name}`, '']] }]
  const said =
    image.alt.trim() === ''
      ? scope.words.missing
      : `${scope.words.missing}${scope.words.colon}${scope.words.gap}${image.alt}`
  return [anchorOf(scope.anchor('missing')), { t: 'Emph', c: textInlines(`[${said}]`) }]
}

/** Brackets stay outside the emphasis, `（*笑*）`, where it always closes. */
function noteOf(children: PandocInline[]): PandocInline[] {
  const first = children[0]
  const last = children.at(-1)
  if (first?.t !== 'Str' || last?.t !== 'Str') return [{ t: 'Emph', c: children }]
  const opening = /^[([（［【〔〈「『]/u.exec(first.c)?.[0]
  const closing = /[)\]）］】〕〉」』]$/u.exec(last.c)?.[0]
  if (opening === undefined || closing === undefined || (children.length === 1 && first.c.length < 3))
    return [{ t: 'Emph', c: children }]
  const inner = [...children]
  inner[0] = { t: 'Str', c: first.c.slice(1) }
  const end = inner.at(-1) as { t: 'Str'; c: string }
  inner[inner.length - 1] = { t: 'Str', c: end.c.slice(0, -1) }
  const kept = inner.filter((inline) => inline.t !== 'Str' || inline.c !== '')
  return [
    { t: 'Str', c: opening },
    { t: 'Emph', c: kept },
    { t: 'Str', c: closing },
  ]
}
