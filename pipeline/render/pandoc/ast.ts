/**
 * The part of pandoc's document type (pandoc-types 1.23, as JSON) that Colloquy writes.
 *
 * `t` names the constructor, `c` holds its arguments: https://hackage.haskell.org/package/pandoc-types. Figure is
 * left out on purpose: without it the same document is valid for every pandoc since 2.10.
 */

/** Identifier, classes, key–value pairs. */
export type Attributes = [string, string[], [string, string][]]
/** Address and title. */
export type Target = [string, string]

export type PandocInline =
  | { t: 'Str'; c: string }
  | { t: 'Space' | 'SoftBreak' | 'LineBreak' }
  | { t: 'Emph' | 'Strong' | 'Strikeout' | 'Superscript'; c: PandocInline[] }
  | { t: 'Code'; c: [Attributes, string] }
  | { t: 'RawInline'; c: [string, string] }
  | { t: 'Link' | 'Image'; c: [Attributes, PandocInline[], Target] }
  | { t: 'Note'; c: PandocBlock[] }
  | { t: 'Span'; c: [Attributes, PandocInline[]] }

export type ListStyle = [number, { t: 'Decimal' }, { t: 'Period' }]
export interface Alignment {
  t: 'AlignDefault' | 'AlignLeft' | 'AlignRight' | 'AlignCenter'
}
/** Attributes, alignment, rows and columns spanned, content. */
export type Cell = [Attributes, Alignment, number, number, PandocBlock[]]
export type Row = [Attributes, Cell[]]

export type PandocBlock =
  | { t: 'Plain' | 'Para'; c: PandocInline[] }
  | { t: 'Header'; c: [number, Attributes, PandocInline[]] }
  | { t: 'BlockQuote'; c: PandocBlock[] }
  | { t: 'BulletList'; c: PandocBlock[][] }
  | { t: 'OrderedList'; c: [ListStyle, PandocBlock[][]] }
  | { t: 'CodeBlock'; c: [Attributes, string] }
  | { t: 'RawBlock'; c: [string, string] }
  | { t: 'HorizontalRule' }
  | { t: 'Div'; c: [Attributes, PandocBlock[]] }
  | {
      t: 'Table'
      c: [
        Attributes,
        [null, PandocBlock[]],
        [Alignment, { t: 'ColWidthDefault' }][],
        [Attributes, Row[]],
        [Attributes, number, Row[], Row[]][],
        [Attributes, Row[]],
      ]
    }

export type PandocMeta =
  | { t: 'MetaInlines'; c: PandocInline[] }
  | { t: 'MetaBlocks'; c: PandocBlock[] }
  | { t: 'MetaList'; c: PandocMeta[] }
  | { t: 'MetaMap'; c: Record<string, PandocMeta> }
  | { t: 'MetaBool'; c: boolean }

/** A document without its `pandoc-api-version`, which belongs to the pandoc that reads it. */
export interface PandocDocument {
  meta: Record<string, PandocMeta>
  blocks: PandocBlock[]
}

export const NO_ATTRIBUTES: Attributes = ['', [], []]
