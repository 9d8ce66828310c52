/** Elements whose inner structure counts (lists, tables, quotations, code) → the model's blocks. */
import type { Element } from 'domhandler'
import type { Root } from 'hast'
import type { Handle } from 'hast-util-to-mdast'
import type { Nodes } from 'mdast'
import type { Block } from '../transcript/model.ts'
import { element, type HastContext, hastOf } from './hast.ts'
import { loadToMdast } from './lazy.ts'
import { blocksOf } from './model-nodes.ts'

export interface Part {
  element: Element
  context: HastContext
}

/** One conversion for all elements: its set-up costs more than one of them does. */
export function convertStructures(parts: readonly Part[]): Exclude<Block, { type: 'turn' }>[][] {
  if (parts.length === 0) return []
  const trees: Nodes[][] = []
  const collect: Handle = (state, node) => {
    trees.push(state.toFlow(state.all(node)))
    return undefined
  }
  const children = parts.map((part) => element('article', hastOf([part.element], part.context)))
  const root: Root = { type: 'root', children }
  loadToMdast().toMdast(root, { handlers: { ...HANDLERS, article: collect } })
  return trees.map(blocksOf)
}

const HANDLERS: Record<string, Handle> = {
  'footnote-reference': (_, node) => ({
    type: 'footnoteReference',
    identifier: String(node.properties.identifier),
    label: String(node.properties.label),
  }),
}
