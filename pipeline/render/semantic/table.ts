import type { Element } from 'hast'
import type { State } from 'mdast-util-to-hast'
import type { List, Table, TableRow } from '../../transcript/model.ts'
import { element } from './element.ts'
import { childrenAsHast } from './state.ts'

/** Tables keep every cell, however uneven the rows are; alignment is a class, HTML's `align` is obsolete. */
export function tableHandlers() {
  return {
    table(state: State, table: Table): Element | undefined {
      const [head, ...body] = table.children
      if (head === undefined) return undefined
      const parts = [element('thead', {}, [row(state, head, table, 'th')])]
      if (body.length > 0)
        parts.push(
          element(
            'tbody',
            {},
            body.map((each) => row(state, each, table, 'td')),
          ),
        )
      return element('table', {}, parts)
    },
    /** A list without items says nothing, and NCX-age readers refuse it. */
    list(state: State, list: List): Element | undefined {
      if (list.children.length === 0) return undefined
      const start = list.ordered && list.start !== undefined && list.start !== 1 ? list.start : undefined
      return element(list.ordered ? 'ol' : 'ul', { start }, childrenAsHast(state, list))
    },
  }
}

function row(state: State, node: TableRow, table: Table, tagName: 'th' | 'td'): Element {
  const cells = node.children.map((cell, index) => {
    const align = table.align?.[index]
    const className = align ? [`align-${align}`] : undefined
    const scope = tagName === 'th' ? 'col' : undefined
    return element(tagName, { className, scope }, childrenAsHast(state, cell))
  })
  return element('tr', {}, cells)
}
