/** A table of the transcript → pandoc's table, in the one form that every writer of pipe tables can keep. */
import type { Inline, Table, TableRow } from '../../transcript/model.ts'
import {
  type Alignment,
  type Cell,
  NO_ATTRIBUTES,
  type PandocBlock,
  type PandocInline,
  type Row,
} from '../pandoc/ast.ts'
import { line, onOneLine } from './inlines.ts'
import { html, textInlines } from './text.ts'

const ALIGNMENTS = { left: 'AlignLeft', right: 'AlignRight', center: 'AlignCenter' } as const

export function tableOf(table: Table, inlinesOf: (nodes: Inline[]) => PandocInline[]): PandocBlock[] {
  const [head, ...rows] = table.children
  if (head === undefined) return []
  const width = table.children.reduce((most, row) => Math.max(most, row.children.length), 0)
  if (width === 0) return []
  const columns = Array.from({ length: width }, (_, column): Alignment => {
    const align = table.align?.[column]
    return { t: align ? ALIGNMENTS[align] : 'AlignDefault' }
  })
  const rowOf = (row: TableRow): Row => [
    NO_ATTRIBUTES,
    columns.map((alignment, column) => cellOf(inlinesOf(row.children[column]?.children ?? []), alignment)),
  ]
  return [
    {
      t: 'Table',
      c: [
        NO_ATTRIBUTES,
        [null, []],
        columns.map((alignment) => [alignment, { t: 'ColWidthDefault' }]),
        [NO_ATTRIBUTES, [rowOf(head)]],
        [[NO_ATTRIBUTES, 0, [], rows.map(rowOf)]],
        [NO_ATTRIBUTES, []],
      ],
    },
  ]
}

/** A pipe table has one line a row: a hard break is `<br>` there. */
function cellOf(inlines: PandocInline[], alignment: Alignment): Cell {
  const flat = line(onOneLine(inlines.flatMap(pipeSafe), html('<br>')))
  return [NO_ATTRIBUTES, alignment, 1, 1, flat.length === 0 ? [] : [{ t: 'Plain', c: flat }]]
}

/**
 * Pandoc (3.10) leaves a `|` in code as it is, which ends the cell; GFM takes a backslash there. After a backslash of
 * its own no escape is left, and such code becomes plain text.
 */
function pipeSafe(inline: PandocInline): PandocInline[] {
  if (inline.t === 'Code' && inline.c[1].includes('|'))
    return inline.c[1].includes('\\|')
      ? textInlines(inline.c[1])
      : [{ t: 'Code', c: [inline.c[0], inline.c[1].replaceAll('|', '\\|')] }]
  if (inline.t === 'Emph' || inline.t === 'Strong' || inline.t === 'Strikeout')
    return [{ ...inline, c: inline.c.flatMap(pipeSafe) }]
  if (inline.t === 'Link') return [{ ...inline, c: [inline.c[0], inline.c[1].flatMap(pipeSafe), inline.c[2]] }]
  return [inline]
}
