/** A Markdown file of ours, taken apart: what stands before the first turn, then turn by turn. */
import type { Paragraph, PhrasingContent, Root, RootContent } from 'mdast'
import { loadMarkdownParsers, parseMarkdown } from '../../commonmark/index.ts'
import type { Block, Inline } from '../../transcript/model.ts'
import { textOf } from '../../transcript/walk.ts'
import { type BlockScope, blocksOf } from './blocks.ts'
import { inlinesOf } from './inlines.ts'

export interface Section {
  /** The anchor, `t3`; undefined before the first turn. */
  id: string | undefined
  /** The bold words at the start, without their colon; undefined before the first turn. */
  label: string | undefined
  time: string | undefined
  blocks: Block[]
}

export interface Reading {
  /** YAML between the fences at the start; '' for none. */
  frontMatter: string
  sections: Section[]
  /** By their marks in the file: `1` for `[^1]:`. */
  footnotes: Map<string, Block[]>
}

export interface ReadingScope extends BlockScope {
  /** Turns with a time after their label. */
  timed: ReadonlySet<string>
}

/** The last file: it is read when it is written, and again when it is verified. Nobody changes a tree. */
let latest: { source: string; root: Root } | undefined

export async function readMarkdown(text: string, scope: ReadingScope): Promise<Reading> {
  // What stands behind the last line says nothing: so a file is the same without its comment.
  const source = text.trimEnd()
  if (latest?.source !== source) latest = { source, root: await parse(source) }
  const { root } = latest
  const footnotes = new Map<string, Block[]>()
  const sections: Section[] = [{ id: undefined, label: undefined, time: undefined, blocks: [] }]
  for (const node of root.children) {
    if (node.type === 'footnoteDefinition') {
      if (!footnotes.has(node.identifier)) footnotes.set(node.identifier, blocksOf(node.children, scope))
      continue
    }
    const opened = node.type === 'paragraph' ? openingOf(node, scope) : undefined
    if (opened) sections.push(opened)
    else sections.at(-1)?.blocks.push(...blocksOf([node], scope))
  }
  const [first] = root.children
  return { frontMatter: first?.type === 'yaml' ? first.value : '', sections, footnotes }
}

async function parse(text: string): Promise<Root> {
  return parseMarkdown(text, await loadMarkdownParsers(), { singleTilde: true })
}

/** The paragraph in which a turn begins: anchor, label in bold, colon, time, and the first thing that is said. */
function openingOf({ children }: Paragraph, scope: ReadingScope): Section | undefined {
  const id = anchorOf(children[0])
  if (id === undefined) return undefined
  const { label, rest } = labelledOf(inlinesOf(children, scope.names))
  const [code] = rest
  const timed = code?.type === 'inlineCode' && scope.timed.has(id)
  const said = timed ? withoutGap(rest.slice(1)) : rest
  return {
    id,
    label,
    time: timed ? code.value : undefined,
    blocks: said.length === 0 ? [] : [{ type: 'paragraph', children: said }],
  }
}

const COLON_AT_END = /\s*[:：]$/u

function anchorOf(node: PhrasingContent | RootContent | undefined): string | undefined {
  return node?.type === 'html' ? /^<a id="(t[1-9]\d{0,8})">$/.exec(node.value)?.[1] : undefined
}

/** Bold words at the start, without the colon that parts them from the rest; '' where there are none. */
export function labelledOf(inlines: Inline[]): { label: string; colon: boolean; rest: Inline[] } {
  const [first, next] = inlines
  if (first?.type !== 'strong') return { label: '', colon: false, rest: inlines }
  const bold = textOf([first])
  const colon = COLON_AT_END.test(bold) || (next?.type === 'text' && /^\s*[:：]/u.test(next.value))
  return { label: bold.replace(COLON_AT_END, ''), colon, rest: afterColon(inlines.slice(1), bold) }
}

function afterColon(inlines: Inline[], bold: string): Inline[] {
  const [first, ...rest] = inlines
  if (first?.type !== 'text') return inlines
  const value = COLON_AT_END.test(bold) ? first.value : first.value.replace(/^\s*[:：]/u, '')
  return withoutGap([{ type: 'text', value }, ...rest])
}

function withoutGap(inlines: Inline[]): Inline[] {
  const [first, ...rest] = inlines
  if (first?.type !== 'text') return inlines
  const value = first.value.replace(/^ /, '')
  return value === '' ? rest : [{ type: 'text', value }, ...rest]
}
